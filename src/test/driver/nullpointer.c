/*
 * Test driver "nullpointer": DrvCreate writes through a null pointer, which is a page fault
 * (#PF) with CR2 = 10H, error code 2: a write in supervisor mode to a page not present
 * (Intel SDM Vol. 3A, "Page-Fault Exceptions").
 */
#include <ntddk.h>

typedef struct _STATE
{
    ULONG64 Unused[2];
    ULONG64 Opened;
} STATE;

static STATE *volatile State;
static PDEVICE_OBJECT Device;

static NTSTATUS NTAPI
DrvCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("nullpointer: State is %p\n", State);
    State->Opened = 1;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static VOID NTAPI
DrvUnload(PDRIVER_OBJECT Driver)
{
    UNREFERENCED_PARAMETER(Driver);
    IoDeleteDevice(Device);
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\NullPointer");
    UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\DosDevices\\NullPointer");

    UNREFERENCED_PARAMETER(Path);
    Driver->MajorFunction[IRP_MJ_CREATE] = DrvCreate;
    Driver->DriverUnload = DrvUnload;
    IoCreateSymbolicLink(&Link, &Name);
    return IoCreateDevice(Driver, 0, &Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Device);
}

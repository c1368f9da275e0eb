/*
 * MyHypervisorDriver, sample "faults": one I/O control code for each mistake that authors of
 * such drivers make on the way into VMX operation. Opening and closing the device do
 * nothing. The cases are in Mistakes.c and Later.c.
 */
#include "Faults.h"

typedef struct _CASE
{
    ULONG Code;
    const CHAR *Name;
    CASE_ROUTINE *Routine;
} CASE;

#define CASE_OF(Number, Routine)                                                       \
    {                                                                                  \
        IOCTL_CASE(Number), #Routine, Routine                                          \
    }

/* Numbers are never given anew: the scenarios know them. */
static const CASE Cases[] = {
    CASE_OF(0x00, Correct),
    CASE_OF(0x01, NoVmxe),
    CASE_OF(0x02, VmeForVmxe),
    CASE_OF(0x03, BitCountedFromOne),
    CASE_OF(0x04, VmxeOnOtherProcessor),
    CASE_OF(0x05, NumericErrorCleared),
    CASE_OF(0x06, MsrBeforeCpuid),
    CASE_OF(0x07, FeatureControlBeforeCpuid),
    CASE_OF(0x08, FeatureControlIgnored),
    CASE_OF(0x09, FeatureControlNotLocked),
    CASE_OF(0x0A, FeatureControlLockedFirst),
    CASE_OF(0x0B, FeatureControlWrittenAgain),
    CASE_OF(0x10, VirtualAddress),
    CASE_OF(0x11, ValueForPointer),
    CASE_OF(0x12, Unaligned),
    CASE_OF(0x13, HalfWritten),
    CASE_OF(0x14, NoRevision),
    CASE_OF(0x15, RevisionOfAnother),
    CASE_OF(0x16, RevisionBit31),
    CASE_OF(0x20, SecondVmxon),
    CASE_OF(0x21, SecondVmxonWithVmcs),
    CASE_OF(0x22, VmxeClearedInside),
    CASE_OF(0x23, VmxoffOutside),
    CASE_OF(0x24, SecondVmxoff),
    CASE_OF(0x25, VmxoffOnOtherProcessor),
    CASE_OF(0x26, VmptrldOfVmxonRegion),
    CASE_OF(0x27, VmreadWithoutVmcs),
    CASE_OF(0x28, VmwriteOfReadOnlyField),
    CASE_OF(0x29, VmlaunchOfZeros),
    CASE_OF(0x2A, CorrectWithVmcs),
};

NTSTATUS
CompleteRequest(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS Status;
    ULONG Index;
    PDEVICE_OBJECT DeviceObject = NULL;
    UNICODE_STRING DeviceName;
    UNICODE_STRING DosDeviceName;

    UNREFERENCED_PARAMETER(RegistryPath);
    RtlInitUnicodeString(&DeviceName, DEVICE_NAME);
    RtlInitUnicodeString(&DosDeviceName, DOS_DEVICE_NAME);

    Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_UNKNOWN,
                            FILE_DEVICE_SECURE_OPEN, FALSE, &DeviceObject);
    if (!NT_SUCCESS(Status))
    {
        return Status;
    }

    for (Index = 0; Index <= IRP_MJ_MAXIMUM_FUNCTION; Index++)
    {
        DriverObject->MajorFunction[Index] = DrvUnsupported;
    }
    DriverObject->MajorFunction[IRP_MJ_CREATE] = DrvCreate;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = DrvClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = DrvClose;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DrvIoctlDispatcher;
    DriverObject->DriverUnload = DrvUnload;

    Status = IoCreateSymbolicLink(&DosDeviceName, &DeviceName);
    if (!NT_SUCCESS(Status))
    {
        IoDeleteDevice(DeviceObject);
    }
    return Status;
}

VOID NTAPI
DrvUnload(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING DosDeviceName;

    RtlInitUnicodeString(&DosDeviceName, DOS_DEVICE_NAME);
    IoDeleteSymbolicLink(&DosDeviceName);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI
DrvCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return CompleteRequest(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI
DrvClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return CompleteRequest(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI
DrvUnsupported(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return CompleteRequest(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
}

NTSTATUS NTAPI
DrvIoctlDispatcher(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG Code = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode;
    NTSTATUS Status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG Index;

    UNREFERENCED_PARAMETER(DeviceObject);

    for (Index = 0; Index < RTL_NUMBER_OF(Cases); Index++)
    {
        if (Cases[Index].Code == Code)
        {
            DbgPrint("[*] Case %s\n", Cases[Index].Name);
            MoveToProcessor(0);
            Status = Cases[Index].Routine();
            KeRevertToUserAffinityThread();
            DbgPrint("[*] Case %s ended with status 0x%08x\n", Cases[Index].Name, Status);
        }
    }
    return CompleteRequest(Irp, Status, 0);
}

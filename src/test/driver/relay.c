/*
 * Test driver "relay": a stack of two devices. The lower one has the name, the upper one is
 * attached to it and passes everything on with a completion routine. The lower one answers
 * reads at once; a control code is pended until a timer cancels the request.
 */
#include <ntddk.h>

#define CANCELLED_LATER CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)

static PDEVICE_OBJECT lower, upper, below;
static PIRP waiting;
static KTIMER timer;
static KDPC dpc;

static NTSTATUS
finish(PIRP irp, NTSTATUS status, ULONG_PTR count)
{
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = count;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}

static NTSTATUS NTAPI
passed(PDEVICE_OBJECT device, PIRP irp, PVOID context)
{
    UNREFERENCED_PARAMETER(device);
    if (irp->PendingReturned) {
        IoMarkIrpPending(irp);
    }
    DbgPrint("relay: back with %08x, context %d\n", irp->IoStatus.Status, (int)(ULONG_PTR)context);
    return STATUS_CONTINUE_COMPLETION;
}

static VOID NTAPI
cancelled(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    IoReleaseCancelSpinLock(irp->CancelIrql);
    DbgPrint("relay: cancelled\n");
    finish(irp, STATUS_CANCELLED, 0);
}

static VOID NTAPI
cancel(PKDPC self, PVOID context, PVOID first, PVOID second)
{
    UNREFERENCED_PARAMETER(self);
    UNREFERENCED_PARAMETER(context);
    UNREFERENCED_PARAMETER(first);
    UNREFERENCED_PARAMETER(second);
    IoCancelIrp(waiting);
}

static NTSTATUS
answer(PIRP irp, PIO_STACK_LOCATION here)
{
    LARGE_INTEGER soon;

    if (here->MajorFunction == IRP_MJ_READ) {
        *(PCHAR)irp->AssociatedIrp.SystemBuffer = 'r';
        return finish(irp, STATUS_SUCCESS, 1);
    }
    if (here->MajorFunction == IRP_MJ_DEVICE_CONTROL &&
        here->Parameters.DeviceIoControl.IoControlCode == CANCELLED_LATER) {
        soon.QuadPart = -10;
        IoMarkIrpPending(irp);
        waiting = irp;
        IoSetCancelRoutine(irp, cancelled);
        KeSetTimer(&timer, soon, &dpc);
        return STATUS_PENDING;
    }
    return finish(irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI
dispatch(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION here = IoGetCurrentIrpStackLocation(irp);

    if (device == lower) {
        return answer(irp, here);
    }
    IoCopyCurrentIrpStackLocationToNext(irp);
    IoSetCompletionRoutine(irp, passed, (PVOID)7, TRUE, TRUE, TRUE);
    return IoCallDriver(below, irp);
}

static void NTAPI
unload(PDRIVER_OBJECT driver)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Relay");

    UNREFERENCED_PARAMETER(driver);
    IoDeleteSymbolicLink(&link);
    IoDetachDevice(below);
    IoDeleteDevice(upper);
    IoDeleteDevice(lower);
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Relay"), link = RTL_CONSTANT_STRING(L"\\DosDevices\\Relay");
    int i;

    UNREFERENCED_PARAMETER(path);
    IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &lower);
    IoCreateSymbolicLink(&link, &name);
    IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &upper);
    below = IoAttachDeviceToDeviceStack(upper, lower);
    lower->Flags |= DO_BUFFERED_IO;
    upper->Flags |= DO_BUFFERED_IO;
    KeInitializeTimer(&timer);
    KeInitializeDpc(&dpc, cancel, NULL);
    for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) {
        driver->MajorFunction[i] = dispatch;
    }
    driver->DriverUnload = unload;
    return STATUS_SUCCESS;
}

/*
 * Test driver "printer": prints at many components and levels, and asks the Debug Print
 * Filter about itself.
 *
 * On load: the four messages of the example in Microsoft's "Reading and Filtering Debugging
 * Messages", and one of a component that no kernel knows. IOCTL_PRINT_ALL prints the levels
 * 0 to 4 of IHVDRIVER; IOCTL_OPEN_SELF has the driver open the level of DbgPrint for itself
 * and print again.
 */
#include <ntddk.h>

#define IOCTL_PRINT_ALL CTL_CODE(FILE_DEVICE_UNKNOWN, 0x900, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_OPEN_SELF CTL_CODE(FILE_DEVICE_UNKNOWN, 0x901, METHOD_BUFFERED, FILE_ANY_ACCESS)

NTSYSAPI NTSTATUS NTAPI DbgQueryDebugFilterState(ULONG ComponentId, ULONG Level);
NTSYSAPI NTSTATUS NTAPI DbgSetDebugFilterState(ULONG ComponentId, ULONG Level, BOOLEAN State);

static NTSTATUS NTAPI
printer_done(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI
printer_control(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    ULONG level;

    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_PRINT_ALL) {
        for (level = 0; level < 5; level++)
            DbgPrintEx(DPFLTR_IHVDRIVER_ID, level, "level %u\n", level);
    } else {
        if (DbgQueryDebugFilterState(DPFLTR_DEFAULT_ID, DPFLTR_INFO_LEVEL) == FALSE)
            DbgSetDebugFilterState(DPFLTR_DEFAULT_ID, DPFLTR_INFO_LEVEL, TRUE);
        DbgPrint("opened by the driver itself\n");
    }
    return printer_done(device, irp);
}

static VOID NTAPI
printer_unload(PDRIVER_OBJECT driver)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Printer");

    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(driver->DeviceObject);
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Printer");
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Printer");
    PDEVICE_OBJECT device;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(path);
    DbgPrintEx(DPFLTR_IHVVIDEO_ID, DPFLTR_INFO_LEVEL, "First message.\n");
    DbgPrintEx(DPFLTR_IHVAUDIO_ID, 7, "Second message.\n");
    DbgPrintEx(DPFLTR_IHVBUS_ID, DPFLTR_MASK | 0x10, "Third message.\n");
    DbgPrint("Fourth message.\n");
    DbgPrintEx(0x1000, DPFLTR_ERROR_LEVEL, "Nobody's message.\n");

    status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status))
        return status;
    status = IoCreateSymbolicLink(&link, &name);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        return status;
    }
    driver->MajorFunction[IRP_MJ_CREATE] = printer_done;
    driver->MajorFunction[IRP_MJ_CLOSE] = printer_done;
    driver->MajorFunction[IRP_MJ_CLEANUP] = printer_done;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = printer_control;
    driver->DriverUnload = printer_unload;
    return STATUS_SUCCESS;
}

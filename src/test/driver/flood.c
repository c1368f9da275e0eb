/*
 * Test driver "flood": prints very much. The I/O control codes with the functions 0x900 to
 * 0x906 print 1, 10, ... 1,000,000 lines, numbered, every hundredth with another text; 0x907
 * prints pieces of lines, and the text that clears DebugView.
 */
#include <ntddk.h>

#define FIRST_FUNCTION 0x900
#define PIECES (FIRST_FUNCTION + 7)

static VOID
flood_lines(ULONG count)
{
    ULONG number;

    for (number = 1; number <= count; number++) {
        if (number % 100 == 0)
            DbgPrint("flood: line %u, vmxon fails\n", number);
        else
            DbgPrint("flood: line %u\n", number);
    }
}

static VOID
flood_pieces(VOID)
{
    DbgPrint("flood: before");
    DbgPrint("DBGVIEWCLEAR\n");
    DbgPrint("flood: a line");
    DbgPrint(" in three");
    DbgPrint(" pieces\nflood: and another\n");
}

static NTSTATUS NTAPI
flood_done(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI
flood_control(PDEVICE_OBJECT device, PIRP irp)
{
    ULONG code = IoGetCurrentIrpStackLocation(irp)->Parameters.DeviceIoControl.IoControlCode;
    ULONG function = (code >> 2) & 0xFFF;
    ULONG count = 1;

    if (function == PIECES) {
        flood_pieces();
    } else if (function >= FIRST_FUNCTION && function < PIECES) {
        for (; function > FIRST_FUNCTION; function--)
            count *= 10;
        flood_lines(count);
    }
    return flood_done(device, irp);
}

static VOID NTAPI
flood_unload(PDRIVER_OBJECT driver)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Flood");

    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(driver->DeviceObject);
    DbgPrint("flood: gone\n");
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Flood");
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Flood");
    PDEVICE_OBJECT device;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(path);
    DbgPrint("flood: loaded\n");
    status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status))
        return status;
    status = IoCreateSymbolicLink(&link, &name);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        return status;
    }
    driver->MajorFunction[IRP_MJ_CREATE] = flood_done;
    driver->MajorFunction[IRP_MJ_CLOSE] = flood_done;
    driver->MajorFunction[IRP_MJ_CLEANUP] = flood_done;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = flood_control;
    driver->DriverUnload = flood_unload;
    return STATUS_SUCCESS;
}

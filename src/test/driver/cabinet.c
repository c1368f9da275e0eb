/*
 * Test driver "cabinet": three drawers, each a device of its own with another way to pass
 * buffers, one of them exclusive; their links lie in \DosDevices, \?? and \GLOBAL??.
 *
 * Everything that an application can hand over is printed, and each of the four transfer
 * types of an IOCTL answers by another rule.
 */
#include <ntddk.h>

#define CABINET_CONTROL(Function, Method) CTL_CODE(0x9000, 0x800 + (Function), Method, FILE_ANY_ACCESS)

enum { DRAWERS = 3 };

struct drawer {
    int number;
    unsigned opens;
    PDEVICE_OBJECT self;
    UNICODE_STRING link;
    WCHAR letters[32];
};

typedef NTSTATUS (*answer_routine)(PIRP irp, PIO_STACK_LOCATION here, ULONG_PTR *count);

static NTSTATUS
finish(PIRP irp, NTSTATUS status, ULONG_PTR count)
{
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = count;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}

static ULONG
shorter(PIO_STACK_LOCATION here)
{
    ULONG in = here->Parameters.DeviceIoControl.InputBufferLength;
    ULONG out = here->Parameters.DeviceIoControl.OutputBufferLength;

    return in < out ? in : out;
}

/* METHOD_BUFFERED: one buffer both ways. */
static NTSTATUS
capitals(PIRP irp, PIO_STACK_LOCATION here, ULONG_PTR *count)
{
    PCHAR text = irp->AssociatedIrp.SystemBuffer;
    ULONG i, n = shorter(here);

    for (i = 0; i < n; i++) {
        if (text[i] >= 'a' && text[i] <= 'z') {
            text[i] -= 'a' - 'A';
        }
    }
    *count = n;
    return STATUS_SUCCESS;
}

/* METHOD_IN_DIRECT and METHOD_OUT_DIRECT: the second buffer is locked pages. */
static NTSTATUS
shifted(PIRP irp, PIO_STACK_LOCATION here, ULONG_PTR *count)
{
    PCHAR from = irp->AssociatedIrp.SystemBuffer;
    PCHAR to = MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
    ULONG i, n = shorter(here);

    if (to == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    DbgPrint("cabinet: mdl of %u bytes\n", MmGetMdlByteCount(irp->MdlAddress));
    for (i = 0; i < n; i++) {
        to[i] = (CHAR)(from[i] + 1);
    }
    *count = n;
    return STATUS_SUCCESS;
}

/* METHOD_NEITHER: the caller's own addresses, in the caller's context. */
static NTSTATUS
backwards(PIRP irp, PIO_STACK_LOCATION here, ULONG_PTR *count)
{
    PCHAR from = here->Parameters.DeviceIoControl.Type3InputBuffer;
    PCHAR to = irp->UserBuffer;
    ULONG i, n = shorter(here);

    ProbeForRead(from, n, 1);
    ProbeForWrite(to, n, 1);
    for (i = 0; i < n; i++) {
        to[i] = from[n - 1 - i];
    }
    *count = n;
    return STATUS_SUCCESS;
}

/* A warning: the caller sees an error, and the data all the same. */
static NTSTATUS
overflow(PIRP irp, PIO_STACK_LOCATION here, ULONG_PTR *count)
{
    UNREFERENCED_PARAMETER(irp);
    UNREFERENCED_PARAMETER(here);
    *count = 2;
    return STATUS_BUFFER_OVERFLOW;
}

/* Counted strings, and a routine that is asked for by its name. */
static NTSTATUS
strings(PIRP irp, PIO_STACK_LOCATION here, ULONG_PTR *count)
{
    typedef ULONG(__cdecl * print_routine)(PCSTR, ...);
    WCHAR room[15];
    UNICODE_STRING sum = {0, sizeof room, room}, small = RTL_CONSTANT_STRING(L"drawer");
    UNICODE_STRING capital = RTL_CONSTANT_STRING(L"DRAWER"), name = RTL_CONSTANT_STRING(L"DbgPrint");
    UNICODE_STRING missing = RTL_CONSTANT_STRING(L"NoSuchRoutine");
    ANSI_STRING narrow;
    print_routine print = (print_routine)MmGetSystemRoutineAddress(&name);

    UNREFERENCED_PARAMETER(irp);
    UNREFERENCED_PARAMETER(here);
    *count = 0;
    DbgPrint("cabinet: equal %u %u, found %u %u\n", RtlEqualUnicodeString(&small, &capital, FALSE),
             RtlEqualUnicodeString(&small, &capital, TRUE), print != NULL,
             MmGetSystemRoutineAddress(&missing) != NULL);
    RtlCopyUnicodeString(&sum, &small);
    RtlAppendUnicodeToString(&sum, L" of ");
    print("cabinet: '%wZ' in %u bytes, more gives %x\n", &sum, sum.Length,
          RtlAppendUnicodeStringToString(&sum, &capital));
    if (NT_SUCCESS(RtlUnicodeStringToAnsiString(&narrow, &sum, TRUE))) {
        print("cabinet: '%Z', %hu of %hu bytes\n", &narrow, narrow.Length, narrow.MaximumLength);
        RtlFreeAnsiString(&narrow);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI
cabinet_control(PDEVICE_OBJECT device, PIRP irp)
{
    static const struct {
        ULONG code;
        answer_routine answer;
    } table[] = {
        {CABINET_CONTROL(0, METHOD_BUFFERED), capitals},    {CABINET_CONTROL(1, METHOD_IN_DIRECT), shifted},
        {CABINET_CONTROL(1, METHOD_OUT_DIRECT), shifted},   {CABINET_CONTROL(2, METHOD_NEITHER), backwards},
        {CABINET_CONTROL(3, METHOD_BUFFERED), overflow},    {CABINET_CONTROL(4, METHOD_BUFFERED), strings},
    };
    PIO_STACK_LOCATION here = IoGetCurrentIrpStackLocation(irp);
    struct drawer *drawer = device->DeviceExtension;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG_PTR count = 0;
    unsigned i;

    DbgPrint("cabinet: drawer %d, code %08x, %u in, %u out:%s%s%s%s\n", drawer->number,
             here->Parameters.DeviceIoControl.IoControlCode,
             here->Parameters.DeviceIoControl.InputBufferLength,
             here->Parameters.DeviceIoControl.OutputBufferLength,
             irp->AssociatedIrp.SystemBuffer ? " system" : "", irp->MdlAddress ? " mdl" : "",
             irp->UserBuffer ? " user" : "",
             here->Parameters.DeviceIoControl.Type3InputBuffer ? " type3" : "");
    for (i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].code == here->Parameters.DeviceIoControl.IoControlCode) {
            status = table[i].answer(irp, here, &count);
        }
    }
    return finish(irp, status, count);
}

static NTSTATUS NTAPI
cabinet_transfer(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION here = IoGetCurrentIrpStackLocation(irp);
    struct drawer *drawer = device->DeviceExtension;
    ULONG i, n = here->Parameters.Read.Length;
    const char *how;
    PCHAR data;

    if (device->Flags & DO_BUFFERED_IO) {
        how = "buffered";
        data = irp->AssociatedIrp.SystemBuffer;
    } else if (device->Flags & DO_DIRECT_IO) {
        how = "direct";
        data = MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
    } else {
        how = "neither";
        data = irp->UserBuffer;
    }
    if (here->MajorFunction == IRP_MJ_WRITE) {
        DbgPrint("cabinet: drawer %d, %s write of %u: %.*s\n", drawer->number, how, n, (int)n, data);
    } else {
        DbgPrint("cabinet: drawer %d, %s read of %u\n", drawer->number, how, n);
        for (i = 0; i < n; i++) {
            data[i] = (CHAR)('a' + (i + drawer->number) % 26);
        }
    }
    return finish(irp, STATUS_SUCCESS, n);
}

static NTSTATUS NTAPI
cabinet_open(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION here = IoGetCurrentIrpStackLocation(irp);
    struct drawer *drawer = device->DeviceExtension;

    drawer->opens++;
    DbgPrint("cabinet: drawer %d opened %u times, name '%wZ'%s\n", drawer->number, drawer->opens,
             &here->FileObject->FileName, drawer->self == device ? "" : ", WRONG EXTENSION");
    if (here->FileObject->FileName.Length == 5 * sizeof(WCHAR)) {
        return finish(irp, STATUS_ACCESS_DENIED, 0);
    }
    here->FileObject->FsContext = drawer;
    return finish(irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI
cabinet_shut(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION here = IoGetCurrentIrpStackLocation(irp);
    struct drawer *drawer = here->FileObject->FsContext;

    UNREFERENCED_PARAMETER(device);
    DbgPrint("cabinet: drawer %d, %s\n", drawer->number,
             here->MajorFunction == IRP_MJ_CLEANUP ? "cleanup" : "close");
    return finish(irp, STATUS_SUCCESS, 0);
}

static void NTAPI
cabinet_unload(PDRIVER_OBJECT driver)
{
    while (driver->DeviceObject != NULL) {
        struct drawer *drawer = driver->DeviceObject->DeviceExtension;

        DbgPrint("cabinet: drawer %d removed\n", drawer->number);
        IoDeleteSymbolicLink(&drawer->link);
        IoDeleteDevice(driver->DeviceObject);
    }
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    static const PCWSTR names[DRAWERS] = {L"\\Device\\Drawer0", L"\\Device\\Drawer1", L"\\Device\\Drawer2"};
    static const PCWSTR links[DRAWERS] = {L"\\DosDevices\\DrawerA", L"\\??\\DrawerB", L"\\GLOBAL??\\DrawerC"};
    int i;

    DbgPrint("cabinet: %s, driver object of %d bytes\n", path->Length ? "path" : "no path", driver->Size);
    for (i = 0; i < DRAWERS; i++) {
        UNICODE_STRING name, link;
        PDEVICE_OBJECT device, second;
        struct drawer *drawer;
        NTSTATUS status;

        RtlInitUnicodeString(&name, names[i]);
        RtlInitUnicodeString(&link, links[i]);
        status = IoCreateDevice(driver, sizeof *drawer, &name, FILE_DEVICE_UNKNOWN, 0, i == 2, &device);
        if (!NT_SUCCESS(status)) {
            cabinet_unload(driver);
            return status;
        }
        drawer = device->DeviceExtension;
        drawer->number = i;
        drawer->self = device;
        drawer->link.Buffer = drawer->letters;
        drawer->link.MaximumLength = sizeof drawer->letters;
        RtlCopyUnicodeString(&drawer->link, &link);
        device->Flags |= i == 0 ? DO_BUFFERED_IO : i == 1 ? DO_DIRECT_IO : 0;
        status = IoCreateSymbolicLink(&drawer->link, &name);
        DbgPrint("cabinet: drawer %d, link %x, link again %x, device again %x\n", i, status,
                 IoCreateSymbolicLink(&drawer->link, &name),
                 IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &second));
    }
    driver->MajorFunction[IRP_MJ_CREATE] = cabinet_open;
    driver->MajorFunction[IRP_MJ_CLEANUP] = driver->MajorFunction[IRP_MJ_CLOSE] = cabinet_shut;
    driver->MajorFunction[IRP_MJ_READ] = driver->MajorFunction[IRP_MJ_WRITE] = cabinet_transfer;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = cabinet_control;
    driver->DriverUnload = cabinet_unload;
    return STATUS_SUCCESS;
}

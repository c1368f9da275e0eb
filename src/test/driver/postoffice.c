/*
 * Test driver "postoffice": answers all 28 major functions, and says of each what it found in
 * the stack location. Requests that it knows no answer to are completed as they came.
 *
 * Its second device, "Letterbox", makes mistakes: IoStatus.Information is larger than the
 * caller's buffer, and its IRP_MJ_FLUSH_BUFFERS is pended by a timer first.
 */
#include <ntifs.h>

static const char *const names[] = {
    "CREATE", "CREATE_NAMED_PIPE", "CLOSE", "READ", "WRITE", "QUERY_INFORMATION", "SET_INFORMATION", "QUERY_EA",
    "SET_EA", "FLUSH_BUFFERS", "QUERY_VOLUME_INFORMATION", "SET_VOLUME_INFORMATION", "DIRECTORY_CONTROL",
    "FILE_SYSTEM_CONTROL", "DEVICE_CONTROL", "INTERNAL_DEVICE_CONTROL", "SHUTDOWN", "LOCK_CONTROL", "CLEANUP",
    "CREATE_MAILSLOT", "QUERY_SECURITY", "SET_SECURITY", "POWER", "SYSTEM_CONTROL", "DEVICE_CHANGE", "QUERY_QUOTA",
    "SET_QUOTA", "PNP",
};

static PDEVICE_OBJECT letterbox;
static PIRP pended;
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

/* The buffer for the answer, by the way that the device's flags ask for. */
static PCHAR
answer_buffer(PDEVICE_OBJECT device, PIRP irp)
{
    if (device->Flags & DO_BUFFERED_IO) {
        return irp->AssociatedIrp.SystemBuffer;
    }
    return irp->MdlAddress ? MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority) : irp->UserBuffer;
}

static VOID NTAPI
deliver(PKDPC self, PVOID context, PVOID first, PVOID second)
{
    UNREFERENCED_PARAMETER(self);
    UNREFERENCED_PARAMETER(context);
    UNREFERENCED_PARAMETER(first);
    UNREFERENCED_PARAMETER(second);
    finish(pended, STATUS_SUCCESS, 0);
}

static NTSTATUS
later(PIRP irp)
{
    LARGE_INTEGER soon;

    soon.QuadPart = -10;
    IoMarkIrpPending(irp);
    pended = irp;
    KeSetTimer(&timer, soon, &dpc);
    return STATUS_PENDING;
}

/* Requests of information: the answer lies in the system buffer, whatever the device's flags. */
static NTSTATUS
information(PIRP irp, PIO_STACK_LOCATION here)
{
    if (here->MajorFunction == IRP_MJ_QUERY_INFORMATION) {
        PFILE_STANDARD_INFORMATION file = irp->AssociatedIrp.SystemBuffer;

        DbgPrint("postoffice: class %d, %u bytes\n", here->Parameters.QueryFile.FileInformationClass,
                 here->Parameters.QueryFile.Length);
        file->EndOfFile.QuadPart = 0x1234;
        return finish(irp, STATUS_SUCCESS, sizeof *file);
    }
    if (here->MajorFunction == IRP_MJ_SET_INFORMATION) {
        PFILE_END_OF_FILE_INFORMATION end = irp->AssociatedIrp.SystemBuffer;

        DbgPrint("postoffice: class %d, end of file %x\n", here->Parameters.SetFile.FileInformationClass,
                 (unsigned)end->EndOfFile.QuadPart);
        return finish(irp, STATUS_SUCCESS, 0);
    }
    if (here->MajorFunction == IRP_MJ_QUERY_VOLUME_INFORMATION) {
        PFILE_FS_VOLUME_INFORMATION volume = irp->AssociatedIrp.SystemBuffer;

        DbgPrint("postoffice: class %d, %u bytes\n", here->Parameters.QueryVolume.FsInformationClass,
                 here->Parameters.QueryVolume.Length);
        volume->VolumeSerialNumber = 0x504F5354;
        return finish(irp, STATUS_SUCCESS, sizeof *volume);
    }
    {
        PFILE_FS_LABEL_INFORMATION label = irp->AssociatedIrp.SystemBuffer;

        DbgPrint("postoffice: class %d, label %.*S\n", here->Parameters.SetVolume.FsInformationClass,
                 (int)(label->VolumeLabelLength / sizeof(WCHAR)), label->VolumeLabel);
        return finish(irp, STATUS_SUCCESS, 0);
    }
}

/* Extended attributes, quotas and directories: the buffer comes as the device's flags say. */
static NTSTATUS
lists(PDEVICE_OBJECT device, PIRP irp, PIO_STACK_LOCATION here)
{
    PCHAR buffer = answer_buffer(device, irp);

    switch (here->MajorFunction) {
    case IRP_MJ_SET_EA: {
        PFILE_FULL_EA_INFORMATION attribute = (PVOID)buffer;

        DbgPrint("postoffice: attribute %s, %u bytes\n", attribute->EaName, here->Parameters.SetEa.Length);
        return finish(irp, STATUS_SUCCESS, 0);
    }
    case IRP_MJ_SET_QUOTA:
        DbgPrint("postoffice: sid of %u bytes\n", ((PFILE_QUOTA_INFORMATION)buffer)->SidLength);
        return finish(irp, STATUS_SUCCESS, 0);
    case IRP_MJ_DIRECTORY_CONTROL:
        DbgPrint("postoffice: class %d, %u bytes\n", here->Parameters.QueryDirectory.FileInformationClass,
                 here->Parameters.QueryDirectory.Length);
        return finish(irp, STATUS_NO_SUCH_FILE, 0);
    default:
        buffer[0] = 'P';
        buffer[1] = 'O';
        return finish(irp, STATUS_SUCCESS, 2);
    }
}

/* What a control code asks for: the first four bytes are given back turned round. */
static NTSTATUS
control(PIRP irp, PIO_STACK_LOCATION here)
{
    ULONG code = here->Parameters.DeviceIoControl.IoControlCode;
    PCHAR in = irp->AssociatedIrp.SystemBuffer, out = in;
    CHAR copy[4];
    int i;

    DbgPrint("postoffice: code %08x, %u in, %u out\n", code, here->Parameters.DeviceIoControl.InputBufferLength,
             here->Parameters.DeviceIoControl.OutputBufferLength);
    if (METHOD_FROM_CTL_CODE(code) == METHOD_NEITHER) {
        in = here->Parameters.DeviceIoControl.Type3InputBuffer;
        out = irp->UserBuffer;
    } else if (METHOD_FROM_CTL_CODE(code) != METHOD_BUFFERED) {
        out = MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
    }
    if (here->Parameters.DeviceIoControl.InputBufferLength < 4 ||
        here->Parameters.DeviceIoControl.OutputBufferLength < 4 || out == NULL) {
        return finish(irp, STATUS_BUFFER_TOO_SMALL, 0);
    }
    for (i = 0; i < 4; i++) {
        copy[i] = in[i];
    }
    for (i = 0; i < 4; i++) {
        out[i] = copy[3 - i];
    }
    return finish(irp, STATUS_SUCCESS, 4);
}

static NTSTATUS
transfer(PDEVICE_OBJECT device, PIRP irp, PIO_STACK_LOCATION here)
{
    ULONG i, n = here->Parameters.Read.Length;
    PCHAR data = answer_buffer(device, irp);

    if (here->MajorFunction == IRP_MJ_READ) {
        for (i = 0; i < n; i++) {
            data[i] = (CHAR)('a' + i % 26);
        }
    }
    /* The mistake of the letterbox: more than the caller has room for. */
    return finish(irp, STATUS_SUCCESS, device == letterbox ? n + 100 : n);
}

static NTSTATUS
security(PIRP irp, PIO_STACK_LOCATION here)
{
    if (here->MajorFunction == IRP_MJ_SET_SECURITY) {
        DbgPrint("postoffice: information %x, revision %d\n", here->Parameters.SetSecurity.SecurityInformation,
                 *(PUCHAR)here->Parameters.SetSecurity.SecurityDescriptor);
        return finish(irp, STATUS_SUCCESS, 0);
    }
    DbgPrint("postoffice: information %x, %u bytes\n", here->Parameters.QuerySecurity.SecurityInformation,
             here->Parameters.QuerySecurity.Length);
    return finish(irp, STATUS_INVALID_DEVICE_REQUEST, 0);
}

static NTSTATUS
kernel_only(PIRP irp, PIO_STACK_LOCATION here)
{
    DbgPrint("postoffice: minor %02x, status %08x, mode %d, file %d\n", here->MinorFunction, irp->IoStatus.Status,
             irp->RequestorMode, here->FileObject != NULL);
    if (here->MajorFunction == IRP_MJ_PNP && here->MinorFunction == IRP_MN_QUERY_CAPABILITIES) {
        PDEVICE_CAPABILITIES capabilities = here->Parameters.DeviceCapabilities.Capabilities;

        DbgPrint("postoffice: capabilities of %u bytes, version %u\n", capabilities->Size, capabilities->Version);
        return finish(irp, STATUS_SUCCESS, 0);
    }
    if (here->MajorFunction == IRP_MJ_POWER) {
        DbgPrint("postoffice: type %d, state %d\n", here->Parameters.Power.Type,
                 here->Parameters.Power.State.SystemState);
        return finish(irp, STATUS_SUCCESS, 0);
    }
    return finish(irp, irp->IoStatus.Status, 0);
}

static NTSTATUS NTAPI
dispatch(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION here = IoGetCurrentIrpStackLocation(irp);

    DbgPrint("postoffice: IRP_MJ_%s\n", names[here->MajorFunction]);
    switch (here->MajorFunction) {
    case IRP_MJ_READ:
    case IRP_MJ_WRITE:
        return transfer(device, irp, here);
    case IRP_MJ_QUERY_INFORMATION:
    case IRP_MJ_SET_INFORMATION:
    case IRP_MJ_QUERY_VOLUME_INFORMATION:
    case IRP_MJ_SET_VOLUME_INFORMATION:
        return information(irp, here);
    case IRP_MJ_QUERY_EA:
    case IRP_MJ_SET_EA:
    case IRP_MJ_QUERY_QUOTA:
    case IRP_MJ_SET_QUOTA:
    case IRP_MJ_DIRECTORY_CONTROL:
        return lists(device, irp, here);
    case IRP_MJ_DEVICE_CONTROL:
    case IRP_MJ_INTERNAL_DEVICE_CONTROL:
        return control(irp, here);
    case IRP_MJ_FILE_SYSTEM_CONTROL:
        return here->MinorFunction == IRP_MN_USER_FS_REQUEST ? control(irp, here) : kernel_only(irp, here);
    case IRP_MJ_LOCK_CONTROL:
        DbgPrint("postoffice: minor %02x, %u bytes\n", here->MinorFunction,
                 here->Parameters.LockControl.Length ? (unsigned)here->Parameters.LockControl.Length->QuadPart : 0);
        return finish(irp, STATUS_SUCCESS, 0);
    case IRP_MJ_FLUSH_BUFFERS:
        return device == letterbox ? later(irp) : finish(irp, STATUS_SUCCESS, 0);
    case IRP_MJ_QUERY_SECURITY:
    case IRP_MJ_SET_SECURITY:
        return security(irp, here);
    case IRP_MJ_PNP:
    case IRP_MJ_POWER:
    case IRP_MJ_SYSTEM_CONTROL:
    case IRP_MJ_DEVICE_CHANGE:
        return kernel_only(irp, here);
    default:
        return finish(irp, STATUS_SUCCESS, 0);
    }
}

static void
remove(PDEVICE_OBJECT device, PCWSTR letters)
{
    UNICODE_STRING link;

    RtlInitUnicodeString(&link, letters);
    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(device);
}

static PCWSTR const links[] = {L"\\DosDevices\\Postoffice", L"\\DosDevices\\Letterbox"};
static PCWSTR const devices[] = {L"\\Device\\Postoffice", L"\\Device\\Letterbox"};
static PDEVICE_OBJECT made[2];

static void NTAPI
unload(PDRIVER_OBJECT driver)
{
    int i;

    UNREFERENCED_PARAMETER(driver);
    IoUnregisterShutdownNotification(made[0]);
    for (i = 0; i < 2; i++) {
        remove(made[i], links[i]);
    }
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    int i;

    UNREFERENCED_PARAMETER(path);
    for (i = 0; i < 2; i++) {
        UNICODE_STRING name, link;
        NTSTATUS status;

        RtlInitUnicodeString(&name, devices[i]);
        RtlInitUnicodeString(&link, links[i]);
        status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &made[i]);
        if (!NT_SUCCESS(status)) {
            return status;
        }
        made[i]->Flags |= i == 0 ? DO_DIRECT_IO : DO_BUFFERED_IO;
        IoCreateSymbolicLink(&link, &name);
    }
    letterbox = made[1];
    KeInitializeTimer(&timer);
    KeInitializeDpc(&dpc, deliver, NULL);
    IoRegisterShutdownNotification(made[0]);
    for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) {
        driver->MajorFunction[i] = dispatch;
    }
    driver->DriverUnload = unload;
    return STATUS_SUCCESS;
}

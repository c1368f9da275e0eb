/*
 * MyHypervisorDriver, sample "part2": a driver that sets CR4.VMXE and goes no further.
 *
 * It follows Part 2 of the tutorial "Hypervisor From Scratch" in names, output and behaviour
 * as its published text has them: that version registers DrvIoctlDispatcher. (Later versions
 * in the tutorial's repository leave IRP_MJ_DEVICE_CONTROL to DrvUnsupported.) Its quirks are
 * kept on purpose and marked "Quirk" below.
 *
 * Watch for this: the driver prints that VMX operation is enabled, yet it never executes
 * VMXON. Setting CR4.VMXE only permits VMXON (Intel SDM Vol. 3C, "Enabling and Entering VMX
 * Operation"); the processor enters VMX operation by VMXON alone. See sample part2-vmxon.
 */
#include "Source.h"

static NTSTATUS
CompleteRequest(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    /* Until its owner completes it, an IRP stays pending and the caller stays blocked. */
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
    DbgPrint("[*] DriverEntry Called.");

    RtlInitUnicodeString(&DeviceName, DEVICE_NAME);
    RtlInitUnicodeString(&DosDeviceName, DOS_DEVICE_NAME);

    Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_UNKNOWN,
                            FILE_DEVICE_SECURE_OPEN, FALSE, &DeviceObject);

    if (Status == STATUS_SUCCESS)
    {
        DbgPrint("[*] Setting Devices major functions.");

        /* Quirk: IRP_MJ_MAXIMUM_FUNCTION (1BH) is the last valid index, so this loop should
           use <=. As it stands slot 1BH, IRP_MJ_PNP, keeps the I/O manager's default. */
        for (Index = 0; Index < IRP_MJ_MAXIMUM_FUNCTION; Index++)
        {
            DriverObject->MajorFunction[Index] = DrvUnsupported;
        }

        DriverObject->MajorFunction[IRP_MJ_CREATE] = DrvCreate;
        DriverObject->MajorFunction[IRP_MJ_CLOSE] = DrvClose;
        DriverObject->MajorFunction[IRP_MJ_READ] = DrvRead;
        DriverObject->MajorFunction[IRP_MJ_WRITE] = DrvWrite;
        DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DrvIoctlDispatcher;
        DriverObject->DriverUnload = DrvUnload;

        /* Quirk: the result is not looked at. Without the link no program can open the
           device, and the driver would not say why. */
        IoCreateSymbolicLink(&DosDeviceName, &DeviceName);
    }
    else
    {
        DbgPrint("[*] There were some errors in creating device.");
    }

    return Status;
}

VOID NTAPI
DrvUnload(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING DosDeviceName;

    DbgPrint("[*] DrvUnload Called.");

    RtlInitUnicodeString(&DosDeviceName, DOS_DEVICE_NAME);
    IoDeleteSymbolicLink(&DosDeviceName);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI
DrvCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);

    /* Quirk: this runs on whichever logical processor the caller's thread is on. Every
       logical processor has its own CR4 (SDM Vol. 3A, "Control Registers"); the others keep
       VMXE = 0, and VMXON would raise #UD there. */
    AsmEnableVmxOperation();

    /* Quirk: "enabled" means CR4.VMXE = 1, no more. */
    DbgPrint("[*] VMX Operation Enabled Successfully !");

    return CompleteRequest(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI
DrvRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("[*] Not implemented yet :( !");
    return CompleteRequest(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI
DrvWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("[*] Not implemented yet :( !");
    return CompleteRequest(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI
DrvClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    /* Quirk: CR4.VMXE is left set. Nothing undoes what DrvCreate did. */
    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("[*] Not implemented yet :( !");
    return CompleteRequest(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI
DrvUnsupported(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    /* Quirk: it says "not supported" and reports success. */
    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("[*] This function is not supported :( !");
    return CompleteRequest(Irp, STATUS_SUCCESS, 0);
}

static VOID
PrintIrpInfo(PIRP Irp)
{
    PIO_STACK_LOCATION irpSp = IoGetCurrentIrpStackLocation(Irp);

    DbgPrint("\tIrp->AssociatedIrp.SystemBuffer = 0x%p\n", Irp->AssociatedIrp.SystemBuffer);
    DbgPrint("\tIrp->UserBuffer = 0x%p\n", Irp->UserBuffer);
    DbgPrint("\tirpSp->Parameters.DeviceIoControl.Type3InputBuffer = 0x%p\n",
             irpSp->Parameters.DeviceIoControl.Type3InputBuffer);
    DbgPrint("\tirpSp->Parameters.DeviceIoControl.InputBufferLength = %d\n",
             irpSp->Parameters.DeviceIoControl.InputBufferLength);
    DbgPrint("\tirpSp->Parameters.DeviceIoControl.OutputBufferLength = %d\n",
             irpSp->Parameters.DeviceIoControl.OutputBufferLength);
}

/* Prints text that need not end in a zero byte, so it never reads past Length. */
static VOID
PrintChars(const CHAR *Buffer, ULONG Length)
{
    ULONG Index;

    for (Index = 0; Index < Length && Buffer[Index] != 0; Index++)
    {
        DbgPrint("%c", Buffer[Index]);
    }
    DbgPrint("\n");
}

NTSTATUS NTAPI
DrvIoctlDispatcher(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    static const CHAR Answer[] = "This String is from Device Driver !!!";
    PIO_STACK_LOCATION irpSp = IoGetCurrentIrpStackLocation(Irp);
    ULONG InputLength = irpSp->Parameters.DeviceIoControl.InputBufferLength;
    ULONG OutputLength = irpSp->Parameters.DeviceIoControl.OutputBufferLength;
    PCHAR Buffer = Irp->AssociatedIrp.SystemBuffer;
    ULONG Index;

    UNREFERENCED_PARAMETER(DeviceObject);

    if (InputLength == 0 || OutputLength < sizeof(Answer))
    {
        return CompleteRequest(Irp, STATUS_INVALID_PARAMETER, 0);
    }

    switch (irpSp->Parameters.DeviceIoControl.IoControlCode)
    {
    case IOCTL_TEST:
        DbgPrint("Called IOCTL_TEST\n");
        PrintIrpInfo(Irp);

        /* METHOD_BUFFERED: one system buffer carries the input in and the output out. */
        DbgPrint("\tData from User :");
        PrintChars(Buffer, InputLength);

        for (Index = 0; Index < sizeof(Answer); Index++)
        {
            Buffer[Index] = Answer[Index];
        }
        DbgPrint("\tData to User : ");
        PrintChars(Buffer, sizeof(Answer));

        /* Information tells the I/O manager how many bytes to copy back to the caller. */
        return CompleteRequest(Irp, STATUS_SUCCESS, sizeof(Answer));

    default:
        DbgPrint("ERROR: unrecognized IOCTL %x\n",
                 irpSp->Parameters.DeviceIoControl.IoControlCode);
        return CompleteRequest(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
}

/*
 * MyHypervisorDriver, sample "part2": a driver that sets CR4.VMXE and goes no further.
 *
 * It follows Part 2 of the tutorial "Hypervisor From Scratch" in names, output and
 * behaviour as its published text has them: that version registers DrvIoctlDispatcher.
 * (Later versions in the tutorial's repository leave IRP_MJ_DEVICE_CONTROL to
 * DrvUnsupported.) Its quirks are kept on purpose and marked "Quirk" below.
 *
 * Watch for this: the driver prints that VMX operation is enabled, yet it never executes
 * VMXON. Setting CR4.VMXE only permits VMXON (Intel SDM Vol. 3C, "Enabling and Entering
 * VMX Operation"); VMXON alone enters VMX operation. See sample part2-vmxon.
 */
#include "Source.h"

NTSTATUS
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

        /* Quirk: IRP_MJ_MAXIMUM_FUNCTION (1BH) is the last valid index, so this loop
           should use <=. As it stands slot 1BH, IRP_MJ_PNP, keeps the I/O
           manager's default. */
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

    /* Quirk: this runs on whichever logical processor the caller's thread is on. Each
       logical processor has a CR4 of its own (SDM Vol. 3A, "Control Registers"); others
       keep VMXE = 0, and VMXON would raise #UD there. */
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

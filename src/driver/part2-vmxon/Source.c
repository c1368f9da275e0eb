/*
 * MyHypervisorDriver, sample "part2-vmxon": a driver that enters VMX operation for real.
 *
 * It goes on where sample "part2" stops. Opening the device executes VMXON on every
 * logical processor (VmxEnterOnAllProcessors in Vmx.c), closing it executes VMXOFF on all
 * of them. All other handlers are those of part2. Two more drivers are built from this
 * source: part2-careful and part2-one-core, see Vmx.h.
 */
#include "../part2/Source.h"
#include "Vmx.h"

/* 1 while a handle is open. VMXON in VMX operation fails, so one opener at a time. */
static volatile LONG DeviceInUse;

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

    /* A driver with an open handle is not unloaded, so VMX is off by now. VMXOFF
       here once more would raise #UD (SDM Vol. 3C, "VMXOFF: Leave VMX Operation"). */

    RtlInitUnicodeString(&DosDeviceName, DOS_DEVICE_NAME);
    IoDeleteSymbolicLink(&DosDeviceName);
    IoDeleteDevice(DriverObject->DeviceObject);
}

NTSTATUS NTAPI
DrvCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS Status;

    UNREFERENCED_PARAMETER(DeviceObject);

    if (InterlockedExchange(&DeviceInUse, 1) != 0)
    {
        DbgPrint("[*] The device is open already.\n");
        return CompleteRequest(Irp, STATUS_SHARING_VIOLATION, 0);
    }

    Status = VmxEnterOnAllProcessors();

    /* When a create request fails there is no handle, so IRP_MJ_CLOSE never comes: what
       had been done must be undone by now: VmxEnterOnAllProcessors has seen to that. */
    if (!NT_SUCCESS(Status))
    {
        DbgPrint("[*] DrvCreate fails with status 0x%08x\n", Status);
        InterlockedExchange(&DeviceInUse, 0);
        return CompleteRequest(Irp, Status, 0);
    }

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
    UNREFERENCED_PARAMETER(DeviceObject);
    DbgPrint("\n[*] Terminating VMX...\n");
    VmxLeaveOnAllProcessors();
    InterlockedExchange(&DeviceInUse, 0);
    DbgPrint("[*] VMX Operation turned off successfully. \n");
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

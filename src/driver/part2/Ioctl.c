/*
 * MyHypervisorDriver: what DeviceIoControl reaches. All samples share this file.
 */
#include "Source.h"

static VOID
PrintIrpInfo(PIRP Irp)
{
    PIO_STACK_LOCATION irpSp = IoGetCurrentIrpStackLocation(Irp);

    DbgPrint("\tIrp->AssociatedIrp.SystemBuffer = 0x%p\n",
             Irp->AssociatedIrp.SystemBuffer);
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

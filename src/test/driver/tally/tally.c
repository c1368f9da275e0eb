/*
 * Test driver "tally": an ordinary WDM driver of another structure than the samples.
 *
 * Its state lives in the device extension, one function serves several major functions,
 * reads and writes use buffered I/O, the four IOCTLs use the four buffer methods, and
 * records are kept in a list of pool blocks guarded by a spin lock. Opening the device runs
 * the computations, whose printed lines are known from a run on a real processor.
 */
#include <ntddk.h>

#include "core.h"

#define TALLY_TAG 'ylaT'
#define TALLY_CODE(Function, Method) CTL_CODE(0x8123, Function, Method, FILE_ANY_ACCESS)

#define IOCTL_TALLY_ADD TALLY_CODE(0x801, METHOD_BUFFERED)       /* 81232004H */
#define IOCTL_TALLY_CHECK TALLY_CODE(0x802, METHOD_IN_DIRECT)    /* 81232009H */
#define IOCTL_TALLY_FETCH TALLY_CODE(0x803, METHOD_OUT_DIRECT)   /* 8123200EH */
#define IOCTL_TALLY_RAW TALLY_CODE(0x804, METHOD_NEITHER)        /* 81232013H */

typedef struct _TALLY_RECORD
{
    LIST_ENTRY Link;
    ULONG Length;
    UCHAR Data[ANYSIZE_ARRAY];
} TALLY_RECORD, *PTALLY_RECORD;

typedef struct _TALLY_EXTENSION
{
    PDEVICE_OBJECT Self;
    LIST_ENTRY Records;
    KSPIN_LOCK Lock;
    volatile LONG RecordCount;
    volatile LONG64 ByteCount;
    UNICODE_STRING LinkName;
} TALLY_EXTENSION, *PTALLY_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
static DRIVER_UNLOAD TallyGone;
static DRIVER_DISPATCH TallyOpenOrClose, TallyReadOrWrite, TallyControl;

static NTSTATUS
Finish(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

static NTSTATUS
AddRecord(PTALLY_EXTENSION Extension, const void *Data, ULONG Length)
{
    PTALLY_RECORD Record;
    KIRQL OldIrql;

    Record = ExAllocatePoolWithTag(NonPagedPool, FIELD_OFFSET(TALLY_RECORD, Data) + Length,
                                   TALLY_TAG);
    if (Record == NULL)
    {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Record->Length = Length;
    RtlCopyMemory(Record->Data, Data, Length);

    KeAcquireSpinLock(&Extension->Lock, &OldIrql);
    InsertTailList(&Extension->Records, &Record->Link);
    DbgPrint("tally: irql %u, was %u\n", KeGetCurrentIrql(), OldIrql);
    KeReleaseSpinLock(&Extension->Lock, OldIrql);

    InterlockedIncrement(&Extension->RecordCount);
    InterlockedExchangeAdd64(&Extension->ByteCount, Length);
    return STATUS_SUCCESS;
}

/* Takes all records out, oldest first, and copies as many bytes as fit. */
static ULONG
DrainRecords(PTALLY_EXTENSION Extension, PUCHAR Buffer, ULONG Length)
{
    ULONG Copied = 0;

    while (!IsListEmpty(&Extension->Records))
    {
        PLIST_ENTRY Entry = RemoveHeadList(&Extension->Records);
        PTALLY_RECORD Record = CONTAINING_RECORD(Entry, TALLY_RECORD, Link);
        ULONG Part = min(Record->Length, Length - Copied);

        if (Part != 0)
        {
            RtlCopyMemory(Buffer + Copied, Record->Data, Part);
            Copied += Part;
        }
        InterlockedDecrement(&Extension->RecordCount);
        ExFreePoolWithTag(Record, TALLY_TAG);
    }
    return Copied;
}

/* What the kernel's formatter knows beyond C. The expected lines follow from Microsoft's
   description of DbgPrint: a pointer has sixteen digits, capitals, and no prefix. */
static VOID
PrintFormats(VOID)
{
    static WCHAR Letters[] = L"wide text";
    UNICODE_STRING Counted = RTL_CONSTANT_STRING(L"counted, not ended");
    ANSI_STRING Narrow = RTL_CONSTANT_STRING("narrow counted");

    Counted.Length = 7 * sizeof(WCHAR);
    DbgPrint("formats: [%d] [%u] [%i] [%x] [%X] [%08x] [%o]\n", -5, 5, 6, 0xabc, 0xABC, 0x1F, 8);
    DbgPrint("formats: [%p] [%I64x] [%I64d] [%llx] [%lld] [%lu]\n",
             (PVOID)(ULONG_PTR)0xFFFFF8000012ABCDULL, 0x123456789ABULL, -1LL, 1ULL << 63,
             1LL << 40, 7UL);
    DbgPrint("formats: [%s] [%S] [%ws] [%wZ] [%Z] [%c] [%C]\n", "text", Letters, Letters,
             &Counted, &Narrow, 'c', L'w');
    DbgPrint("formats: [%-10s] [%10s] [%.3s] [%5d] [%-5d] [%+d] [%#x] [%%] [%*d]\n", "left",
             "right", "cut off", 42, 42, 42, 42, 6, 42);
}

static NTSTATUS NTAPI
TallyOpenOrClose(PDEVICE_OBJECT Device, PIRP Irp)
{
    PTALLY_EXTENSION Extension = Device->DeviceExtension;
    PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);

    switch (Stack->MajorFunction)
    {
    case IRP_MJ_CREATE:
        TallyAlgorithms();
        TallyInstructions();
        TallyFlags();
        PrintFormats();
        DbgPrint("tally: open\n");
        break;
    case IRP_MJ_CLEANUP:
        DbgPrint("tally: %d records, %I64d bytes left\n", Extension->RecordCount,
                 Extension->ByteCount);
        DrainRecords(Extension, NULL, 0);
        break;
    case IRP_MJ_CLOSE:
        DbgPrint("tally: closed, %d records\n", Extension->RecordCount);
        break;
    }
    return Finish(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI
TallyReadOrWrite(PDEVICE_OBJECT Device, PIRP Irp)
{
    PTALLY_EXTENSION Extension = Device->DeviceExtension;
    PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS Status = STATUS_SUCCESS;
    ULONG Length;

    if (Stack->MajorFunction == IRP_MJ_READ)
    {
        Length = DrainRecords(Extension, Irp->AssociatedIrp.SystemBuffer,
                              Stack->Parameters.Read.Length);
    }
    else
    {
        Length = Stack->Parameters.Write.Length;
        Status = AddRecord(Extension, Irp->AssociatedIrp.SystemBuffer, Length);
    }
    DbgPrint("tally: %s %u bytes\n",
             Stack->MajorFunction == IRP_MJ_READ ? "gave" : "took", Length);
    return Finish(Irp, Status, NT_SUCCESS(Status) ? Length : 0);
}

static ULONG
Checksum(const UCHAR *Data, ULONG Length)
{
    ULONG Sum = 0, Index;

    for (Index = 0; Index < Length; Index++)
    {
        Sum = (Sum << 5) - Sum + Data[Index];
    }
    return Sum;
}

static NTSTATUS NTAPI
TallyControl(PDEVICE_OBJECT Device, PIRP Irp)
{
    PTALLY_EXTENSION Extension = Device->DeviceExtension;
    PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG In = Stack->Parameters.DeviceIoControl.InputBufferLength;
    ULONG Out = Stack->Parameters.DeviceIoControl.OutputBufferLength;
    PUCHAR Mapped = NULL;
    NTSTATUS Status = STATUS_SUCCESS;
    ULONG_PTR Information = 0;

    if (Irp->MdlAddress != NULL)
    {
        Mapped = MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority);
        if (Mapped == NULL)
        {
            return Finish(Irp, STATUS_INSUFFICIENT_RESOURCES, 0);
        }
    }

    switch (Stack->Parameters.DeviceIoControl.IoControlCode)
    {
    case IOCTL_TALLY_ADD:
        DbgPrint("tally: add %u bytes\n", In);
        Status = AddRecord(Extension, Irp->AssociatedIrp.SystemBuffer, In);
        if (NT_SUCCESS(Status) && Out >= sizeof(LONG))
        {
            *(PLONG)Irp->AssociatedIrp.SystemBuffer = Extension->RecordCount;
            Information = sizeof(LONG);
        }
        break;

    case IOCTL_TALLY_CHECK:
        DbgPrint("tally: check %u and %u bytes, sum %x\n", In, Out,
                 Mapped != NULL ? Checksum(Mapped, Out) : 0);
        break;

    case IOCTL_TALLY_FETCH:
        if (Mapped == NULL)
        {
            Status = STATUS_INVALID_PARAMETER;
            break;
        }
        DbgPrint("tally: fetch, mdl of %u bytes\n", MmGetMdlByteCount(Irp->MdlAddress));
        RtlFillMemory(Mapped, Out, 0x5A);
        Information = DrainRecords(Extension, Mapped, Out);
        break;

    case IOCTL_TALLY_RAW:
        /* The caller's own pointers, good only in its context, and so to be probed. */
        DbgPrint("tally: raw %u and %u bytes, buffered %d\n", In, Out,
                 Irp->AssociatedIrp.SystemBuffer != NULL);
        if (In != 0)
        {
            ProbeForRead(Stack->Parameters.DeviceIoControl.Type3InputBuffer, In, 1);
            DbgPrint("tally: sum %x\n",
                     Checksum(Stack->Parameters.DeviceIoControl.Type3InputBuffer, In));
        }
        if (Out != 0)
        {
            ProbeForWrite(Irp->UserBuffer, Out, 1);
            RtlFillMemory(Irp->UserBuffer, Out, 0xA5);
            Information = Out;
        }
        break;

    default:
        DbgPrint("tally: code %08X?\n", Stack->Parameters.DeviceIoControl.IoControlCode);
        Status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    return Finish(Irp, Status, Information);
}

static VOID NTAPI
TallyGone(PDRIVER_OBJECT Driver)
{
    PDEVICE_OBJECT Device = Driver->DeviceObject;

    while (Device != NULL)
    {
        PDEVICE_OBJECT Next = Device->NextDevice;
        PTALLY_EXTENSION Extension = Device->DeviceExtension;

        IoDeleteSymbolicLink(&Extension->LinkName);
        DrainRecords(Extension, NULL, 0);
        IoDeleteDevice(Device);
        Device = Next;
    }
    DbgPrint("tally: gone\n");
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\Tally0");
    PTALLY_EXTENSION Extension;
    PDEVICE_OBJECT Device;
    NTSTATUS Status;

    DbgPrint("tally: registry path %s\n", RegistryPath->Length > 0 ? "given" : "missing");
    Status = IoCreateDevice(Driver, sizeof(TALLY_EXTENSION), &Name, FILE_DEVICE_UNKNOWN, 0, TRUE,
                            &Device);
    if (!NT_SUCCESS(Status))
    {
        return Status;
    }

    Extension = Device->DeviceExtension;
    Extension->Self = Device;
    InitializeListHead(&Extension->Records);
    KeInitializeSpinLock(&Extension->Lock);
    RtlInitUnicodeString(&Extension->LinkName, L"\\??\\TallyBox");

    Status = IoCreateSymbolicLink(&Extension->LinkName, &Name);
    if (!NT_SUCCESS(Status))
    {
        IoDeleteDevice(Device);
        return Status;
    }

    Driver->MajorFunction[IRP_MJ_CREATE] = TallyOpenOrClose;
    Driver->MajorFunction[IRP_MJ_CLEANUP] = TallyOpenOrClose;
    Driver->MajorFunction[IRP_MJ_CLOSE] = TallyOpenOrClose;
    Driver->MajorFunction[IRP_MJ_READ] = TallyReadOrWrite;
    Driver->MajorFunction[IRP_MJ_WRITE] = TallyReadOrWrite;
    Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = TallyControl;
    Driver->DriverUnload = TallyGone;
    Device->Flags |= DO_BUFFERED_IO;
    Device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}

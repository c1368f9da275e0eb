/*
 * Test driver "pager": asynchronous work in the style of WDM samples.
 *
 * A read is left pending on a cancel-safe list; a system thread, woken by an event, sets a
 * timer whose deferred routine completes it. A write takes notes from a lookaside list
 * under a fast mutex and has a work item run. Unload ends the thread and waits for it.
 */
#include <ntddk.h>
#include <stdarg.h>

#define PAGER_TAG 'regP'
#define PAGER_NOTES 4

NTSYSAPI int __cdecl _vsnprintf(char *Buffer, size_t Size, const char *Format, va_list Arguments);

typedef struct _PAGER_NOTE {
    LIST_ENTRY Link;
    ULONG Number;
    CHAR Text[24];
} PAGER_NOTE, *PPAGER_NOTE;

typedef struct _PAGER_EXTENSION {
    LIST_ENTRY Waiting;
    KSPIN_LOCK WaitingLock;
    KTIMER Timer;
    KDPC TimerDpc;
    KEVENT Wake, Quit, WorkOver;
    PVOID Thread;
    NPAGED_LOOKASIDE_LIST Notes;
    FAST_MUTEX NotesMutex;
} PAGER_EXTENSION, *PPAGER_EXTENSION;

DRIVER_INITIALIZE DriverEntry;

/* What RtlStringCbPrintfA is made of: the text always ends, and it tells whether it was cut. */
static NTSTATUS
PagerFormat(PSTR Buffer, SIZE_T Size, PCSTR Format, ...)
{
    va_list Arguments;
    int Length;

    va_start(Arguments, Format);
    Length = _vsnprintf(Buffer, Size - 1, Format, Arguments);
    va_end(Arguments);
    if (Length < 0 || (SIZE_T)Length > Size - 1) {
        Buffer[Size - 1] = '\0';
        return STATUS_BUFFER_OVERFLOW;
    }
    Buffer[Length] = '\0';
    return STATUS_SUCCESS;
}

static NTSTATUS
PagerComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

static VOID NTAPI
PagerCancel(PDEVICE_OBJECT Device, PIRP Irp)
{
    PPAGER_EXTENSION Pager = Device->DeviceExtension;
    KIRQL Irql;

    IoReleaseCancelSpinLock(Irp->CancelIrql);
    KeAcquireSpinLock(&Pager->WaitingLock, &Irql);
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&Pager->WaitingLock, Irql);
    DbgPrint("pager: cancelled at irql %u\n", KeGetCurrentIrql());
    PagerComplete(Irp, STATUS_CANCELLED, 0);
}

/* The oldest request that nobody has cancelled, NULL if there is none. Called at DISPATCH_LEVEL. */
static PIRP
PagerNext(PPAGER_EXTENSION Pager)
{
    PIRP Found = NULL;

    KeAcquireSpinLockAtDpcLevel(&Pager->WaitingLock);
    while (Found == NULL && !IsListEmpty(&Pager->Waiting)) {
        PLIST_ENTRY Entry = RemoveHeadList(&Pager->Waiting);
        PIRP Irp = CONTAINING_RECORD(Entry, IRP, Tail.Overlay.ListEntry);

        if (IoSetCancelRoutine(Irp, NULL) != NULL) {
            Found = Irp;
        } else {
            InitializeListHead(&Irp->Tail.Overlay.ListEntry);
        }
    }
    KeReleaseSpinLockFromDpcLevel(&Pager->WaitingLock);
    return Found;
}

static VOID NTAPI
PagerTimerRoutine(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2)
{
    static const CHAR Message[] = "beep";
    PIRP Irp = PagerNext(Context);
    ULONG Room;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Argument1);
    UNREFERENCED_PARAMETER(Argument2);
    DbgPrint("pager: timer at irql %u, %s\n", KeGetCurrentIrql(), Irp ? "somebody waits" : "nobody waits");
    if (Irp != NULL) {
        Room = IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.Length;
        Room = min(Room, sizeof(Message));
        RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, Message, Room);
        PagerComplete(Irp, STATUS_SUCCESS, Room);
    }
}

static VOID NTAPI
PagerThread(PVOID Context)
{
    PPAGER_EXTENSION Pager = Context;
    PVOID Objects[2] = {&Pager->Quit, &Pager->Wake};
    LARGE_INTEGER Due;

    DbgPrint("pager: thread at irql %u\n", KeGetCurrentIrql());
    while (KeWaitForMultipleObjects(2, Objects, WaitAny, Executive, KernelMode, FALSE, NULL, NULL)
           == STATUS_WAIT_1) {
        DbgPrint("pager: thread sets the timer\n");
        Due.QuadPart = -20000; /* 2 ms from now */
        KeSetTimer(&Pager->Timer, Due, &Pager->TimerDpc);
    }
    DbgPrint("pager: thread ends\n");
    PsTerminateSystemThread(STATUS_SUCCESS);
}

static VOID NTAPI
PagerWork(PDEVICE_OBJECT Device, PVOID Context)
{
    PPAGER_EXTENSION Pager = Device->DeviceExtension;

    DbgPrint("pager: work item %p at irql %u\n", Context, KeGetCurrentIrql());
    KeSetEvent(&Pager->WorkOver, IO_NO_INCREMENT, FALSE);
}

static NTSTATUS NTAPI
PagerRead(PDEVICE_OBJECT Device, PIRP Irp)
{
    PPAGER_EXTENSION Pager = Device->DeviceExtension;
    KIRQL Irql;

    IoMarkIrpPending(Irp);
    KeAcquireSpinLock(&Pager->WaitingLock, &Irql);
    InsertTailList(&Pager->Waiting, &Irp->Tail.Overlay.ListEntry);
    IoSetCancelRoutine(Irp, PagerCancel);
    KeReleaseSpinLock(&Pager->WaitingLock, Irql);
    DbgPrint("pager: read is pending\n");
    KeSetEvent(&Pager->Wake, IO_NO_INCREMENT, FALSE);
    return STATUS_PENDING;
}

static VOID
PagerTakeNotes(PPAGER_EXTENSION Pager)
{
    LIST_ENTRY Head, *Entry;
    PPAGER_NOTE Note;
    ULONG Number;

    InitializeListHead(&Head);
    ExAcquireFastMutex(&Pager->NotesMutex);
    DbgPrint("pager: notes at irql %u\n", KeGetCurrentIrql());
    for (Number = 0; Number < PAGER_NOTES; Number++) {
        Note = ExAllocateFromNPagedLookasideList(&Pager->Notes);
        if (Note == NULL) {
            break;
        }
        Note->Number = Number;
        if (PagerFormat(Note->Text, sizeof(Note->Text), "%-4s|%4u|%#x|%I64d", Number & 1 ? "odd" : "even",
                        Number * 1000, Number * 40, (LONGLONG)Number * -5000000000)
            != STATUS_SUCCESS) {
            DbgPrint("pager: note %u is cut\n", Number);
        }
        if (Number & 1) {
            InsertHeadList(&Head, &Note->Link);
        } else {
            InsertTailList(&Head, &Note->Link);
        }
    }
    for (Entry = Head.Flink; Entry != &Head; Entry = Entry->Flink) {
        Note = CONTAINING_RECORD(Entry, PAGER_NOTE, Link);
        DbgPrint("pager: %u: %s\n", Note->Number, Note->Text);
    }
    while (!IsListEmpty(&Head)) {
        Entry = RemoveTailList(&Head);
        ExFreeToNPagedLookasideList(&Pager->Notes, CONTAINING_RECORD(Entry, PAGER_NOTE, Link));
    }
    ExReleaseFastMutex(&Pager->NotesMutex);
}

static NTSTATUS NTAPI
PagerWrite(PDEVICE_OBJECT Device, PIRP Irp)
{
    PPAGER_EXTENSION Pager = Device->DeviceExtension;
    ULONG Length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length;
    PIO_WORKITEM Item = IoAllocateWorkItem(Device);

    if (Item == NULL) {
        return PagerComplete(Irp, STATUS_INSUFFICIENT_RESOURCES, 0);
    }
    PagerTakeNotes(Pager);
    KeClearEvent(&Pager->WorkOver);
    IoQueueWorkItem(Item, PagerWork, DelayedWorkQueue, (PVOID)(ULONG_PTR)0xCAFE);
    KeWaitForSingleObject(&Pager->WorkOver, Executive, KernelMode, FALSE, NULL);
    IoFreeWorkItem(Item);
    DbgPrint("pager: wrote %u: %.*s\n", Length, (int)Length, (PCSTR)Irp->AssociatedIrp.SystemBuffer);
    return PagerComplete(Irp, STATUS_SUCCESS, Length);
}

static NTSTATUS NTAPI
PagerOpenClose(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);

    UNREFERENCED_PARAMETER(Device);
    if (Stack->MajorFunction == IRP_MJ_CREATE) {
        DbgPrint("pager: opened with access %08x\n", Stack->Parameters.Create.SecurityContext->DesiredAccess);
    } else {
        DbgPrint("pager: %s\n", Stack->MajorFunction == IRP_MJ_CLEANUP ? "cleanup" : "close");
    }
    return PagerComplete(Irp, STATUS_SUCCESS, 0);
}

static VOID NTAPI
PagerUnload(PDRIVER_OBJECT Driver)
{
    UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\??\\Pager");
    PPAGER_EXTENSION Pager = Driver->DeviceObject->DeviceExtension;

    KeSetEvent(&Pager->Quit, IO_NO_INCREMENT, FALSE);
    KeWaitForSingleObject(Pager->Thread, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(Pager->Thread);
    DbgPrint("pager: timer %s\n", KeCancelTimer(&Pager->Timer) ? "was set" : "was not set");
    ExDeleteNPagedLookasideList(&Pager->Notes);
    IoDeleteSymbolicLink(&Link);
    IoDeleteDevice(Driver->DeviceObject);
    DbgPrint("pager: unloaded\n");
}

static NTSTATUS
PagerStartThread(PPAGER_EXTENSION Pager)
{
    OBJECT_ATTRIBUTES Attributes;
    HANDLE Handle;
    NTSTATUS Status;

    InitializeObjectAttributes(&Attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    Status = PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, &Attributes, NULL, NULL, PagerThread, Pager);
    if (NT_SUCCESS(Status)) {
        Status = ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, NULL, KernelMode, &Pager->Thread, NULL);
        ZwClose(Handle);
    }
    return Status;
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\Pager");
    UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\??\\Pager");
    PPAGER_EXTENSION Pager;
    PDEVICE_OBJECT Device;
    NTSTATUS Status;

    UNREFERENCED_PARAMETER(RegistryPath);
    Status = IoCreateDevice(Driver, sizeof(PAGER_EXTENSION), &Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Device);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Device->Flags |= DO_BUFFERED_IO;
    Pager = Device->DeviceExtension;
    InitializeListHead(&Pager->Waiting);
    KeInitializeSpinLock(&Pager->WaitingLock);
    KeInitializeTimer(&Pager->Timer);
    KeInitializeDpc(&Pager->TimerDpc, PagerTimerRoutine, Pager);
    KeInitializeEvent(&Pager->Wake, SynchronizationEvent, FALSE);
    KeInitializeEvent(&Pager->Quit, NotificationEvent, FALSE);
    KeInitializeEvent(&Pager->WorkOver, NotificationEvent, FALSE);
    ExInitializeFastMutex(&Pager->NotesMutex);
    ExInitializeNPagedLookasideList(&Pager->Notes, NULL, NULL, 0, sizeof(PAGER_NOTE), PAGER_TAG, 0);

    Driver->MajorFunction[IRP_MJ_CREATE] = PagerOpenClose;
    Driver->MajorFunction[IRP_MJ_CLEANUP] = PagerOpenClose;
    Driver->MajorFunction[IRP_MJ_CLOSE] = PagerOpenClose;
    Driver->MajorFunction[IRP_MJ_READ] = PagerRead;
    Driver->MajorFunction[IRP_MJ_WRITE] = PagerWrite;
    Driver->DriverUnload = PagerUnload;

    Status = PagerStartThread(Pager);
    if (NT_SUCCESS(Status)) {
        Status = IoCreateSymbolicLink(&Link, &Name);
    }
    DbgPrint("pager: ready, %x\n", Status);
    return Status;
}

/*
 * Test driver "part3-like": calls what Part 3 of the tutorial calls, in our own code.
 *
 * Create puts every processor into VMX operation, with a region of three pages of which one
 * aligned page is used; close takes them out. The four IOCTLs use the tutorial's codes. For
 * METHOD_NEITHER the caller's buffers are described by MDLs of our own, locked and mapped.
 */
#include <ntddk.h>

/* A fault on a bad user address is raised as an exception, which only clang can catch here;
   gcc has no __try, and its build trusts the caller. */
#if defined(__clang__)
#define TRY __try
#define EXCEPT __except (EXCEPTION_EXECUTE_HANDLER)
#else
#define TRY if (TRUE)
#define EXCEPT else
#endif

#define TAG '3trP'
#define ALIGNED(Address) (((Address) + PAGE_SIZE - 1) & ~(ULONG64)(PAGE_SIZE - 1))

#define TYPE 40000
#define IOCTL_IN_DIRECT CTL_CODE(TYPE, 0x900, METHOD_IN_DIRECT, FILE_ANY_ACCESS)   /* 9C402401H */
#define IOCTL_OUT_DIRECT CTL_CODE(TYPE, 0x901, METHOD_OUT_DIRECT, FILE_ANY_ACCESS) /* 9C402406H */
#define IOCTL_BUFFERED CTL_CODE(TYPE, 0x902, METHOD_BUFFERED, FILE_ANY_ACCESS)     /* 9C402408H */
#define IOCTL_NEITHER CTL_CODE(TYPE, 0x903, METHOD_NEITHER, FILE_ANY_ACCESS)       /* 9C40240FH */

typedef struct
{
    PVOID Memory;
    ULONG64 Region;
    BOOLEAN On;
} CPU_STATE;

static CPU_STATE *States;
static ULONG StateCount;

static ULONG64
ReadMsr(ULONG Msr)
{
    ULONG Low, High;
    __asm__ volatile("rdmsr" : "=a"(Low), "=d"(High) : "c"(Msr));
    return (ULONG64)High << 32 | Low;
}

static BOOLEAN
Supported(VOID)
{
    ULONG Eax = 1, Ebx, Ecx = 0, Edx;
    ULONG64 Control;

    __asm__ volatile("cpuid" : "+a"(Eax), "=b"(Ebx), "+c"(Ecx), "=d"(Edx));
    if ((Ecx & 0x20) == 0)
    {
        return FALSE;
    }
    Control = ReadMsr(0x3A);
    if ((Control & 1) == 0)
    {
        ULONG64 Value = Control | 5;
        __asm__ volatile("wrmsr" : : "a"((ULONG)Value), "d"((ULONG)(Value >> 32)), "c"(0x3A));
        return TRUE;
    }
    return (Control & 4) != 0;
}

static BOOLEAN
EnterOnThisProcessor(CPU_STATE *State)
{
    PHYSICAL_ADDRESS Limit = {.QuadPart = MAXULONG64}, Physical;
    ULONG64 Virtual, Cr4;
    PULONG64 Again;
    UCHAR Carry, Zero;

    State->Memory = MmAllocateContiguousMemory(3 * PAGE_SIZE, Limit);
    if (State->Memory == NULL)
    {
        return FALSE;
    }
    RtlSecureZeroMemory(State->Memory, 3 * PAGE_SIZE);
    Virtual = ALIGNED((ULONG64)State->Memory);
    Physical = MmGetPhysicalAddress(State->Memory);
    State->Region = ALIGNED((ULONG64)Physical.QuadPart);
    Physical.QuadPart = (LONGLONG)State->Region;
    Again = MmGetVirtualForPhysical(Physical);
    DbgPrint("part3: region %s, page offset %x, round trip %s\n",
             (State->Region & 0xFFF) == 0 ? "aligned" : "askew", (ULONG)(Virtual & 0xFFF),
             (ULONG64)Again == Virtual ? "same" : "other");
    *Again = ReadMsr(0x480) & 0x7FFFFFFF;

    __asm__ volatile("mov %%cr4, %0" : "=r"(Cr4));
    __asm__ volatile("mov %0, %%cr4" : : "r"(Cr4 | 0x2000) : "memory");
    __asm__ volatile("vmxon %2; setc %0; setz %1"
                     : "=q"(Carry), "=q"(Zero) : "m"(State->Region) : "cc", "memory");
    State->On = !Carry && !Zero;
    return State->On;
}

static VOID
LeaveAll(VOID)
{
    ULONG Index;

    for (Index = 0; Index < StateCount; Index++)
    {
        KeSetSystemAffinityThread(1ULL << Index);
        if (States[Index].On)
        {
            __asm__ volatile("vmxoff" : : : "cc", "memory");
            States[Index].On = FALSE;
        }
        if (States[Index].Memory != NULL)
        {
            MmFreeContiguousMemory(States[Index].Memory);
            States[Index].Memory = NULL;
        }
    }
    KeRevertToUserAffinityThread();
    ExFreePoolWithTag(States, TAG);
    States = NULL;
    StateCount = 0;
}

static BOOLEAN
EnterAll(VOID)
{
    KAFFINITY Active = KeQueryActiveProcessors();
    ULONG Index, Count = KeQueryActiveProcessorCount(NULL);

    if (States != NULL || !Supported())
    {
        return FALSE;
    }
    States = ExAllocatePoolWithTag(NonPagedPool, Count * sizeof(CPU_STATE), TAG);
    if (States == NULL)
    {
        return FALSE;
    }
    RtlZeroMemory(States, Count * sizeof(CPU_STATE));
    StateCount = Count;

    for (Index = 0; Index < Count; Index++)
    {
        KeSetSystemAffinityThread(1ULL << Index);
        if ((Active >> Index & 1) == 0 || !EnterOnThisProcessor(&States[Index]))
        {
            DbgPrint("part3: processor %d stays out\n", Index);
            LeaveAll();
            return FALSE;
        }
        DbgPrint("part3: processor %d in\n", Index);
    }
    KeRevertToUserAffinityThread();
    return TRUE;
}

static NTSTATUS
Complete(PIRP Irp, NTSTATUS Status, ULONG Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

static NTSTATUS NTAPI
OnCreate(PDEVICE_OBJECT Device, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Device);
    return Complete(Irp, EnterAll() ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL, 0);
}

static NTSTATUS NTAPI
OnClose(PDEVICE_OBJECT Device, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Device);
    LeaveAll();
    DbgPrint("part3: all out\n");
    return Complete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI
OnOther(PDEVICE_OBJECT Device, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Device);
    DbgPrint("part3: major %02x\n", IoGetCurrentIrpStackLocation(Irp)->MajorFunction);
    return Complete(Irp, STATUS_SUCCESS, 0);
}

static ULONG
PutAnswer(PCHAR Buffer, ULONG Length)
{
    static const CHAR Answer[] = "an answer from part3-like";
    ULONG Part = min(Length, sizeof(Answer));

    RtlCopyMemory(Buffer, Answer, Part);
    return Part;
}

static VOID
PrintBytes(const char *What, const UCHAR *Data, ULONG Length)
{
    ULONG Index;

    DbgPrint("part3: %s, %u bytes:", What, Length);
    for (Index = 0; Index < Length && Index < 16; Index++)
    {
        DbgPrint(" %02x", Data[Index]);
    }
    DbgPrint("\n");
}

/* Locks the caller's pages and maps them a second time, for the kernel. */
static PVOID
MapUser(PVOID Address, ULONG Length, LOCK_OPERATION Operation, PMDL *Mdl)
{
    PVOID Mapped = NULL;

    *Mdl = IoAllocateMdl(Address, Length, FALSE, TRUE, NULL);
    if (*Mdl == NULL)
    {
        return NULL;
    }
    TRY
    {
        MmProbeAndLockPages(*Mdl, UserMode, Operation);
    }
    EXCEPT
    {
        IoFreeMdl(*Mdl);
        return NULL;
    }
    Mapped = MmMapLockedPagesSpecifyCache(*Mdl, KernelMode, MmCached, NULL, FALSE,
                                          NormalPagePriority);
    if (Mapped == NULL)
    {
        MmUnlockPages(*Mdl);
        IoFreeMdl(*Mdl);
    }
    return Mapped;
}

static NTSTATUS
Neither(PIRP Irp, PVOID Input, ULONG In, ULONG Out, ULONG *Written)
{
    PVOID Mapped;
    PMDL Mdl;

    TRY
    {
        ProbeForRead(Input, In, sizeof(UCHAR));
    }
    EXCEPT
    {
        return STATUS_ACCESS_VIOLATION;
    }

    Mapped = MapUser(Input, In, IoReadAccess, &Mdl);
    if (Mapped == NULL)
    {
        return STATUS_ACCESS_VIOLATION;
    }
    PrintBytes("neither", Mapped, In);
    MmUnlockPages(Mdl);
    IoFreeMdl(Mdl);

    Mapped = MapUser(Irp->UserBuffer, Out, IoWriteAccess, &Mdl);
    if (Mapped == NULL)
    {
        return STATUS_ACCESS_VIOLATION;
    }
    *Written = PutAnswer(Mapped, Out);
    MmUnlockPages(Mdl);
    IoFreeMdl(Mdl);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI
OnControl(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG In = Stack->Parameters.DeviceIoControl.InputBufferLength;
    ULONG Out = Stack->Parameters.DeviceIoControl.OutputBufferLength;
    ULONG Code = Stack->Parameters.DeviceIoControl.IoControlCode;
    NTSTATUS Status = STATUS_SUCCESS;
    ULONG Written = 0;
    PCHAR Mapped;

    UNREFERENCED_PARAMETER(Device);
    if (In == 0 || Out == 0)
    {
        return Complete(Irp, STATUS_INVALID_PARAMETER, 0);
    }

    switch (Code)
    {
    case IOCTL_BUFFERED:
        PrintBytes("buffered", Irp->AssociatedIrp.SystemBuffer, In);
        Written = PutAnswer(Irp->AssociatedIrp.SystemBuffer, Out);
        break;

    case IOCTL_NEITHER:
        Status = Neither(Irp, Stack->Parameters.DeviceIoControl.Type3InputBuffer, In, Out,
                         &Written);
        break;

    case IOCTL_IN_DIRECT:
    case IOCTL_OUT_DIRECT:
        PrintBytes("direct", Irp->AssociatedIrp.SystemBuffer, In);
        Mapped = MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority);
        if (Mapped == NULL)
        {
            Status = STATUS_INSUFFICIENT_RESOURCES;
        }
        else if (Code == (ULONG)IOCTL_OUT_DIRECT)
        {
            Written = PutAnswer(Mapped, Out);
        }
        else
        {
            PrintBytes("second input", (PUCHAR)Mapped, Out);
            Written = MmGetMdlByteCount(Irp->MdlAddress);
        }
        break;

    default:
        Status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    return Complete(Irp, Status, Written);
}

static VOID NTAPI
OnUnload(PDRIVER_OBJECT Driver)
{
    UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\DosDevices\\PartThree");

    IoDeleteSymbolicLink(&Link);
    IoDeleteDevice(Driver->DeviceObject);
    DbgPrint("part3: unloaded\n");
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\PartThree");
    UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\DosDevices\\PartThree");
    PDEVICE_OBJECT Device;
    NTSTATUS Status;
    ULONG Index;

    UNREFERENCED_PARAMETER(Path);
    Status = IoCreateDevice(Driver, 0, &Name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE,
                            &Device);
    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    for (Index = 0; Index <= IRP_MJ_MAXIMUM_FUNCTION; Index++)
    {
        Driver->MajorFunction[Index] = OnOther;
    }
    Driver->MajorFunction[IRP_MJ_CREATE] = OnCreate;
    Driver->MajorFunction[IRP_MJ_CLOSE] = OnClose;
    Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = OnControl;
    Driver->DriverUnload = OnUnload;
    return IoCreateSymbolicLink(&Link, &Name);
}

/*
 * Test driver "stumble": asks by falling. MSRs are tried inside __try, exceptions of many
 * kinds pass through filters and __finally blocks, and those that nobody takes end in a
 * bug check by the IOCTL's choice. Only clang understands __try here; every function has
 * unwind data, as the compilers for Windows drivers make it.
 */
#include <ntddk.h>

#define STUMBLE(Function) CTL_CODE(FILE_DEVICE_UNKNOWN, 0xC00 + (Function), METHOD_BUFFERED, FILE_ANY_ACCESS)
#define NEVER_INLINE __attribute__((noinline))

NTSYSAPI VOID NTAPI ExRaiseStatus(NTSTATUS Status);

enum fall { NO_FALL, LEAVE, WRITE_LOW, DIVIDE, RAISE, UNDEFINED, PROBE, WRITE_MSR, FALLS };

static volatile int Zero;

static NEVER_INLINE ULONG64
ReadMsr(ULONG Number)
{
    ULONG Low, High;
    __asm__ volatile("rdmsr" : "=a"(Low), "=d"(High) : "c"(Number));
    return (ULONG64)High << 32 | Low;
}

static NEVER_INLINE VOID
WriteMsr(ULONG Number, ULONG64 Value)
{
    __asm__ volatile("wrmsr" : : "a"((ULONG)Value), "d"((ULONG)(Value >> 32)), "c"(Number));
}

static NEVER_INLINE VOID
Store(volatile CHAR *Where)
{
    *Where = 1;
}

static NEVER_INLINE int
Divide(int Dividend, int Divisor)
{
    int Quotient;
    __asm__ volatile("cltd; idivl %2" : "=a"(Quotient) : "a"(Dividend), "r"(Divisor) : "edx", "cc");
    return Quotient;
}

static BOOLEAN
MsrExists(ULONG Number, ULONG *Status)
{
    __try {
        ReadMsr(Number);
        return TRUE;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        *Status = GetExceptionCode();
        return FALSE;
    }
}

static LONG
OnlyAccessViolations(PEXCEPTION_POINTERS Pointers)
{
    PEXCEPTION_RECORD Record = Pointers->ExceptionRecord;

    DbgPrint("stumble: filter sees %08x", Record->ExceptionCode);
    if (Record->NumberParameters == 2) {
        DbgPrint(", %s %p", Record->ExceptionInformation[0] ? "writing" : "reading",
                 (PVOID)Record->ExceptionInformation[1]);
    }
    DbgPrint("\n");
    return (ULONG)Record->ExceptionCode == (ULONG)STATUS_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER
                                                                  : EXCEPTION_CONTINUE_SEARCH;
}

static NEVER_INLINE VOID
Fall(enum fall How)
{
    switch (How) {
    case WRITE_LOW: Store((PCHAR)0x20); break;
    case DIVIDE: Divide(7, Zero); break;
    case RAISE: ExRaiseStatus(STATUS_DEVICE_NOT_READY); break;
    case UNDEFINED: __asm__ volatile("ud2"); break;
    case PROBE: ProbeForRead((PVOID)0xFFFF800000000000, 8, 1); break;
    case WRITE_MSR: WriteMsr(0x480, 0); break;
    default: break;
    }
}

static NEVER_INLINE VOID
Inner(enum fall How)
{
    __try {
        __try {
            if (How == LEAVE) {
                __leave;
            }
            Fall(How);
            DbgPrint("stumble: %d did not fall\n", How);
        } __finally {
            DbgPrint("stumble: finally after %d, %s\n", How, AbnormalTermination() ? "by exception" : "in order");
        }
    } __except (OnlyAccessViolations(GetExceptionInformation())) {
        DbgPrint("stumble: inner handler after %d\n", How);
    }
}

static VOID
FallAll(VOID)
{
    int How;

    for (How = NO_FALL; How < FALLS; How++) {
        __try {
            Inner(How);
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            DbgPrint("stumble: outer handler, %08x\n", GetExceptionCode());
        }
    }
}

static NTSTATUS NTAPI
Complete(PDEVICE_OBJECT Device, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Device);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI
OnCreate(PDEVICE_OBJECT Device, PIRP Irp)
{
    static const ULONG Numbers[] = {0x3A, 0x480, 0x492, 0xC0000080, 0x40000000};
    ULONG Index, Status;

    for (Index = 0; Index < ARRAYSIZE(Numbers); Index++) {
        if (MsrExists(Numbers[Index], &Status)) {
            DbgPrint("stumble: msr %08x is there\n", Numbers[Index]);
        } else {
            DbgPrint("stumble: msr %08x raises %08x\n", Numbers[Index], Status);
        }
    }
    FallAll();
    return Complete(Device, Irp);
}

static NTSTATUS NTAPI
OnControl(PDEVICE_OBJECT Device, PIRP Irp)
{
    KIRQL Irql;

    switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
    case STUMBLE(0): Fall(WRITE_LOW); break;
    case STUMBLE(1): KeRaiseIrql(DISPATCH_LEVEL, &Irql); Fall(WRITE_LOW); break;
    case STUMBLE(2): __asm__ volatile("int $0x2c"); break;
    case STUMBLE(3): __asm__ volatile("int $0x29" : : "c"(2)); break;
    case STUMBLE(4): KeBugCheckEx(0xE2, 1, 2, 3, 4); break;
    case STUMBLE(5): KeRaiseIrql(DISPATCH_LEVEL, &Irql); break;
    case STUMBLE(6): IoCompleteRequest(Irp, IO_NO_INCREMENT); break;
    case STUMBLE(7): ExFreePool(Device); break;
    case STUMBLE(8): return STATUS_PENDING;
    }
    return Complete(Device, Irp);
}

static VOID NTAPI
OnUnload(PDRIVER_OBJECT Driver)
{
    UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Stumble");

    IoDeleteSymbolicLink(&Link);
    IoDeleteDevice(Driver->DeviceObject);
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\Stumble");
    UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Stumble");
    PDEVICE_OBJECT Device;
    NTSTATUS Status;

    UNREFERENCED_PARAMETER(Path);
    Status = IoCreateDevice(Driver, 0, &Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Device);
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Driver->MajorFunction[IRP_MJ_CREATE] = OnCreate;
    Driver->MajorFunction[IRP_MJ_CLOSE] = Complete;
    Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = OnControl;
    Driver->DriverUnload = OnUnload;
    return IoCreateSymbolicLink(&Link, &Name);
}

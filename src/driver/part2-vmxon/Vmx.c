/*
 * MyHypervisorDriver, sample "part2-vmxon": entering and leaving VMX operation.
 *
 * Everything VMXON depends on belongs to one logical processor: CR0, CR4,
 * IA32_FEATURE_CONTROL and the VMXON region. So every step below is taken on each of them
 * in turn, by moving this thread there.
 */
#include "Vmx.h"

typedef struct _VMX_PROCESSOR
{
    PVOID VmxonRegion;           /* as the processor's page tables see it */
    ULONG64 VmxonRegionPhysical; /* what VMXON wants: a physical address, in memory */
    BOOLEAN VmxeSet;             /* this driver set CR4.VMXE here */
    BOOLEAN InVmxOperation;      /* VMXON succeeded here, VMXOFF not executed since */
} VMX_PROCESSOR, *PVMX_PROCESSOR;

#define MAXIMUM_VMX_PROCESSORS 64 /* one bit each in a 64-bit KAFFINITY */

static VMX_PROCESSOR Processors[MAXIMUM_VMX_PROCESSORS];
static ULONG ProcessorCount;

/* From here on this thread runs on the given logical processor only. */
static VOID
MoveToProcessor(ULONG Number)
{
    KeSetSystemAffinityThread((KAFFINITY)1 << Number);
}

/* Vol. 3C, "Discovering Support for VMX". CPUID answers alike on all processors of one
   system, so this is asked once. */
static BOOLEAN
IsVmxSupported(VOID)
{
    ULONG Registers[4]; /* EAX, EBX, ECX, EDX */
    CHAR Vendor[13];
    BOOLEAN IsIntel;

    /* Leaf 0 spells the vendor in EBX, EDX, ECX: in this order, not alphabetically. */
    AsmCpuid(0, Registers);
    *(PULONG)&Vendor[0] = Registers[1];
    *(PULONG)&Vendor[4] = Registers[3];
    *(PULONG)&Vendor[8] = Registers[2];
    Vendor[12] = 0;
    IsIntel = Registers[1] == 0x756E6547    /* "Genu", first letter lowest */
              && Registers[3] == 0x49656E69 /* "ineI" */
              && Registers[2] == 0x6C65746E /* "ntel" */;
    DbgPrint("[*] The CPU Vendor is : %s\n", Vendor);

    AsmCpuid(1, Registers);
    DbgPrint("[*] CPUID leaf 1: ECX = 0x%08x, VMX bit (ECX[5]) = %u\n", Registers[2],
             (Registers[2] & CPUID_1_ECX_VMX) != 0);

    return IsIntel && (Registers[2] & CPUID_1_ECX_VMX) != 0;
}

/* Vol. 3C, "Enabling and Entering VMX Operation": VMXON raises #GP(0) unless both the
   lock bit and "enable VMX outside SMX operation" are 1. Firmware normally locks it;
   once the lock bit is 1, WRMSR to it raises #GP(0) until the next power-up. */
static NTSTATUS
PrepareFeatureControl(ULONG Number)
{
    ULONG64 Value = AsmReadMsr(IA32_FEATURE_CONTROL);

    DbgPrint("[*] Processor %u: IA32_FEATURE_CONTROL = 0x%llx\n", Number, Value);

    if ((Value & FEATURE_CONTROL_LOCK) == 0)
    {
        Value |= FEATURE_CONTROL_LOCK | FEATURE_CONTROL_VMX_OUTSIDE_SMX;
        AsmWriteMsr(IA32_FEATURE_CONTROL, Value);
        DbgPrint("[*] Processor %u: it was unlocked, now locked with 0x%llx\n", Number,
                 Value);
        return STATUS_SUCCESS;
    }

    if ((Value & FEATURE_CONTROL_VMX_OUTSIDE_SMX) != 0)
    {
        return STATUS_SUCCESS;
    }

    DbgPrint("[*] VMX locked off in BIOS\n");
#if VMX_CAREFUL
    DbgPrint("[*] Processor %u: refusing, VMXON would raise #GP(0)\n", Number);
    return STATUS_HV_FEATURE_UNAVAILABLE;
#else
    DbgPrint("[*] Processor %u: going on all the same, to see the fault\n", Number);
    return STATUS_SUCCESS;
#endif
}

/* Vol. 3D, "VMX-Fixed Bits in CR0" and "VMX-Fixed Bits in CR4": a bit that is 1 in FIXED0
   must be 1, a bit that is 0 in FIXED1 must be 0, or VMXON raises #GP(0). */
static VOID
ApplyFixedBits(ULONG Number)
{
    ULONG64 Old, New;

    Old = AsmReadCr0();
    New = (Old & AsmReadMsr(IA32_VMX_CR0_FIXED1)) | AsmReadMsr(IA32_VMX_CR0_FIXED0);
    DbgPrint("[*] Processor %u: CR0 = 0x%llx, with fixed bits 0x%llx\n", Number, Old,
             New);
    if (New != Old)
    {
        AsmWriteCr0(New);
    }

    /* VMXE is one of the bits fixed to 1. It is left as it is here, because setting it is
       a step of its own: AsmEnableVmxOperation. */
    Old = AsmReadCr4();
    New = (Old & AsmReadMsr(IA32_VMX_CR4_FIXED1)) | AsmReadMsr(IA32_VMX_CR4_FIXED0);
    New = (New & ~CR4_VMXE) | (Old & CR4_VMXE);
    DbgPrint("[*] Processor %u: CR4 = 0x%llx, with fixed bits 0x%llx\n", Number, Old,
             New);
    if (New != Old)
    {
        AsmWriteCr4(New);
    }
}

/* Vol. 3C, "Enabling and Entering VMX Operation": with CR4.VMXE = 0 VMXON raises #UD. */
static VOID
EnableVmxe(ULONG Number)
{
    if ((AsmReadCr4() & CR4_VMXE) == 0)
    {
        AsmEnableVmxOperation();
        Processors[Number].VmxeSet = TRUE;
    }
    DbgPrint("[*] Processor %u: CR4 = 0x%llx, VMXE is set\n", Number, AsmReadCr4());
}

/* Vol. 3C, "VMXON Region": 4-KByte aligned, below the physical-address width, and
   beginning with the VMCS revision identifier (bit 31 of that word 0). Otherwise VMXON
   fails with CF = 1; it does not fault. */
static NTSTATUS
AllocateVmxonRegion(ULONG Number)
{
    PVMX_PROCESSOR Processor = &Processors[Number];
    PHYSICAL_ADDRESS Highest;
    ULONG64 Basic;

    Highest.QuadPart = MAXLONGLONG;
    Processor->VmxonRegion = MmAllocateContiguousMemory(PAGE_SIZE, Highest);
    if (Processor->VmxonRegion == NULL)
    {
        DbgPrint("[*] Error : Couldn't Allocate Buffer for VMXON Region.\n");
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(Processor->VmxonRegion, PAGE_SIZE);
    Processor->VmxonRegionPhysical =
        MmGetPhysicalAddress(Processor->VmxonRegion).QuadPart;

    Basic = AsmReadMsr(IA32_VMX_BASIC);
    *(PULONG)Processor->VmxonRegion = (ULONG)(Basic & VMX_BASIC_REVISION_MASK);

    DbgPrint("[*] Processor %u: VMXON region at 0x%llx, physical 0x%llx, revision 0x%x\n",
             Number, (ULONG64)Processor->VmxonRegion, Processor->VmxonRegionPhysical,
             *(PULONG)Processor->VmxonRegion);
    return STATUS_SUCCESS;
}

static NTSTATUS
ExecuteVmxon(ULONG Number)
{
    PVMX_PROCESSOR Processor = &Processors[Number];
    ULONG Outcome;

    DbgPrint("[*] Processor %u: executing VMXON\n", Number);
    Outcome = AsmVmxon(&Processor->VmxonRegionPhysical);

    if (Outcome != VMX_SUCCEED)
    {
        DbgPrint("[*] VMXON failed with status %d\n", Outcome);
        return STATUS_UNSUCCESSFUL;
    }
    Processor->InVmxOperation = TRUE;
    DbgPrint("[*] Processor %u: in VMX operation\n", Number);
    return STATUS_SUCCESS;
}

/* All steps on the processor this thread is on. */
static NTSTATUS
VmxEnter(ULONG Number)
{
    NTSTATUS Status = PrepareFeatureControl(Number);

    if (NT_SUCCESS(Status))
    {
        ApplyFixedBits(Number);
#if !VMX_ONE_CORE
        EnableVmxe(Number);
#endif
        Status = AllocateVmxonRegion(Number);
    }
    if (NT_SUCCESS(Status))
    {
        Status = ExecuteVmxon(Number);
    }
    return Status;
}

/* Undoes, on the processor this thread is on, as much as VmxEnter has done there. */
static VOID
VmxLeave(ULONG Number)
{
    PVMX_PROCESSOR Processor = &Processors[Number];

    /* VMXOFF outside VMX operation raises #UD, so only where VMXON succeeded. */
    if (Processor->InVmxOperation)
    {
        if (AsmVmxoff() != VMX_SUCCEED)
        {
            /* The processor still uses its region and still needs VMXE: free nothing. */
            DbgPrint("[*] Processor %u: VMXOFF failed\n", Number);
            return;
        }
        Processor->InVmxOperation = FALSE;
        DbgPrint("[*] Processor %u: VMXOFF, VMX operation left\n", Number);
    }

    /* Only now: clearing CR4.VMXE in VMX operation raises #GP(0) (Vol. 3C, "Restrictions
       on VMX Operation"). */
    if (Processor->VmxeSet)
    {
        AsmDisableVmxOperation();
        Processor->VmxeSet = FALSE;
        DbgPrint("[*] Processor %u: CR4 = 0x%llx, VMXE is clear\n", Number, AsmReadCr4());
    }

    if (Processor->VmxonRegion != NULL)
    {
        MmFreeContiguousMemory(Processor->VmxonRegion);
        Processor->VmxonRegion = NULL;
        DbgPrint("[*] Processor %u: VMXON region freed\n", Number);
    }
}

/* Either every logical processor is in VMX operation at the end, or none is. */
NTSTATUS
VmxEnterOnAllProcessors(VOID)
{
    NTSTATUS Status = STATUS_SUCCESS;
    ULONG Number;

    if (!IsVmxSupported())
    {
        DbgPrint("[*] VMX is not supported in this machine !\n");
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }

    ProcessorCount = KeQueryActiveProcessorCount(NULL);
    DbgPrint("[*] %u logical processors\n", ProcessorCount);

#if VMX_ONE_CORE
    /* The mistake to be watched: only the processor that runs this gets VMXE. */
    EnableVmxe(KeGetCurrentProcessorNumberEx(NULL));
#endif

    for (Number = 0; Number < ProcessorCount && NT_SUCCESS(Status); Number++)
    {
        MoveToProcessor(Number);
        Status = VmxEnter(Number);
    }
    KeRevertToUserAffinityThread();

    if (!NT_SUCCESS(Status))
    {
        DbgPrint("[*] Processor %u failed with status 0x%08x, undoing\n", Number - 1,
                 Status);
        VmxLeaveOnAllProcessors();
    }
    return Status;
}

VOID
VmxLeaveOnAllProcessors(VOID)
{
    ULONG Number;

    for (Number = 0; Number < ProcessorCount; Number++)
    {
        MoveToProcessor(Number);
        VmxLeave(Number);
    }
    KeRevertToUserAffinityThread();
}

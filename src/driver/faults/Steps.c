/*
 * MyHypervisorDriver, sample "faults": the steps into VMX operation and out of it, done
 * right. They take place on the processor that this thread is on.
 */
#include "Faults.h"

/* From here on this thread runs on the given logical processor only. */
VOID
MoveToProcessor(ULONG Number)
{
    KeSetSystemAffinityThread((KAFFINITY)1 << Number);
}

/* Vol. 3C, "Discovering Support for VMX". */
BOOLEAN
IsVmxSupported(VOID)
{
    ULONG Registers[4]; /* EAX, EBX, ECX, EDX */

    AsmCpuid(1, Registers);
    if ((Registers[2] & CPUID_1_ECX_VMX) == 0)
    {
        DbgPrint("[*] CPUID says that there is no VMX\n");
        return FALSE;
    }
    return TRUE;
}

/* Vol. 3C, "Enabling and Entering VMX Operation": a register that firmware left unlocked
   may be written, once. One that is locked must be taken as it is. */
VOID
PermitVmxon(VOID)
{
    ULONG64 Value = AsmReadMsr(IA32_FEATURE_CONTROL);

    if ((Value & FEATURE_CONTROL_LOCK) == 0)
    {
        AsmWriteMsr(IA32_FEATURE_CONTROL,
                    Value | FEATURE_CONTROL_LOCK | FEATURE_CONTROL_VMX_OUTSIDE_SMX);
    }
}

/* Vol. 3D, "VMX-Fixed Bits in CR0" and "VMX-Fixed Bits in CR4". Among the bits fixed to 1
   in CR4 is VMXE, so this sets it. */
VOID
ApplyFixedBits(VOID)
{
    AsmWriteCr0((AsmReadCr0() & AsmReadMsr(IA32_VMX_CR0_FIXED1)) |
                AsmReadMsr(IA32_VMX_CR0_FIXED0));
    AsmWriteCr4((AsmReadCr4() & AsmReadMsr(IA32_VMX_CR4_FIXED1)) |
                AsmReadMsr(IA32_VMX_CR4_FIXED0));
}

/* A page with the revision identifier in its first doubleword: good for VMXON and, apart
   from VMCLEAR, for VMPTRLD. Two pages are taken, so that a case may move inside them. */
NTSTATUS
AllocateRegion(PVMX_REGION Region)
{
    PHYSICAL_ADDRESS Highest;

    Highest.QuadPart = -1;
    Region->Virtual = MmAllocateContiguousMemory(2 * PAGE_SIZE, Highest);
    if (Region->Virtual == NULL)
    {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(Region->Virtual, 2 * PAGE_SIZE);
    Region->Virtual[0] = (ULONG)(AsmReadMsr(IA32_VMX_BASIC) & VMX_BASIC_REVISION_MASK);
    Region->Physical = (ULONG64)MmGetPhysicalAddress(Region->Virtual).QuadPart;
    return STATUS_SUCCESS;
}

VOID
FreeRegion(PVMX_REGION Region)
{
    MmFreeContiguousMemory(Region->Virtual);
    Region->Virtual = NULL;
}

/* Everything before VMXON. */
NTSTATUS
PrepareVmxon(PVMX_REGION Region)
{
    if (!IsVmxSupported())
    {
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }
    PermitVmxon();
    ApplyFixedBits();
    AsmEnableVmxOperation();
    return AllocateRegion(Region);
}

/* Says what came of an instruction that sets CF or ZF when it fails. */
static NTSTATUS
Told(const CHAR *Instruction, ULONG Outcome)
{
    if (Outcome != VMX_SUCCEED)
    {
        DbgPrint("[*] %s failed with status %u\n", Instruction, Outcome);
        return STATUS_UNSUCCESSFUL;
    }
    DbgPrint("[*] %s succeeded\n", Instruction);
    return STATUS_SUCCESS;
}

NTSTATUS
Vmxon(PULONG64 Operand)
{
    return Told("VMXON", AsmVmxon(Operand));
}

VOID
Vmxoff(VOID)
{
    Told("VMXOFF", AsmVmxoff());
}

/* The way back from VMX root operation: VMXOFF, then VMXE, then the region. */
VOID
LeaveVmx(PVMX_REGION Region)
{
    Vmxoff();
    AsmDisableVmxOperation();
    FreeRegion(Region);
}

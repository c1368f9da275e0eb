/*
 * MyHypervisorDriver, sample "faults": the way to VMXON, once right and many times with one
 * mistake. What the mistake leads to is written above it. A case whose instruction raises
 * an exception ends in a bug check, so that nothing after it is reached.
 */
#include "Faults.h"

/* What a case does once it has prepared everything: tries, and undoes all of it. Where
   VMXON fails there is nothing to leave, but VMXE and the region to give back. */
static NTSTATUS
EnterAndLeave(PVMX_REGION Region, PULONG64 Operand)
{
    NTSTATUS Status = Vmxon(Operand);

    if (NT_SUCCESS(Status))
    {
        Vmxoff();
    }
    AsmDisableVmxOperation();
    FreeRegion(Region);
    return Status;
}

/* The sequence as it should be. VMXON: VMsucceed. */
NTSTATUS
Correct(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = PrepareVmxon(&Region);

    return NT_SUCCESS(Status) ? EnterAndLeave(&Region, &Region.Physical) : Status;
}

/* CR4 is forgotten. VMXON: #UD, because CR4.VMXE is 0. */
NTSTATUS
NoVmxe(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status;

    if (!IsVmxSupported())
    {
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }
    PermitVmxon();
    Status = AllocateRegion(&Region);
    return NT_SUCCESS(Status) ? EnterAndLeave(&Region, &Region.Physical) : Status;
}

/* The two names look alike: VME is bit 0, virtual-8086 extensions, and VMXE is bit 13.
   VMXON: #UD. */
NTSTATUS
VmeForVmxe(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status;

    if (!IsVmxSupported())
    {
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }
    PermitVmxon();
    AsmWriteCr4(AsmReadCr4() | 1);
    Status = AllocateRegion(&Region);
    return NT_SUCCESS(Status) ? EnterAndLeave(&Region, &Region.Physical) : Status;
}

/* VMXE is bit 13, counted from 0: the fourteenth. Counted from 1, and the number 14 taken
   for the position, it becomes SMXE. MOV to CR4: #GP(0) on a processor without SMX, whose
   CR4 has no such bit. */
NTSTATUS
BitCountedFromOne(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status;

    if (!IsVmxSupported())
    {
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }
    PermitVmxon();
    AsmWriteCr4(AsmReadCr4() | 1ULL << 14);
    Status = AllocateRegion(&Region);
    return NT_SUCCESS(Status) ? EnterAndLeave(&Region, &Region.Physical) : Status;
}

/* Each logical processor has a CR4 of its own. VMXE is set on processor 0, and the thread
   goes to processor 1 before VMXON: #UD there. */
NTSTATUS
VmxeOnOtherProcessor(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = PrepareVmxon(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    MoveToProcessor(1);
    return EnterAndLeave(&Region, &Region.Physical);
}

/* CR0.NE, bit 5, must be 1 in VMX operation, and something has cleared it. VMXON: #GP(0).
   Windows runs with NE = 1; a driver that writes a CR0 of its own making loses it. */
NTSTATUS
NumericErrorCleared(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = PrepareVmxon(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    AsmWriteCr0(AsmReadCr0() & ~(1ULL << 5));
    return EnterAndLeave(&Region, &Region.Physical);
}

/* The first thing done is to read a VMX capability. RDMSR: #GP(0) where CPUID.1:ECX[5] is
   0, because then there is no such register. CPUID was to be asked first. */
NTSTATUS
MsrBeforeCpuid(VOID)
{
    DbgPrint("[*] IA32_VMX_BASIC = 0x%llx\n", AsmReadMsr(IA32_VMX_BASIC));
    return Correct();
}

/* The same with IA32_FEATURE_CONTROL. Without VMX it is not there, RDMSR: #GP(0), or it is
   there for another feature's sake and its bit 2 is reserved, WRMSR: #GP(0). */
NTSTATUS
FeatureControlBeforeCpuid(VOID)
{
    PermitVmxon();
    return Correct();
}

/* IA32_FEATURE_CONTROL is not looked at. VMXON: #GP(0) wherever firmware left it unlocked
   or locked VMX off. */
NTSTATUS
FeatureControlIgnored(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status;

    if (!IsVmxSupported())
    {
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }
    ApplyFixedBits();
    AsmEnableVmxOperation();
    Status = AllocateRegion(&Region);
    return NT_SUCCESS(Status) ? EnterAndLeave(&Region, &Region.Physical) : Status;
}

/* VMX is permitted, but the register is left unlocked. VMXON: #GP(0), because it wants the
   lock bit as well. */
NTSTATUS
FeatureControlNotLocked(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status;
    ULONG64 Value;

    if (!IsVmxSupported())
    {
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }
    Value = AsmReadMsr(IA32_FEATURE_CONTROL);
    if ((Value & FEATURE_CONTROL_LOCK) == 0)
    {
        AsmWriteMsr(IA32_FEATURE_CONTROL, Value | FEATURE_CONTROL_VMX_OUTSIDE_SMX);
    }
    ApplyFixedBits();
    AsmEnableVmxOperation();
    Status = AllocateRegion(&Region);
    return NT_SUCCESS(Status) ? EnterAndLeave(&Region, &Region.Physical) : Status;
}

/* The two bits are set one after the other, the lock first. The second WRMSR: #GP(0), and
   VMX stays off until the next power-up. */
NTSTATUS
FeatureControlLockedFirst(VOID)
{
    if (!IsVmxSupported())
    {
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }
    if ((AsmReadMsr(IA32_FEATURE_CONTROL) & FEATURE_CONTROL_LOCK) == 0)
    {
        AsmWriteMsr(IA32_FEATURE_CONTROL, FEATURE_CONTROL_LOCK);
        AsmWriteMsr(IA32_FEATURE_CONTROL,
                    FEATURE_CONTROL_LOCK | FEATURE_CONTROL_VMX_OUTSIDE_SMX);
    }
    return Correct();
}

/* The register is written without a look at its lock. WRMSR: #GP(0) wherever firmware has
   locked it, even to write the value that it has. */
NTSTATUS
FeatureControlWrittenAgain(VOID)
{
    if (!IsVmxSupported())
    {
        return STATUS_HV_FEATURE_UNAVAILABLE;
    }
    AsmWriteMsr(IA32_FEATURE_CONTROL,
                FEATURE_CONTROL_LOCK | FEATURE_CONTROL_VMX_OUTSIDE_SMX);
    return Correct();
}

/* VMXON is given the address by which the driver knows the region, a virtual one. It has
   more bits than a physical address may have. VMXON: CF = 1. */
NTSTATUS
VirtualAddress(VOID)
{
    VMX_REGION Region;
    ULONG64 Pointer;
    NTSTATUS Status = PrepareVmxon(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Pointer = (ULONG64)Region.Virtual;
    return EnterAndLeave(&Region, &Pointer);
}

/* VMXON's operand is the variable that holds the physical address, not that address. Given
   the address itself it looks for the variable there. VMXON: #PF, nothing is mapped. */
NTSTATUS
ValueForPointer(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = PrepareVmxon(&Region);

    return NT_SUCCESS(Status) ? EnterAndLeave(&Region, (PULONG64)Region.Physical) : Status;
}

/* The region begins 16 bytes into a page, as memory from the pool does. VMXON: CF = 1. */
NTSTATUS
Unaligned(VOID)
{
    VMX_REGION Region;
    ULONG64 Pointer;
    NTSTATUS Status = PrepareVmxon(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Region.Virtual[4] = Region.Virtual[0];
    Pointer = Region.Physical + 16;
    return EnterAndLeave(&Region, &Pointer);
}

/* Only the lower half of the variable is written; the upper half is what was there. VMXON:
   CF = 1, the address has bits above the width of physical addresses. */
NTSTATUS
HalfWritten(VOID)
{
    VMX_REGION Region;
    ULONG64 Pointer = 0xCCCCCCCCCCCCCCCCULL; /* what a debug build leaves on the stack */
    NTSTATUS Status = PrepareVmxon(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    *(PULONG)&Pointer = (ULONG)Region.Physical;
    return EnterAndLeave(&Region, &Pointer);
}

/* The region is all zeros. VMXON: CF = 1, it wants the revision identifier there. */
NTSTATUS
NoRevision(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = PrepareVmxon(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Region.Virtual[0] = 0;
    return EnterAndLeave(&Region, &Region.Physical);
}

/* The number was copied from another machine. VMXON: CF = 1 unless this one happens to
   have the same. */
NTSTATUS
RevisionOfAnother(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = PrepareVmxon(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Region.Virtual[0] = 0x10;
    return EnterAndLeave(&Region, &Region.Physical);
}

/* Bit 31 is no part of the identifier: it marks a shadow VMCS, which the VMXON region
   never is. VMXON: CF = 1. */
NTSTATUS
RevisionBit31(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = PrepareVmxon(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Region.Virtual[0] |= 1UL << 31;
    return EnterAndLeave(&Region, &Region.Physical);
}

/*
 * MyHypervisorDriver, sample "faults": mistakes in VMX operation, and on the way out of it.
 * What the mistake leads to is written above it.
 */
#include "Faults.h"

/* VMX operation, entered as it should be. */
static NTSTATUS
EnterVmx(PVMX_REGION Region)
{
    NTSTATUS Status = PrepareVmxon(Region);

    return NT_SUCCESS(Status) ? Vmxon(&Region->Physical) : Status;
}

/* A VMCS, made current as it should be: VMCLEAR initialises it, VMPTRLD loads it. */
static NTSTATUS
MakeVmcsCurrent(PVMX_REGION Vmcs)
{
    NTSTATUS Status = AllocateRegion(Vmcs);

    if (NT_SUCCESS(Status) && (AsmVmclear(&Vmcs->Physical) != VMX_SUCCEED ||
                               AsmVmptrld(&Vmcs->Physical) != VMX_SUCCEED))
    {
        Status = STATUS_UNSUCCESSFUL;
    }
    return Status;
}

/* Says what came of an instruction. */
static NTSTATUS
Result(const CHAR *Instruction, ULONG Outcome)
{
    DbgPrint("[*] %s: status %u\n", Instruction, Outcome);
    return Outcome == VMX_SUCCEED ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

/* VMX operation with a VMCS as it should be: a field of the guest's state is written and
   read. Every instruction: VMsucceed. */
NTSTATUS
CorrectWithVmcs(VOID)
{
    VMX_REGION Region;
    VMX_REGION Vmcs;
    ULONG64 Value;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Status = MakeVmcsCurrent(&Vmcs);
    if (NT_SUCCESS(Status))
    {
        Result("VMWRITE", AsmVmwrite(0x681E, 0x1000));
        Status = Result("VMREAD", AsmVmread(0x681E, &Value));
    }
    LeaveVmx(&Region);
    FreeRegion(&Vmcs);
    return Status;
}

/* The second VMXON: CF = 1, because no VMCS is current that could hold an error number. */
NTSTATUS
SecondVmxon(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Status = Vmxon(&Region.Physical);
    LeaveVmx(&Region);
    return Status;
}

/* The second VMXON: ZF = 1 and error 15 in the current VMCS. */
NTSTATUS
SecondVmxonWithVmcs(VOID)
{
    VMX_REGION Region;
    VMX_REGION Vmcs;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Status = MakeVmcsCurrent(&Vmcs);
    if (NT_SUCCESS(Status))
    {
        Status = Vmxon(&Region.Physical);
    }
    LeaveVmx(&Region);
    FreeRegion(&Vmcs);
    return Status;
}

/* The way back in the wrong order. MOV to CR4: #GP(0), VMXE cannot be cleared in VMX
   operation (Vol. 3C, "Restrictions on VMX Operation"). */
NTSTATUS
VmxeClearedInside(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    AsmDisableVmxOperation();
    Vmxoff();
    FreeRegion(&Region);
    return Status;
}

/* A clean-up that does not ask whether there is anything to clean up. VMXOFF: #UD. */
NTSTATUS
VmxoffOutside(VOID)
{
    Vmxoff();
    return STATUS_SUCCESS;
}

/* Two places each think that leaving is theirs. The second VMXOFF: #UD. */
NTSTATUS
SecondVmxoff(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Vmxoff();
    LeaveVmx(&Region);
    return Status;
}

/* Processor 0 entered, and the clean-up runs on processor 1. VMXOFF: #UD there. */
NTSTATUS
VmxoffOnOtherProcessor(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    MoveToProcessor(1);
    LeaveVmx(&Region);
    return Status;
}

/* The VMXON region belongs to the processor and is no VMCS. VMPTRLD fails: CF = 1, as
   there is no current VMCS to hold error 10. */
NTSTATUS
VmptrldOfVmxonRegion(VOID)
{
    VMX_REGION Region;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Status = Result("VMPTRLD", AsmVmptrld(&Region.Physical));
    LeaveVmx(&Region);
    return Status;
}

/* VMPTRLD is forgotten. VMREAD of the guest's RIP, 681EH: CF = 1, no VMCS is current. */
NTSTATUS
VmreadWithoutVmcs(VOID)
{
    VMX_REGION Region;
    ULONG64 Value;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Status = Result("VMREAD", AsmVmread(0x681E, &Value));
    LeaveVmx(&Region);
    return Status;
}

/* The exit reason, 4402H, is for the processor to write. VMWRITE: ZF = 1 and error 13, on
   a processor whose IA32_VMX_MISC[29] is 0. */
NTSTATUS
VmwriteOfReadOnlyField(VOID)
{
    VMX_REGION Region;
    VMX_REGION Vmcs;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Status = MakeVmcsCurrent(&Vmcs);
    if (NT_SUCCESS(Status))
    {
        Status = Result("VMWRITE", AsmVmwrite(0x4402, 0));
    }
    LeaveVmx(&Region);
    FreeRegion(&Vmcs);
    return Status;
}

/* Nothing was written into the VMCS. VMLAUNCH: ZF = 1 and error 7, controls that must be 1
   are 0. */
NTSTATUS
VmlaunchOfZeros(VOID)
{
    VMX_REGION Region;
    VMX_REGION Vmcs;
    NTSTATUS Status = EnterVmx(&Region);

    if (!NT_SUCCESS(Status))
    {
        return Status;
    }
    Status = MakeVmcsCurrent(&Vmcs);
    if (NT_SUCCESS(Status))
    {
        Status = Result("VMLAUNCH", AsmVmlaunch());
    }
    LeaveVmx(&Region);
    FreeRegion(&Vmcs);
    return Status;
}

package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidStrings;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.VmxBasic;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Register;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the conditions of {@link Causes} ask of one unmet requirement.
 *
 * @param around the machine before the instruction
 * @param verdict of the instruction
 * @param finding the requirement; it is not met
 */
record Clue(Surroundings around, Verdict verdict, Finding finding) {

    private Processor cpu() {
        return verdict.before();
    }

    private CpuProfile profile() {
        return cpu().profile();
    }

    private Situation situation() {
        return new Situation(cpu(), around.memory(), verdict.instruction(), around.steps());
    }

    Evidence evidence() {
        return finding.evidence().orElseThrow();
    }

    boolean is(Mnemonic... mnemonics) {
        return List.of(mnemonics).contains(verdict.instruction().mnemonic());
    }

    boolean hiddenByHost() {
        return !profile().hasVmx() && Host.of(profile()).isPresent() && !amd();
    }

    boolean amd() {
        String vendor = CpuidStrings.vendor(profile().leaf(0, 0));
        return !profile().hasVmx() && (vendor.equals("AuthenticAMD") || vendor.equals("HygonGenuine"));
    }

    boolean lacksVmx() {
        return !profile().hasVmx();
    }

    /** Whether one of the wrong bits belongs to that field. */
    boolean wrong(BitField field) {
        Evidence evidence = evidence();
        return field.of((evidence.actual() ^ evidence.required()) & evidence.mask()) != 0;
    }

    /** Whether a bit beside those of that mask is wrong. */
    boolean wrongBeside(long mask) {
        Evidence evidence = evidence();
        return ((evidence.actual() ^ evidence.required()) & evidence.mask() & ~mask) != 0;
    }

    private boolean setLaterOn(Place place, long mask) {
        return Origin.of(around, cpu().id(), place, mask)
                .filter(origin -> origin.kind() == Origin.Kind.CODE || origin.kind() == Origin.Kind.YOU)
                .isPresent();
    }

    boolean unlocked() {
        return !FeatureControl.LOCK.isSet(cpu().featureControl());
    }

    /** Whether the lock was set by somebody who came after the firmware, and without VMX outside SMX. */
    boolean lockedTooEarly() {
        return !FeatureControl.VMX_OUTSIDE_SMX.isSet(cpu().featureControl())
                && setLaterOn(Place.Model.FEATURE_CONTROL, FeatureControl.LOCK.mask());
    }

    boolean smxOnly() {
        return FeatureControl.VMX_INSIDE_SMX.isSet(cpu().featureControl());
    }

    boolean inVmxOperation() {
        return cpu().vmx().inOperation();
    }

    boolean hasCurrentVmcs() {
        return cpu().vmx().hasCurrentVmcs();
    }

    /** Whether the bit beside VMXE's name is 1, unless Windows itself set it. */
    boolean vmeForVmxe() {
        boolean known = around.journal().isPresent();
        return Cr4.VME.isSet(cpu().control().cr4()) && (!known || setLaterOn(Place.Control.CR4, Cr4.VME.mask()));
    }

    /** Whether CR4.VMXE, which is 0, was changed since the start. */
    boolean vmxeCleared() {
        return setLaterOn(Place.Control.CR4, Cr4.VMXE.mask());
    }

    boolean vmxeElsewhere() {
        return others().stream()
                .anyMatch(other -> Cr4.VMXE.isSet(other.control().cr4()));
    }

    boolean vmxElsewhere() {
        return others().stream().anyMatch(other -> other.vmx().mode() != VmxState.Mode.OUTSIDE);
    }

    private List<Processor> others() {
        return around.processors().stream()
                .filter(other -> other.id() != cpu().id())
                .toList();
    }

    /** Whether the last VMXON of this processor failed. */
    boolean vmxonFailed() {
        return lastSwitch()
                .filter(last -> last.instruction().mnemonic() == Mnemonic.VMXON
                        && !last.outcome().success())
                .isPresent();
    }

    /** Whether this processor was in VMX operation and left it by VMXOFF. */
    boolean leftVmx() {
        return lastSwitch()
                .filter(last -> last.instruction().mnemonic() == Mnemonic.VMXOFF)
                .isPresent();
    }

    /** The last VMXON, or the last VMXOFF that succeeded, of this processor since the machine was started. */
    private Optional<Verdict> lastSwitch() {
        Trail<Entry> journal = around.journal().orElse(Trail.empty());
        for (int at = journal.size() - 1; at >= 0; at--) {
            Entry entry = journal.get(at);
            if (entry.event() instanceof MachineEvent.Restarted) {
                return Optional.empty();
            }
            if (entry.cpu() == cpu().id() && entry.event() instanceof SystemInstructionExecuted executed) {
                Mnemonic mnemonic = executed.verdict().instruction().mnemonic();
                boolean left = mnemonic == Mnemonic.VMXOFF
                        && executed.verdict().outcome().success();
                if (left || mnemonic == Mnemonic.VMXON) {
                    return Optional.of(executed.verdict());
                }
            }
        }
        return Optional.empty();
    }

    /** The physical address that the operand of VMXON, VMCLEAR or VMPTRLD holds. */
    private OptionalLong pointer() {
        for (Stage.Judged stage : verdict.stages()) {
            for (Finding other : stage.findings()) {
                if (other.requirement().id().equals("region-aligned")
                        && other.evidence().isPresent()) {
                    return OptionalLong.of(other.evidence().get().actual());
                }
            }
        }
        return OptionalLong.empty();
    }

    boolean nullRegion() {
        return pointer().orElse(-1) == 0;
    }

    boolean beyondMemory() {
        return Long.compareUnsigned(pointer().orElse(0), around.memory().size()) >= 0;
    }

    boolean zeroHeader() {
        return (evidence().actual() & evidence().mask()) == 0;
    }

    /** A too wide address that can only be a virtual one, or that is mapped as one. */
    boolean wideVirtualAddress() {
        long value = pointer().orElse(0);
        boolean upperHalf = value < 0 && Paging.isCanonical(value, Paging.linearBits(cpu().control()));
        return upperHalf
                || VirtualAddress.physical(cpu(), around.memory(), value).isPresent();
    }

    /** An address that is mapped as a virtual one, to a region with the right revision identifier. */
    boolean virtualAddressOfRegion() {
        long value = pointer().orElse(0);
        OptionalLong mapped = VirtualAddress.physical(cpu(), around.memory(), value);
        return mapped.isPresent() && mapped.getAsLong() != value && holdsRevision(mapped.getAsLong());
    }

    /** The pointer is the revision identifier: the operand was the region itself. */
    boolean readsTheRegion() {
        return pointer().isPresent() && pointer().getAsLong() == revision();
    }

    /** The linear address that cannot be reached is the physical address of a region. */
    boolean operandIsPhysicalAddress() {
        Outcome own = evidence().outcome();
        if (!(own instanceof Outcome.Fault fault) || !is(Mnemonic.VMXON, Mnemonic.VMCLEAR, Mnemonic.VMPTRLD)) {
            return false;
        }
        long address = fault.cr2();
        return (address & 0xFFF) == 0 && holdsRevision(address);
    }

    private boolean holdsRevision(long physical) {
        return Long.compareUnsigned(physical, around.memory().size()) < 0
                && revision() != 0
                && (around.memory().read32(physical) & 0xFFFFFFFFL) == revision();
    }

    private long revision() {
        return VmxBasic.REVISION.of(profile().msr(Msr.IA32_VMX_BASIC.index()).orElse(0));
    }

    /** Whether the processor raises an exception or fails by it; not where only the emulator cannot go on. */
    boolean emulated() {
        return !(evidence().outcome() instanceof Outcome.NotEmulated);
    }

    /** Whether VM entry fails by VM-instruction error 8, invalid host-state field. Intel SDM Vol. 3C, 31.4. */
    boolean hostState() {
        return evidence().outcome() instanceof Outcome.VmFail fail && fail.number() == 8;
    }

    /** Whether ECX names a VMX capability MSR. */
    boolean capabilityMsr() {
        return Msr.at((int) situation().value(Register.ECX))
                .filter(msr -> msr.kind() == Msr.Kind.VMX)
                .isPresent();
    }

    /** Whether ECX names an MSR that tells of VMX: a capability MSR or IA32_FEATURE_CONTROL. */
    boolean speaksOfVmx() {
        return capabilityMsr() || situation().value(Register.ECX) == Msr.IA32_FEATURE_CONTROL.index();
    }

    /** The VMCS field that VMREAD names, if it is the VM-instruction error: 4400H. Intel SDM Vol. 3D, appendix B. */
    boolean readsErrorNumber() {
        return is(Mnemonic.VMREAD) && situation().value(situation().register(1)) == 0x4400;
    }
}

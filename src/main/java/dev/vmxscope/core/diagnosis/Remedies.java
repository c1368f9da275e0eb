package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.vmx.Change;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds what can be done about unmet requirements. Whether software may write a value is asked of the very rules of the
 * instruction that would write it, MOV to a control register or WRMSR, executed at CPL 0; and a fix is offered only if
 * the instruction's verdict after it says that the requirement is met and that nothing is worse.
 *
 * @param situation the instruction that fails; its memory must be immutable
 * @param memory the same memory
 */
record Remedies(Situation situation, PhysicalMemory memory) {
    /** Host selectors that must not be null: the processor's own will do, without RPL and TI. */
    private static final Map<String, SegmentName> HOST_SELECTORS = Map.of(
            "host-cs-not-null", SegmentName.CS,
            "host-ss-not-null", SegmentName.SS,
            "host-tr-not-null", SegmentName.TR);

    private static final long SELECTOR_INDEX = 0xFFF8;
    private static final long MODE_BITS = Cr0.PE.mask() | Cr0.PG.mask();

    /** The remedy of an unmet finding of that verdict. */
    Remedy of(Verdict verdict, Finding finding) {
        Evidence evidence = finding.evidence().orElseThrow();
        Place place = evidence.place();
        if (place == null || !place.settable()) {
            return new Remedy.Elsewhere(List.of());
        }
        OptionalLong value = value(finding, evidence, place);
        if (value.isEmpty()) {
            return new Remedy.Elsewhere(List.of());
        }
        List<String> refusedBy = refusedBy(place, value.getAsLong());
        // Firmware can write another value at the next start, but cannot leave the register open and set.
        boolean locked = place.equals(Place.Model.FEATURE_CONTROL)
                && refusedBy.equals(List.of("feature-control-unlocked"))
                && !finding.requirement().id().equals("feature-control-unlocked");
        if (!refusedBy.isEmpty()) {
            return locked
                    ? new Remedy.Restarting(refusedBy, new Firmware(FeatureControl.LOCK.set(value.getAsLong())))
                    : new Remedy.Elsewhere(refusedBy);
        }
        Verdict after = after(verdict, place, value.getAsLong());
        return helps(verdict, finding, after)
                ? new Remedy.Fix(new Poke(situation.cpu().id(), place, value.getAsLong()), after)
                : new Remedy.Elsewhere(List.of());
    }

    private OptionalLong value(Finding finding, Evidence evidence, Place place) {
        if (finding.requirement().id().equals("region-width")) {
            return VirtualAddress.physical(situation.cpu(), memory, evidence.actual());
        }
        SegmentName own = HOST_SELECTORS.get(finding.requirement().id());
        if (own != null) {
            return OptionalLong.of(situation.cpu().segments().get(own).selector() & SELECTOR_INDEX);
        }
        long value = evidence.corrected();
        boolean mode = place.equals(Place.Control.CR0) && ((value ^ evidence.actual()) & MODE_BITS) != 0;
        boolean entering = place == Place.State.VMX_OPERATION && value != 0;
        if (mode || entering) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(place instanceof Place.Memory field ? cut(value, field.bytes()) : value);
    }

    private static long cut(long value, int bytes) {
        return bytes == Long.BYTES ? value : value & (1L << bytes * Byte.SIZE) - 1;
    }

    /** The rules by which the processor would refuse software the write; none if it may. */
    private List<String> refusedBy(Place place, long value) {
        if (place instanceof Place.Control control) {
            Register source = Register.of(in64BitMode() ? Register.Kind.GPR64 : Register.Kind.GPR32, 0);
            Register target = Register.of(Register.Kind.CONTROL, control.number());
            Processor cpu = situation.cpu().inKernel().withGeneral(GeneralRegisters.RAX, value);
            return judge(cpu, instruction(Mnemonic.MOV, new Operand.Reg(target), new Operand.Reg(source)));
        }
        if (place instanceof Place.Model model) {
            Processor cpu = situation
                    .cpu()
                    .inKernel()
                    .withGeneral(GeneralRegisters.RCX, model.msr().index() & 0xFFFFFFFFL)
                    .withGeneral(GeneralRegisters.RAX, value & 0xFFFFFFFFL)
                    .withGeneral(GeneralRegisters.RDX, value >>> 32);
            return judge(cpu, instruction(Mnemonic.WRMSR));
        }
        return place == Place.State.VMX_OPERATION
                ? judge(situation.cpu().inKernel(), instruction(Mnemonic.VMXOFF))
                : List.of();
    }

    private List<String> judge(Processor cpu, Instruction instruction) {
        return SystemInstructions.judge(new Situation(cpu, memory, instruction, situation.tsc()))
                .unmetIds();
    }

    private boolean in64BitMode() {
        return situation.instruction().mode() == Mode.BITS64;
    }

    private Instruction instruction(Mnemonic mnemonic, Operand... operands) {
        Mode mode = situation.instruction().mode();
        return new Instruction(mnemonic, mode, 3, 32, mode.bits(), false, false, false, List.of(operands));
    }

    /** By the very rules of the first verdict. */
    private Verdict after(Verdict before, Place place, long value) {
        Change change = place.set(situation.cpu(), value);
        return before.spec()
                .judge(new Situation(change.after(), change.in(memory), situation.instruction(), situation.tsc()));
    }

    /** The requirement is met or asked no more, and no requirement that was met is unmet now. */
    private static boolean helps(Verdict before, Finding finding, Verdict after) {
        Map<String, Finding> now = byId(after);
        Optional<Finding> same =
                Optional.ofNullable(now.get(finding.requirement().id()));
        if (same.isPresent() && !same.get().met()) {
            return false;
        }
        return byId(before).values().stream()
                .filter(Finding::met)
                .map(old -> now.get(old.requirement().id()))
                .noneMatch(found -> found != null && found.unmet());
    }

    private static Map<String, Finding> byId(Verdict verdict) {
        Map<String, Finding> findings = new HashMap<>();
        for (Stage.Judged stage : verdict.stages()) {
            stage.findings().forEach(found -> findings.put(found.requirement().id(), found));
        }
        return findings;
    }
}

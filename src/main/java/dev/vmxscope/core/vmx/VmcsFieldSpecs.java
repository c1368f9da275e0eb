package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.VmxMisc;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.vmcs.VmcsAccess;
import dev.vmxscope.core.vmcs.VmcsEncoding;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;
import java.util.Optional;

/**
 * VMREAD and VMWRITE. Intel SDM Vol. 3C, section 31.3. Operands have 64 bits in 64-bit mode, else 32, whatever the
 * operand-size prefix says. VMREAD stores only after the encoding has been found good; VMWRITE fetches its source
 * before, as Bochs and KVM do it, so that a page fault comes before error 12. In non-root operation both count as
 * exiting always: no guest runs, so none has a shadow VMCS.
 */
final class VmcsFieldSpecs {
    private static final String SOURCE = "Intel SDM Vol. 3C, 31.3 VMREAD, VMWRITE";
    private static final int UNSUPPORTED = 12;
    private static final int READ_ONLY = 13;

    private VmcsFieldSpecs() {}

    static InstructionSpec vmread(List<Stage> prologue, Stage currentVmcs) {
        return InstructionSpec.vmx(
                Mnemonic.VMREAD,
                VmxSpecs.with(
                        prologue,
                        currentVmcs,
                        supported(1),
                        CommonRequirements.operandAccess(0, VmcsFieldSpecs::operandBytes, AccessKind.WRITE)),
                VmcsFieldSpecs::read);
    }

    static InstructionSpec vmwrite(List<Stage> prologue, Stage currentVmcs) {
        return InstructionSpec.vmx(
                Mnemonic.VMWRITE,
                VmxSpecs.with(
                        prologue,
                        currentVmcs,
                        CommonRequirements.operandAccess(1, VmcsFieldSpecs::operandBytes, AccessKind.READ),
                        supported(0),
                        Stage.of("read-only field", new Outcome.VmFail(READ_ONLY), writable())),
                VmcsFieldSpecs::write);
    }

    private static int operandBytes(Situation s) {
        return s.cpu().in64BitMode() ? 8 : 4;
    }

    private static long encoding(Situation s, int operand) {
        return Situation.cut(s.value(s.register(operand)), operandBytes(s) * 8);
    }

    /** What the encoding reaches on this processor. */
    private static Optional<VmcsAccess> reached(Situation s, int operand) {
        return VmcsAccess.at(encoding(s, operand))
                .filter(access -> access.field().supported(s.cpu().profile()));
    }

    private static Stage supported(int operand) {
        return Stage.of(
                "VMCS field",
                new Outcome.VmFail(UNSUPPORTED),
                Requirement.of("vmcs-field-supported", SOURCE + "; Vol. 3D, B", s -> {
                    long encoding = encoding(s, operand);
                    boolean met = reached(s, operand).isPresent();
                    return Evidence.of(met, VmcsEncoding.LAYOUT.name(), encoding, met ? encoding : 0);
                }));
    }

    private static Requirement writable() {
        return Requirement.partial(
                "vmcs-field-writable",
                SOURCE + "; Vol. 3D, A.6",
                s -> reached(s, 0).map(access -> {
                    if (!access.field().readOnly()) {
                        long encoding = encoding(s, 0);
                        return Evidence.of(true, VmcsEncoding.LAYOUT.name(), encoding, encoding);
                    }
                    long misc = s.cpu().profile().msr(Msr.IA32_VMX_MISC.index()).orElse(0);
                    return Evidence.set(VmxMisc.LAYOUT, misc, VmxMisc.WRITE_ALL).at(new Place.Model(Msr.IA32_VMX_MISC));
                }));
    }

    private static Change read(Situation s, Processor next) {
        VmcsAccess field = reached(s, 1).orElseThrow();
        long value = field.read(s.memory(), s.cpu().vmx().currentVmcs());
        if (!s.isMemory(0)) {
            return Change.of(Destination.register(next, s.register(0), value));
        }
        int bytes = operandBytes(s);
        Access.Reached operand = (Access.Reached) s.access(0, bytes, AccessKind.WRITE);
        return Change.of(next).writing(operand.marks()).writing(operand.write(0, value, bytes));
    }

    /** A source shorter than the field clears its upper bits, of a longer one the lower bits are taken. */
    private static Change write(Situation s, Processor next) {
        VmcsAccess field = reached(s, 0).orElseThrow();
        int bytes = operandBytes(s);
        long at = s.cpu().vmx().currentVmcs() + field.offset();
        MemoryWrite write = new MemoryWrite(at, s.operandValue(1, bytes), field.bits() / 8);
        return Change.of(next).writing(s.readMarks(1, bytes)).writing(List.of(write));
    }
}

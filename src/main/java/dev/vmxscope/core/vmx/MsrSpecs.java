package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.PlainLayouts;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Register;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** RDMSR and WRMSR. Intel SDM Vol. 2B and 2D; the registers in Vol. 4 and Vol. 3D, appendix A. */
final class MsrSpecs {
    private static final Stage EMULATED = Stage.of(
            "register known to the emulator",
            Outcome.Fault.GP0,
            Requirement.of("msr-emulated", "a limit of this emulator", s -> {
                return Evidence.of(decided(s), name(s), s.value(Register.ECX), 0)
                        .raising(new Outcome.NotEmulated(Message.verbatim(name(s))));
            }));

    private static final Stage EXISTS = Stage.of(
            "register",
            Outcome.Fault.GP0,
            Requirement.of(
                            "msr-exists",
                            "Intel SDM Vol. 4, 2.1; Vol. 3D, A",
                            s -> msr(s).map(msr -> MsrExistence.of(s.cpu(), msr))
                                    .orElseGet(() -> Evidence.of(fixed(s), "ECX", s.value(Register.ECX), 0)))
                    .when(MsrSpecs::decided));

    private static final Stage READABLE = Stage.of(
            "write-only registers",
            Outcome.Fault.GP0,
            Requirement.of(
                            "msr-readable",
                            "Intel SDM Vol. 4, 2.1",
                            s -> Evidence.of(!is(s, Msr.IA32_PRED_CMD), "ECX", s.value(Register.ECX), 0))
                    .when(MsrSpecs::known));

    static final List<InstructionSpec> ALL = List.of(
            InstructionSpec.of(
                    Mnemonic.RDMSR,
                    List.of(CommonRequirements.privileged(), CommonRequirements.mayExit(), EMULATED, EXISTS, READABLE),
                    (s, next) -> Change.of(Destination.edxEax(next, value(s)))),
            InstructionSpec.of(
                    Mnemonic.WRMSR,
                    List.of(
                            CommonRequirements.privileged(),
                            CommonRequirements.mayExit(),
                            EMULATED,
                            EXISTS,
                            new Stage("value", Outcome.Fault.GP0, MsrWriteRules.all())),
                    MsrSpecs::write));

    private MsrSpecs() {}

    /** The register that ECX names, if it is known. */
    static Optional<Msr> msr(Situation s) {
        return Msr.at((int) s.value(Register.ECX));
    }

    static boolean known(Situation s) {
        return msr(s).isPresent();
    }

    /** The profile gives it a value, though the emulator does not know it: it can be read and not be written. */
    static boolean fixed(Situation s) {
        return !known(s) && s.cpu().profile().msr((int) s.value(Register.ECX)).isPresent();
    }

    /** Whether it is known if there is such a register. */
    private static boolean decided(Situation s) {
        return known(s) || fixed(s) || neverExists(s) || s.cpu().profile().closed();
    }

    /** The register in words. */
    static String name(Situation s) {
        return msr(s).map(Msr::name)
                .orElseGet(
                        () -> "MSR " + Long.toHexString(s.value(Register.ECX)).toUpperCase(Locale.ROOT) + "H");
    }

    /** What RDMSR gives for a register that there is. */
    static long value(Situation s) {
        return msr(s).map(msr -> MsrValues.read(s.cpu(), s.tsc(), msr))
                .orElseGet(
                        () -> s.cpu().profile().msr((int) s.value(Register.ECX)).orElse(0));
    }

    /** 40000000H to 4000FFFFH: no processor will ever have registers there. Intel SDM Vol. 4, 2.1, end of table 2-2. */
    private static boolean neverExists(Situation s) {
        return s.value(Register.ECX) >>> 16 == 0x4000;
    }

    static boolean is(Situation s, Msr msr) {
        return (int) s.value(Register.ECX) == msr.index();
    }

    private static Change write(Situation s, Processor next) {
        Msr msr = msr(s).orElseThrow();
        long before = MsrValues.read(s.cpu(), s.tsc(), msr);
        Change change = stored(s, next, msr, s.edxEax());
        long after = MsrValues.read(change.after(), s.tsc(), msr);
        return change.telling(new RegisterWrite(PlainLayouts.of(msr), before, after));
    }

    private static Change stored(Situation s, Processor next, Msr msr, long value) {
        return switch (msr.kind()) {
            case COUNTER -> Change.of(next.withMsr(Msr.IA32_TSC_ADJUST.index(), value - s.tsc()));
            case CONTROL -> {
                ControlRegisters control = next.control();
                long efer = Efer.LMA.with(value, Efer.LMA.of(control.efer()));
                yield Change.of(next.withControl(control.withEfer(efer))).flushing();
            }
            case SEGMENT_BASE -> {
                SegmentName name = MsrValues.segment(msr);
                Segment segment = next.segments().get(name).withBase(value);
                yield Change.of(next.withSegments(next.segments().with(name, segment)));
            }
            // IA32_PRED_CMD is a command, not a state.
            default -> Change.of(msr == Msr.IA32_PRED_CMD ? next : next.withMsr(msr.index(), value));
        };
    }
}

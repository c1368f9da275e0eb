package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr3;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.PlainLayouts;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MOV to and from control registers, CLTS, LMSW, SMSW. Intel SDM Vol. 2, each instruction. */
final class ControlRegisterSpecs {
    private static final String MOV = "Intel SDM Vol. 2B, MOV to/from control registers";
    private static final long NO_FLUSH = 1L << 63;
    private static final long LAM = 3L << 61;
    private static final long LMSW_BITS = Cr0.PE.mask() | Cr0.MP.mask() | Cr0.EM.mask() | Cr0.TS.mask();

    private static final Cr0Rules MOV_CR0 = new Cr0Rules(
            s -> s.value(s.register(1)), s -> new Place.General(s.register(1).number()));
    private static final Cr0Rules CLTS_CR0 =
            new Cr0Rules(s -> Cr0.TS.clear(s.cpu().control().cr0()), s -> null);
    // LMSW sets PE but cannot clear it.
    private static final Cr0Rules LMSW_CR0 = new Cr0Rules(
            s -> {
                long cr0 = s.cpu().control().cr0();
                return (cr0 & ~LMSW_BITS) | (cr0 & Cr0.PE.mask()) | (s.operandValue(0, 2) & LMSW_BITS);
            },
            ControlRegisterSpecs::wordPlace);

    static final InstructionSpec TO_CR0 =
            mov("MOV to CR0", VmxSpecs.with(List.of(guards()), MOV_CR0.stage()), MOV_CR0::apply);
    static final InstructionSpec TO_CR2 = mov("MOV to CR2", List.of(guards()), ControlRegisterSpecs::toCr2);
    static final InstructionSpec TO_CR3 = mov("MOV to CR3", toCr3Stages(), ControlRegisterSpecs::toCr3);
    static final InstructionSpec TO_CR4 =
            mov("MOV to CR4", VmxSpecs.with(List.of(guards()), Cr4Rules.STAGE), Cr4Rules::apply);
    static final InstructionSpec TO_CR8 = mov("MOV to CR8", toCr8Stages(), ControlRegisterSpecs::toCr8);
    static final InstructionSpec FROM = mov(
            "MOV from control register",
            List.of(exists(1), CommonRequirements.privileged(), CommonRequirements.mayExit()),
            (s, next) -> Change.of(Destination.register(next, s.register(0), s.value(s.register(1)))));
    static final InstructionSpec TO_OTHER = mov("MOV to control register", List.of(exists(0)), Effect.NONE);

    static final List<InstructionSpec> MOVES = List.of(TO_CR0, TO_CR2, TO_CR3, TO_CR4, TO_CR8, TO_OTHER, FROM);

    static final List<InstructionSpec> OTHERS = List.of(
            InstructionSpec.of(Mnemonic.CLTS, VmxSpecs.with(List.of(guards()), CLTS_CR0.fixedOnes()), CLTS_CR0::apply),
            InstructionSpec.of(
                    Mnemonic.LMSW,
                    // Faults of the memory operand come before the exit. Intel SDM Vol. 3C, 26.1.1.
                    List.of(
                            CommonRequirements.privileged(),
                            CommonRequirements.operandAccess(0, 2, AccessKind.READ),
                            CommonRequirements.mayExit(),
                            LMSW_CR0.fixedBits()),
                    (s, next) -> LMSW_CR0.apply(s, next).writing(s.readMarks(0, 2))),
            InstructionSpec.of(
                    Mnemonic.SMSW,
                    List.of(
                            Umip.stage(),
                            CommonRequirements.mayExit(),
                            CommonRequirements.operandAccess(0, 2, AccessKind.WRITE)),
                    (s, next) -> Destination.registerOrWord(
                            s, next, 0, s.cpu().control().cr0())));

    private ControlRegisterSpecs() {}

    /** Where LMSW's operand is kept, if in one piece. */
    private static @Nullable Place wordPlace(Situation s) {
        if (!s.isMemory(0)) {
            return new Place.General(s.register(0).number());
        }
        return s.access(0, 2, AccessKind.READ) instanceof Access.Reached reached && reached.split() == 2
                ? new Place.Memory("operand", reached.physical(), 2)
                : null;
    }

    /** The specification of a MOV with the control register of that number. */
    static InstructionSpec mov(int number, boolean to) {
        if (!to) {
            return FROM;
        }
        return switch (number) {
            case 0 -> TO_CR0;
            case 2 -> TO_CR2;
            case 3 -> TO_CR3;
            case 4 -> TO_CR4;
            case 8 -> TO_CR8;
            default -> TO_OTHER;
        };
    }

    private static InstructionSpec mov(String name, List<Stage> stages, Effect effect) {
        return new InstructionSpec(Mnemonic.MOV, name, stages, Outcome.Done.INSTANCE, effect);
    }

    private static Stage[] guards() {
        return new Stage[] {CommonRequirements.privileged(), CommonRequirements.mayExit()};
    }

    private static Stage exists(int operand) {
        return Stage.of("register", Outcome.Fault.UD, Requirement.of("control-register-exists", MOV, s -> {
            int number = s.register(operand).number();
            boolean exists = number == 0 || number >= 2 && number <= 4 || number == 8;
            return Evidence.of(exists, "CR" + number, number, exists ? number : 0);
        }));
    }

    private static Change write(
            Processor next, RegisterLayout layout, long before, long after, ControlRegisters control) {
        return Change.of(next.withControl(control)).telling(new RegisterWrite(layout, before, after));
    }

    private static Change toCr2(Situation s, Processor next) {
        long value = s.value(s.register(1));
        ControlRegisters control = s.cpu().control();
        return write(next, PlainLayouts.CR2, control.cr2(), value, control.withCr2(value));
    }

    private static List<Stage> toCr3Stages() {
        Requirement width = Requirement.of("cr3-width", MOV, s -> {
            CpuProfile profile = s.cpu().profile();
            long ignored = Cr4.PCIDE.isSet(s.cpu().control().cr4()) ? NO_FLUSH : 0;
            CpuidValues sub = profile.cpuid().getOrDefault(new CpuidLeaf(7, 1), CpuidValues.ZERO);
            ignored |= (sub.eax() & 1 << 26) != 0 ? LAM : 0;
            long mask = -1L << profile.physicalAddressBits() & ~ignored;
            return Evidence.masked(Cr3.LAYOUT, s.value(s.register(1)), mask, 0)
                    .at(new Place.General(s.register(1).number()));
        });
        Requirement pdptes = PaePaging.NEW_PDPTES_VALID.when(s -> {
            ControlRegisters control = s.cpu().control();
            return PaePaging.inUse(control.cr0(), control.cr4(), control.efer());
        });
        return VmxSpecs.with(List.of(guards()), Stage.of("new value of CR3", Outcome.Fault.GP0, width, pdptes));
    }

    private static Change toCr3(Situation s, Processor next) {
        ControlRegisters control = s.cpu().control();
        long offered = s.value(s.register(1));
        long value = Cr4.PCIDE.isSet(control.cr4()) ? offered & ~NO_FLUSH : offered;
        return write(next, Cr3.LAYOUT, control.cr3(), value, control.withCr3(value))
                .flushing();
    }

    private static List<Stage> toCr8Stages() {
        Requirement high = Requirement.of(
                "cr8-high-bits-clear",
                "Intel SDM Vol. 3A, 10.8.6",
                s -> Evidence.masked(PlainLayouts.CR8, s.value(s.register(1)), ~0xFL, 0)
                        .at(new Place.General(s.register(1).number())));
        return VmxSpecs.with(List.of(guards()), Stage.of("new value of CR8", Outcome.Fault.GP0, high));
    }

    private static Change toCr8(Situation s, Processor next) {
        long value = s.value(s.register(1));
        ControlRegisters control = s.cpu().control();
        return write(next, PlainLayouts.CR8, control.cr8(), value, control.withCr8(value));
    }
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;
import java.util.OptionalInt;

/** MOV to and from debug registers. Intel SDM Vol. 2B; Vol. 3B, section 18.2. */
final class DebugRegisterSpecs {
    private static final String SOURCE = "Intel SDM Vol. 2B, MOV to/from debug registers";
    private static final long GENERAL_DETECT = 1 << 13;
    private static final long HIGH = 0xFFFFFFFF_00000000L;
    private static final long DR6_ONES = 0xFFFF0FF0L;

    static final InstructionSpec FROM = new InstructionSpec(
            Mnemonic.MOV,
            "MOV from debug register",
            stages(1),
            Outcome.Done.INSTANCE,
            (s, next) -> Change.of(Destination.register(next, s.register(0), s.value(s.register(1)))));

    static final InstructionSpec TO = new InstructionSpec(
            Mnemonic.MOV,
            "MOV to debug register",
            VmxSpecs.with(stages(0), Stage.of("new value", Outcome.Fault.GP0, highClear())),
            Outcome.Done.INSTANCE,
            (s, next) -> {
                int number = s.register(0).number();
                long value = s.value(s.register(1));
                long stored = switch (number) {
                    case 4, 6 -> value & 0x1E00FL | DR6_ONES;
                    case 5, 7 -> value & 0xFFFF2FFFL | 0x400;
                    default -> value;
                };
                return Change.of(next.withDebug(s.cpu().debug().with(number, stored)));
            });

    private DebugRegisterSpecs() {}

    private static Requirement highClear() {
        return Requirement.of(
                        "dr-high-bits-clear",
                        SOURCE,
                        s -> Evidence.bits("new value", s.value(s.register(1)), HIGH, 0)
                                .at(new Place.General(s.register(1).number())))
                .when(s -> s.register(0).number() >= 4);
    }

    private static List<Stage> stages(int operand) {
        Requirement exists = Requirement.of("debug-register-exists", SOURCE, s -> {
            int number = s.register(operand).number();
            if (number == 4 || number == 5) {
                return Evidence.clear(Cr4.LAYOUT, s.cpu().control().cr4(), Cr4.DE);
            }
            return Evidence.bits("DR", number, 8, 0);
        });
        Requirement unguarded = Requirement.of(
                "dr7-gd-clear",
                "Intel SDM Vol. 3B, 18.2.4",
                s -> Evidence.bits("DR7.GD", s.cpu().debug().dr7(), GENERAL_DETECT, 0));
        // The exit of MOV DR comes before both exceptions. Intel SDM Vol. 3C, 26.1.3.
        return List.of(
                CommonRequirements.mayExit(),
                Stage.of("register", Outcome.Fault.UD, exists),
                CommonRequirements.privileged(),
                Stage.of("general detect", new Outcome.Fault(Vector.DB, OptionalInt.empty(), 0), unguarded));
    }
}

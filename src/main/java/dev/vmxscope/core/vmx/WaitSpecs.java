package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Register;
import java.util.List;
import java.util.Optional;

/**
 * HLT, MONITOR, MWAIT, GETSEC. Intel SDM Vol. 2. MWAIT is a hint; here the processor goes on at once, as if the
 * monitored line had been written.
 */
final class WaitSpecs {
    private static final String SOURCE = "Intel SDM Vol. 2B, MONITOR and MWAIT";
    private static final Stage SUPPORTED = CommonRequirements.supported(1, 'c', 3);
    private static final Stage RING_0 = Stage.of("privilege", Outcome.Fault.UD, CommonRequirements.CPL_0);

    static final List<InstructionSpec> ALL = List.of(
            InstructionSpec.of(
                    Mnemonic.HLT,
                    List.of(CommonRequirements.privileged(), CommonRequirements.mayExit()),
                    (s, next) -> Change.of(next.withActivity(Processor.Activity.HALTED))),
            InstructionSpec.of(
                    Mnemonic.MONITOR,
                    List.of(
                            SUPPORTED,
                            RING_0,
                            CommonRequirements.mayExit(),
                            extensions(0),
                            CommonRequirements.access(s -> Optional.of(monitored(s)))),
                    (s, next) -> Change.of(next).writing(((Access.Reached) monitored(s)).marks())),
            InstructionSpec.of(
                    Mnemonic.MWAIT,
                    List.of(SUPPORTED, RING_0, CommonRequirements.mayExit(), extensions(1)),
                    Effect.NONE),
            InstructionSpec.of(
                    Mnemonic.GETSEC,
                    List.of(
                            Stage.of(
                                    "CR4.SMXE",
                                    Outcome.Fault.UD,
                                    Requirement.of(
                                            "smxe-set",
                                            "Intel SDM Vol. 2D, 7.3 GETSEC",
                                            s -> Evidence.set(
                                                    Cr4.LAYOUT,
                                                    s.cpu().control().cr4(),
                                                    Cr4.SMXE))),
                            CommonRequirements.exits(11),
                            CommonRequirements.notEmulated(Mnemonic.GETSEC)),
                    Effect.NONE));

    private WaitSpecs() {}

    private static Stage extensions(long allowed) {
        return Stage.of(
                "extensions in ECX",
                Outcome.Fault.GP0,
                Requirement.of(
                        "monitor-extensions-clear",
                        SOURCE,
                        s -> Evidence.bits("ECX", s.value(Register.ECX), ~allowed, 0)));
    }

    private static Access monitored(Situation s) {
        long offset = Situation.cut(s.value(Register.RAX), s.instruction().addressBits());
        return LinearAccess.of(s.cpu(), s.memory()).operand(Register.DS, offset, 1, AccessKind.READ);
    }
}

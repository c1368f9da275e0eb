package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;

/** RDTSC, RDTSCP, RDPMC, RDRAND, RDSEED: what a processor counts or draws. Intel SDM Vol. 2B. */
final class TimeSpecs {
    private static final int EXTENDED = 0x80000001;

    private static final Requirement TSD_CLEAR = Requirement.of(
                    "tsd-clear",
                    "Intel SDM Vol. 2B, RDTSC; Vol. 3A, 2.5",
                    s -> Evidence.clear(Cr4.LAYOUT, s.cpu().control().cr4(), Cr4.TSD))
            .when(s -> s.cpl() > 0);

    private static final Requirement PCE_SET = Requirement.of(
                    "pce-set",
                    "Intel SDM Vol. 2B, RDPMC",
                    s -> Evidence.set(Cr4.LAYOUT, s.cpu().control().cr4(), Cr4.PCE))
            .when(s -> s.cpl() > 0);

    static final List<InstructionSpec> ALL = List.of(
            InstructionSpec.of(
                    Mnemonic.RDTSC,
                    List.of(Stage.of("privilege", Outcome.Fault.GP0, TSD_CLEAR), CommonRequirements.mayExit()),
                    (s, next) -> Change.of(Destination.edxEax(next, MsrValues.timeStamp(s.cpu(), s.tsc())))),
            InstructionSpec.of(
                    Mnemonic.RDTSCP,
                    List.of(
                            CommonRequirements.supported(EXTENDED, 'd', 27),
                            Stage.of("privilege", Outcome.Fault.GP0, TSD_CLEAR),
                            CommonRequirements.mayExit()),
                    (s, next) -> {
                        long aux = s.cpu().msrs().getOrZero(Msr.IA32_TSC_AUX.index()) & 0xFFFFFFFFL;
                        return Change.of(Destination.edxEax(next, MsrValues.timeStamp(s.cpu(), s.tsc()))
                                .withGeneral(GeneralRegisters.RCX, aux));
                    }),
            InstructionSpec.of(
                    Mnemonic.RDPMC,
                    List.of(
                            Stage.of("privilege", Outcome.Fault.GP0, PCE_SET),
                            CommonRequirements.mayExit(),
                            CommonRequirements.notEmulated(Mnemonic.RDPMC)),
                    Effect.NONE),
            drawn(Mnemonic.RDRAND, 1, 'c', 30),
            drawn(Mnemonic.RDSEED, 7, 'b', 18));

    private TimeSpecs() {}

    /** A run must repeat itself, so nothing can be drawn. */
    private static InstructionSpec drawn(Mnemonic mnemonic, int leaf, char register, int bit) {
        return InstructionSpec.of(
                mnemonic,
                List.of(
                        CommonRequirements.supported(leaf, register, bit),
                        CommonRequirements.mayExit(),
                        CommonRequirements.notEmulated(mnemonic)),
                Effect.NONE);
    }
}

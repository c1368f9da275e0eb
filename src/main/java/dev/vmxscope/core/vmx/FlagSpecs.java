package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;

/** CLI, STI, CLAC, STAC. Intel SDM Vol. 2A and 2B. */
final class FlagSpecs {
    private static final String SOURCE = "Intel SDM Vol. 2A, CLI; Vol. 2B, STI";

    /** The I/O privilege level permits it, or the virtual interrupt flag stands in for IF. */
    private static final Requirement IOPL_PERMITS = Requirement.of("iopl-permits", SOURCE, s -> {
                long iopl = Rflags.IOPL.of(s.cpu().rflags());
                return Evidence.of(s.cpl() <= iopl || virtual(s), "RFLAGS.IOPL", iopl, s.cpl());
            })
            .when(s -> !s.cpu().realMode());

    private static final Requirement VIP_CLEAR = Requirement.of(
                    "vip-clear",
                    SOURCE,
                    s -> Evidence.clear(Rflags.LAYOUT, s.cpu().rflags(), Rflags.VIP))
            .when(FlagSpecs::virtual);

    private static final Stage SMAP = CommonRequirements.supported(7, 'b', 20);
    private static final Stage RING_0 = Stage.of("privilege", Outcome.Fault.UD, CommonRequirements.CPL_0);

    static final List<InstructionSpec> ALL = List.of(
            InstructionSpec.of(
                    Mnemonic.CLI,
                    List.of(Stage.of("privilege", Outcome.Fault.GP0, IOPL_PERMITS)),
                    (s, next) ->
                            Change.of(next.withRflags((virtual(s) ? Rflags.VIF : Rflags.IF).clear(next.rflags())))),
            InstructionSpec.of(
                    Mnemonic.STI,
                    List.of(Stage.of("privilege", Outcome.Fault.GP0, IOPL_PERMITS, VIP_CLEAR)),
                    (s, next) -> Change.of(next.withRflags((virtual(s) ? Rflags.VIF : Rflags.IF).set(next.rflags())))),
            InstructionSpec.of(
                    Mnemonic.CLAC,
                    List.of(SMAP, RING_0),
                    (s, next) -> Change.of(next.withRflags(Rflags.AC.clear(next.rflags())))),
            InstructionSpec.of(
                    Mnemonic.STAC,
                    List.of(SMAP, RING_0),
                    (s, next) -> Change.of(next.withRflags(Rflags.AC.set(next.rflags())))));

    private FlagSpecs() {}

    /** Virtual interrupts: CR4.VME in virtual-8086 mode, CR4.PVI at CPL 3, both with IOPL below 3. */
    private static boolean virtual(Situation s) {
        if (s.cpl() != 3 || Rflags.IOPL.of(s.cpu().rflags()) == 3) {
            return false;
        }
        long cr4 = s.cpu().control().cr4();
        return s.cpu().virtual8086() ? Cr4.VME.isSet(cr4) : Cr4.PVI.isSet(cr4);
    }
}

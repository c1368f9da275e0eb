package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr4;

/** User-mode instruction prevention. Intel SDM Vol. 3A, section 2.5, CR4.UMIP. */
final class Umip {
    private static final Requirement CLEAR = Requirement.of(
                    "umip-clear",
                    "Intel SDM Vol. 3A, 2.5",
                    s -> Evidence.clear(Cr4.LAYOUT, s.cpu().control().cr4(), Cr4.UMIP))
            .when(s -> s.cpl() > 0);

    private Umip() {}

    /** Stage: #GP(0) above ring 0 with UMIP. */
    static Stage stage() {
        return Stage.of("user-mode instruction prevention", Outcome.Fault.GP0, CLEAR);
    }
}

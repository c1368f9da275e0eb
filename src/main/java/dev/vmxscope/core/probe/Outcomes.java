package dev.vmxscope.core.probe;

import dev.vmxscope.core.vmx.Outcome;

/** Outcomes as a probe writes them: as everywhere, but all numbers are decimal. */
final class Outcomes {
    private Outcomes() {}

    static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Fault fault && fault.errorCode().isPresent()) {
            return fault.vector().mnemonic() + "("
                    + Integer.toUnsignedString(fault.errorCode().getAsInt()) + ")";
        }
        return outcome.text();
    }
}

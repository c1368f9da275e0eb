package dev.vmxscope.architecture.planted.core.pe;

import dev.vmxscope.architecture.planted.core.vmx.Target;

/** A planted fault: the file reader uses the processor. */
public final class SidewaysArrow {
    Object beside() {
        return new Target();
    }
}

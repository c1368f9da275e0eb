package dev.vmxscope.architecture.planted.core.bits;

import dev.vmxscope.architecture.planted.core.vmx.Target;

/** A planted fault: the lowest package uses a higher one. */
public final class UpwardArrow {
    Object above() {
        return new Target();
    }
}

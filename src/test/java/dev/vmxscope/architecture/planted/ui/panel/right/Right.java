package dev.vmxscope.architecture.planted.ui.panel.right;

import dev.vmxscope.architecture.planted.ui.panel.left.Left;

/** A planted fault: the other half of a cycle. */
public final class Right {
    Object other() {
        return new Left();
    }
}

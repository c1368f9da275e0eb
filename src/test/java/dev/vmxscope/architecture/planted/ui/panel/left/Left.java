package dev.vmxscope.architecture.planted.ui.panel.left;

import dev.vmxscope.architecture.planted.ui.panel.right.Right;

/** A planted fault: half of a cycle. */
public final class Left {
    Object other() {
        return new Right();
    }
}

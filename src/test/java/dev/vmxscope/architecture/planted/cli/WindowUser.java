package dev.vmxscope.architecture.planted.cli;

import dev.vmxscope.architecture.planted.ui.panel.PlatformCaller;

/** A planted fault: the command line uses the window. */
public final class WindowUser {
    Object window() {
        return new PlatformCaller();
    }
}

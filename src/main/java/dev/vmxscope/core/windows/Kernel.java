package dev.vmxscope.core.windows;

import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.GuestFault;
import dev.vmxscope.core.x86.exec.NotEmulated;
import java.util.Optional;

/** The running Windows: what its parts share. */
final class Kernel {
    private final WindowsState state;

    Kernel(WindowsState state, Computer computer) {
        this.state = state;
    }

    WindowsState state() {
        return state;
    }

    Optional<Core> currentCore() {
        return Optional.empty();
    }

    Status status() {
        return state.status();
    }

    boolean beginNext() {
        throw new NotEmulated("windows: not written yet");
    }

    void gate(Core core) {
        throw new NotEmulated("windows: not written yet");
    }

    void fault(Core core, GuestFault fault) {
        throw new NotEmulated("windows: not written yet");
    }

    void interrupt(Core core, int vector) {
        throw new NotEmulated("windows: not written yet");
    }

    void pause(Core core) {
        throw new NotEmulated("windows: not written yet");
    }

    void halted(Core core) {
        throw new NotEmulated("windows: not written yet");
    }
}

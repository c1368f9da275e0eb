package dev.vmxscope.core.windows;

import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The emulated Windows while it runs: thawed from a {@link WindowsState}, told what the processor met, and frozen again.
 * Not for more than one thread.
 */
public final class Windows {
    private final Kernel kernel;

    /** Goes on from a state. */
    public Windows(WindowsState state, Computer computer) {
        this.kernel = new Kernel(state, computer);
    }

    /** Whether a linear address is a gate: code of Windows itself, which this class executes. */
    public static LongPredicate gates() {
        return Gates::isGate;
    }

    /** The name of the code of Windows at an address, {@code nt!DbgPrint}, if it is a gate. */
    public static Optional<String> gateName(long address) {
        return Gates.name(address);
    }

    /** The state as it is now, immutable. */
    public WindowsState state() {
        return kernel.state();
    }

    /** The core that is to execute next, empty if nothing runs. */
    public Optional<Core> current() {
        return kernel.currentCore();
    }

    /** How Windows stands. */
    public Status status() {
        return kernel.status();
    }

    /** Whether ring 0 may not touch a page of user mode unseen: nobody probed it for the request under way. */
    public boolean isRawUserPage(long linear) {
        return kernel.verifier.isRaw(linear);
    }

    /** Takes the next action off the agenda and starts it; false if there is none or one is under way. */
    public boolean beginNext() {
        return kernel.beginNext();
    }

    /**
     * The core stands at a gate: serves it.
     *
     * @throws dev.vmxscope.core.x86.exec.NotEmulated if that part of Windows is not emulated
     */
    public void gate(Core core) {
        kernel.gate(core);
    }

    /** The core raised an exception. */
    public void fault(Core core, GuestFault fault) {
        kernel.fault(core, fault);
    }

    /** The core executed INT n and stands after it. */
    public void interrupt(Core core, int vector) {
        kernel.interrupt(core, vector);
    }

    /** The core executed PAUSE: something else may run first. */
    public void pause(Core core) {
        kernel.pause(core);
    }

    /** The core executed HLT. */
    public void halted(Core core) {
        kernel.halted(core);
    }
}

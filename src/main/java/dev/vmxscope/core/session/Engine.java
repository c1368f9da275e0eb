package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.LiveMachine;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.x86.exec.Core;
import org.jspecify.annotations.Nullable;

/**
 * Runs machines. It keeps the working copy of the machine that it froze last, so that going on from there costs
 * nothing; a run from any other moment thaws that moment. One thread only.
 */
public final class Engine {
    private @Nullable LiveMachine live;
    private @Nullable Machine frozen;
    private Cause cause = Cause.BUDGET;

    /** The machine after at most so many steps; see {@link #cause()}. */
    public Machine run(Machine from, long steps, Core.@Nullable Until until) {
        LiveMachine machine = live(from);
        Machine after;
        try {
            cause = machine.run(steps, until);
            after = machine.freeze();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            live = null;
            frozen = null;
            throw failure;
        }
        frozen = after;
        return after;
    }

    /** The working copy of a machine, as the next {@link #run} from it will use it. */
    @SuppressWarnings("ReferenceEquality") // the very object that was frozen last
    LiveMachine live(Machine from) {
        LiveMachine machine = live;
        if (machine == null || frozen != from) {
            machine = from.thaw();
            live = machine;
            frozen = from;
        }
        return machine;
    }

    /** Why the last run ended. */
    public Cause cause() {
        return cause;
    }
}

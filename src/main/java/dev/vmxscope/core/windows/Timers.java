package dev.vmxscope.core.windows;

import java.util.OptionalLong;
import org.pcollections.TreePVector;

/** The timers that were set. Offsets into KTIMER: wdm.h. */
final class Timers {
    static final int SIZE = 0x40;
    static final int DUE_TIME = 0x18;
    static final int DPC = 0x30;
    static final int PERIOD = 0x3C;

    private final Kernel kernel;
    private TreePVector<ArmedTimer> armed;

    Timers(Kernel kernel, TreePVector<ArmedTimer> armed) {
        this.kernel = kernel;
        this.armed = armed;
    }

    TreePVector<ArmedTimer> armed() {
        return armed;
    }

    /** Sets a timer anew; whether it was set before. */
    boolean set(ArmedTimer timer) {
        boolean before = cancel(timer.object());
        armed = armed.plus(timer);
        return before;
    }

    /** Whether the timer was set before. */
    boolean cancel(long object) {
        for (ArmedTimer timer : armed) {
            if (timer.object() == object) {
                armed = armed.minus(timer);
                return true;
            }
        }
        return false;
    }

    /** Signals the timers whose time has come, and queues their deferred calls. */
    void expire() {
        long now = kernel.clock.now();
        for (ArmedTimer timer : armed) {
            if (timer.due() <= now) {
                armed = armed.minus(timer);
                if (timer.period() > 0) {
                    armed = armed.plus(new ArmedTimer(timer.object(), timer.due() + timer.period(), timer.period()));
                }
                Dispatcher.setSignal(kernel, timer.object(), 1);
                long dpc = kernel.space.read64(timer.object() + DPC);
                if (dpc != 0) {
                    // The two arguments are the system time, low and high half.
                    long time = kernel.clock.systemTime();
                    Broadcasts.queueDpc(kernel, dpc, time & 0xFFFFFFFFL, time >>> 32);
                }
            }
        }
    }

    /** When the next timer expires whose expiry changes anything. */
    OptionalLong earliest() {
        return armed.stream()
                .filter(timer -> kernel.space.read64(timer.object() + DPC) != 0
                        || Dispatcher.signal(kernel, timer.object()) == 0)
                .mapToLong(ArmedTimer::due)
                .min();
    }
}

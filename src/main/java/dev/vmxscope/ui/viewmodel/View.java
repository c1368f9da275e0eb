package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.windows.GuestThread;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What all panels draw at one time: a frame, and where the person looks.
 *
 * @param frame the moment
 * @param cpu the logical processor whose registers are shown
 * @param following whether that is the one that runs, or ran last
 * @param look an address that the person wants to see the code of, instead of what runs next
 * @param code how code is shown
 */
public record View(Frame frame, int cpu, boolean following, OptionalLong look, CodeMode code) {

    /** A view that follows what runs. */
    public static View of(Frame frame) {
        return new View(frame, running(frame.machine()).orElse(0), true, OptionalLong.empty(), CodeMode.SOURCE);
    }

    /** The number of the logical processor that executes next, empty if none does. */
    public static OptionalInt running(Machine machine) {
        GuestThread thread = machine.windows()
                .threads()
                .all()
                .get(machine.windows().threads().current());
        return thread == null ? OptionalInt.empty() : OptionalInt.of(thread.cpu());
    }

    /** The machine. */
    public Machine machine() {
        return frame.machine();
    }

    /** The machine before the last step, run or input. */
    public Machine before() {
        return frame.before();
    }

    /** The processor that is shown. */
    public Processor processor() {
        return machine().processors().get(cpu);
    }

    /** The same processor before; the present one where it was not there before. */
    public Processor processorBefore() {
        return cpu < before().processors().size() ? before().processors().get(cpu) : processor();
    }

    /** A place in words. */
    public String name(long address) {
        return frame.symbols().name(machine(), address);
    }
}

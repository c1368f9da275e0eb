package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.exec.Core;
import java.util.List;

/** The computer that Windows runs on, as far as Windows needs it. */
public interface Computer {
    /** The logical processors; the position in the list is the number. */
    List<Core> cores();

    /** The RAM. */
    WorkingMemory memory();

    /** Tells that something happened. */
    void emit(int cpu, Event event);

    /** Everything that was told so far. */
    Trail<Entry> told();

    /** How many instructions were executed since power-up: the only clock. One counts as a nanosecond. */
    long steps();
}

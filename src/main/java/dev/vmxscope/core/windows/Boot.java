package dev.vmxscope.core.windows;

import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.NotEmulated;
import java.util.List;

/** Starts Windows. */
final class Boot {
    private Boot() {}

    static WindowsState boot(WorkingMemory memory, List<Core> cores, BootOptions options) {
        throw new NotEmulated("windows: not written yet");
    }
}

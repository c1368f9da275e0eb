package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.windows.memory.SpaceState;
import dev.vmxscope.core.x86.exec.Core;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/**
 * The emulated Windows at one moment, immutable. What the guest can see is in guest memory; this is the rest.
 *
 * @param options what kind of Windows it is
 * @param status how it stands
 * @param agenda what is to be done, next first
 * @param action what is being done, null if nothing is
 * @param space address space
 * @param heap allocations
 * @param threads scheduler
 * @param io drivers, devices, handles, requests
 * @param app the process of user mode
 * @param debugLines everything that DbgPrint printed
 */
public record WindowsState(
        BootOptions options,
        Status status,
        TreePVector<Action> agenda,
        @Nullable Action action,
        SpaceState space,
        Heap heap,
        ThreadsState threads,
        IoState io,
        AppState app,
        Trail<DebugLine> debugLines) {

    /**
     * Windows just after its start: address space, processors and system process are set up, nothing runs. Memory and
     * cores are changed.
     */
    public static WindowsState boot(WorkingMemory memory, List<Core> cores, BootOptions options) {
        return Boot.boot(memory, cores, options);
    }

    /** The same with one action more at the end of the agenda. */
    public WindowsState withAction(Action more) {
        return new WindowsState(options, status, agenda.plus(more), action, space, heap, threads, io, app, debugLines);
    }

    /** Images in memory, in the order of loading. */
    public List<Module> modules() {
        return io.modules();
    }

    /** What the program wrote to its console. */
    public Trail<String> console() {
        return app.console();
    }
}

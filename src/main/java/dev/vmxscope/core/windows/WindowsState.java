package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.windows.journey.Journeys;
import dev.vmxscope.core.windows.memory.SpaceState;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.DebugFilter;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.service.Services;
import dev.vmxscope.core.windows.verifier.Mistake;
import dev.vmxscope.core.windows.verifier.VerifierState;
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
 * @param debug what DbgPrint printed, and what decides about the next message
 * @param registry what it keeps on its disk
 * @param services those of drivers that were created
 * @param journeys the way of requests
 * @param mistakes what drivers did wrong, in order
 * @param verifier what the watch over drivers remembers
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
        DebugState debug,
        Registry registry,
        Services services,
        Journeys journeys,
        Trail<Mistake> mistakes,
        VerifierState verifier) {

    /**
     * Windows just after its start: address space, processors and system process are set up, nothing runs. Memory and
     * cores are changed.
     *
     * @param registry what its disk holds
     * @param services those that were created before
     * @param capture DebugView's switches
     */
    public static WindowsState boot(
            WorkingMemory memory,
            List<Core> cores,
            BootOptions options,
            Registry registry,
            Services services,
            DebugCapture capture) {
        return Boot.boot(memory, cores, options, registry, services, capture);
    }

    /** The same with one action more at the end of the agenda. */
    public WindowsState withAction(Action more) {
        return new WindowsState(
                options,
                status,
                agenda.plus(more),
                action,
                space,
                heap,
                threads,
                io,
                app,
                debug,
                registry,
                services,
                journeys,
                mistakes,
                verifier);
    }

    /** The same with something set by hand; what only counts when Windows starts shows then. */
    public WindowsState withSetting(Setting setting) {
        if (setting instanceof Setting.RegistrySet set) {
            return with(debug, registry.with(set.key(), set.name(), set.value()));
        }
        if (setting instanceof Setting.RegistryDelete delete) {
            return with(debug, registry.without(delete.key(), delete.name()));
        }
        if (setting instanceof Setting.DebugMask mask) {
            DebugFilter filter = debug.filter().with(DebugComponent.of(mask.component()), mask.mask());
            return with(debug.withFilter(filter), registry);
        }
        return with(debug.withCapture(((Setting.Capture) setting).capture()), registry);
    }

    private WindowsState with(DebugState otherDebug, Registry otherRegistry) {
        return new WindowsState(
                options,
                status,
                agenda,
                action,
                space,
                heap,
                threads,
                io,
                app,
                otherDebug,
                otherRegistry,
                services,
                journeys,
                mistakes,
                verifier);
    }

    /** What DbgPrint printed, what was held back too. */
    public Trail<DebugLine> debugLines() {
        return debug.lines();
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

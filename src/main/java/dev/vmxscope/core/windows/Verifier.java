package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.verifier.Crash;
import dev.vmxscope.core.windows.verifier.Mistake;
import dev.vmxscope.core.windows.verifier.VerifierState;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.util.Optional;

/** Watches drivers at their work, as Driver Verifier does, and writes their mistakes down. The run goes on. */
final class Verifier {
    private final Kernel kernel;
    private final RequestChecks requests;
    private final UserPointers pointers;
    private final FreeChecks frees;
    private final Leftovers leftovers;
    private VerifierState state;
    private long caller;

    Verifier(Kernel kernel, VerifierState state) {
        this.kernel = kernel;
        this.state = state;
        this.requests = new RequestChecks(kernel, this);
        this.pointers = new UserPointers(kernel, this);
        this.frees = new FreeChecks(kernel, this);
        this.leftovers = new Leftovers(kernel, this);
    }

    VerifierState state() {
        return state;
    }

    void put(VerifierState value) {
        state = value;
    }

    RequestChecks requests() {
        return requests;
    }

    UserPointers pointers() {
        return pointers;
    }

    FreeChecks frees() {
        return frees;
    }

    Leftovers leftovers() {
        return leftovers;
    }

    /** The call of the function of Windows that is being served. */
    long caller() {
        return CallSites.before(kernel.space, caller);
    }

    /** A driver calls a function of Windows. */
    void calling(String name, Arguments arguments) {
        caller = arguments.returnAddress();
        state = state.with(state.watched().call());
        long irql = arguments.core().control().cr8();
        if (irql > IrqlLimits.PASSIVE) {
            int limit = IrqlLimits.of(kernel, name, arguments);
            if (irql > limit) {
                tell(Mistake.Kind.IRQL_TOO_HIGH, caller(), 0, Message.of("mistake.irql", name, irql, limit));
            }
        }
        pointers.calling(name, arguments);
    }

    /** Deals with a stop that is only there for the watch's sake; false if the fault is the guest's own. */
    boolean watched(Core core, GuestFault fault) {
        if (fault.isWatched()) {
            pointers.touched(core.rip(), fault.linear(), (fault.errorCode() & 2) != 0);
            return true;
        }
        return !core.user() && requests.touched(core.rip(), fault);
    }

    boolean isRaw(long linear) {
        return !state.user().allows(linear);
    }

    /** The driver that lay at an address before it was unloaded, if one did. */
    Optional<String> unloadedAt(long address) {
        return state.gone().stream()
                .filter(gone -> gone.contains(address))
                .map(VerifierState.Gone::driver)
                .reduce((first, second) -> second);
    }

    /** A device was made by the call that is being served. */
    void made(long device) {
        state = state.withDevice(device, caller());
    }

    /** A symbolic link was made by the call that is being served. */
    void linked(String key) {
        state = state.withLink(key, caller());
    }

    /** Windows stops itself; the registers are those of the place that the bug check is about. */
    void crashed(CoreContext context) {
        if (state.crash().isEmpty()) {
            state = state.with(new Crash(
                    kernel.computer.steps() + 1,
                    kernel.cpu(),
                    context.irql(),
                    kernel.scheduler
                            .current()
                            .map(thread -> Processes.name(kernel, thread.process()))
                            .orElse(""),
                    context.rip(),
                    context.general(),
                    context.rflags(),
                    CrashStack.of(kernel, context)));
        }
    }

    /** Writes a mistake down, once for the same kind at the same place about the same thing. */
    void tell(Mistake.Kind kind, long place, long object, Message text) {
        boolean known = kernel.journal.mistakes().stream()
                .anyMatch(other -> other.kind() == kind
                        && other.place() == place
                        && (place != 0
                                || other.object() == object && other.text().equals(text)));
        if (!known) {
            kernel.journal.mistake(kind, place, object, text);
        }
    }

    /** The same of a driver that is known, at a place that may be none of its own. */
    void tell(Mistake.Kind kind, Driver driver, long place, long object, Message text) {
        kernel.journal.mistake(kind, driver.service(), place, object, text);
    }
}

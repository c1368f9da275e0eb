package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.windows.verifier.Crash;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stack of a thread as a debugger shows it: drivers' functions by their unwind data, Windows's by what it keeps.
 * Where an image has no unwind data the words on the stack that point behind a CALL are shown, and marked.
 */
final class CrashStack {
    private static final int MOST_WORDS = Layout.STACK_SIZE / 8;

    private final Kernel kernel;
    private final List<Crash.Call> calls = new ArrayList<>();
    private CoreContext last;

    private CrashStack(Kernel kernel, CoreContext context) {
        this.kernel = kernel;
        this.last = context;
    }

    static List<Crash.Call> of(Kernel kernel, CoreContext context) {
        CrashStack stack = new CrashStack(kernel, context);
        stack.climb(context);
        return stack.calls.subList(0, Math.min(stack.calls.size(), Crash.MOST_CALLS));
    }

    private void climb(CoreContext context) {
        List<Pending> pending = kernel.scheduler
                .current()
                .map(thread -> List.<Pending>copyOf(thread.pending()))
                .orElse(List.of());
        add(context, true);
        walk(context, pending.isEmpty() ? 0 : pending.get(0).rsp());
        for (int at = 0; at < pending.size() && calls.size() < Crash.MOST_CALLS; at++) {
            Pending next = pending.get(at);
            Optional<Long> gate = Gates.find(next.what().caller());
            if (gate.isEmpty()) {
                return;
            }
            CoreContext inWindows = at(last, gate.get(), next.rsp());
            add(inWindows, true);
            walk(inWindows, at + 1 < pending.size() ? pending.get(at + 1).rsp() : 0);
        }
    }

    /** Adds the driver's functions above one that is added already, up to where Windows called the driver. */
    private void walk(CoreContext from, long limit) {
        boolean known = true;
        for (UnwoundFrame frame : Unwinder.walk(kernel, from)) {
            boolean same = frame.context().rip() == from.rip();
            if (!same && !isReturn(frame.context().rip())) {
                break;
            }
            if (!same) {
                add(frame.context(), true);
            }
            last = frame.context();
            known = frame.known();
        }
        if (!known) {
            scan(last, limit);
        }
    }

    private void scan(CoreContext from, long limit) {
        long first = from.general().get(GeneralRegisters.RSP);
        try {
            for (int word = 0; word < MOST_WORDS && first + 8L * word < limit; word++) {
                long value = kernel.space.read64(first + 8L * word);
                if (isDriver(value) && isReturn(value)) {
                    add(at(from, value, first + 8L * word + 8), false);
                }
            }
        } catch (GuestFault end) {
            // The stack ends here.
            return;
        }
    }

    private boolean isDriver(long address) {
        return kernel.io.state().modules().stream().anyMatch(module -> !module.user() && module.contains(address));
    }

    private boolean isReturn(long address) {
        return CallSites.before(kernel.space, address) != address;
    }

    private static CoreContext at(CoreContext like, long rip, long rsp) {
        return new CoreContext(
                like.general().with(GeneralRegisters.RSP, rsp),
                rip,
                like.rflags(),
                like.vectors(),
                like.segments(),
                like.irql());
    }

    private void add(CoreContext context, boolean certain) {
        calls.add(new Crash.Call(context.rip(), context.general().get(GeneralRegisters.RSP), certain));
    }
}

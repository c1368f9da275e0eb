package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.windows.verifier.Crash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stack of a thread as a debugger shows it: driver's functions by their unwind data, Windows's by what it keeps. */
final class CrashStack {
    private CrashStack() {}

    static List<Crash.Call> of(Kernel kernel, CoreContext context) {
        List<Crash.Call> calls = new ArrayList<>();
        if (Gates.isGate(context.rip())) {
            calls.add(call(context));
        }
        CoreContext last = walk(kernel, calls, context);
        List<Pending> pending = kernel.scheduler
                .current()
                .map(thread -> List.<Pending>copyOf(thread.pending()))
                .orElse(List.of());
        for (Pending next : pending) {
            Optional<Long> gate = Gates.find(next.what().caller());
            if (calls.size() >= Crash.MOST_CALLS || gate.isEmpty()) {
                break;
            }
            CoreContext inWindows = new CoreContext(
                    last.general().with(GeneralRegisters.RSP, next.rsp()),
                    gate.get(),
                    last.rflags(),
                    last.vectors(),
                    last.segments(),
                    last.irql());
            calls.add(call(inWindows));
            last = walk(kernel, calls, inWindows);
        }
        return calls.subList(0, Math.min(calls.size(), Crash.MOST_CALLS));
    }

    /** Adds the driver's functions from there on; the registers in the outermost of them. */
    private static CoreContext walk(Kernel kernel, List<Crash.Call> calls, CoreContext from) {
        CoreContext last = from;
        for (UnwoundFrame frame : Unwinder.walk(kernel, from)) {
            calls.add(call(frame.context()));
            last = frame.context();
        }
        return last;
    }

    private static Crash.Call call(CoreContext context) {
        return new Crash.Call(context.rip(), context.general().get(GeneralRegisters.RSP));
    }
}

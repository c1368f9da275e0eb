package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.x86.exec.Core;
import java.util.ArrayList;
import java.util.List;

/**
 * Structured exception handling in kernel mode: looks for an __except that takes the exception, runs the __finally
 * blocks on the way and goes on in it. Source: Microsoft, "x64 exception handling"; EXCEPTION_RECORD and CONTEXT: winnt.h.
 */
final class Exceptions {
    private static final int RECORD_SIZE = 0xA0;
    private static final int CONTEXT_SIZE = 0x4D0;
    private static final int CONTEXT_FLAGS = 0x30;
    private static final int CONTEXT_RFLAGS = 0x44;
    private static final int CONTEXT_RAX = 0x78;
    private static final int CONTEXT_RIP = 0xF8;
    private static final long EXECUTE_HANDLER = 1;

    private Exceptions() {}

    /**
     * An exception on its way.
     *
     * @param status its code
     * @param first what its parameters begin with
     * @param second the other parameter: the address
     * @param parameters how many there are
     * @param context the registers where it was raised
     * @param otherwise the bug check if nobody takes it
     */
    record Raised(
            int status, long first, long second, int parameters, CoreContext context, Status.Bugcheck otherwise) {}

    /** A scope that could take the exception or must be left, with its frame. */
    record Candidate(UnwoundFrame frame, UnwoundFrame.Scope scope) {}

    /** Hands an exception to the handlers of the running thread. */
    static void dispatch(Kernel kernel, Raised raised) {
        List<Candidate> candidates = new ArrayList<>();
        for (UnwoundFrame frame : Unwinder.walk(kernel, raised.context())) {
            for (UnwoundFrame.Scope scope : frame.scopes()) {
                if (scope.covers(frame.context().rip())) {
                    candidates.add(new Candidate(frame, scope));
                }
            }
        }
        search(kernel, raised, List.copyOf(candidates), 0, 0);
    }

    /** First pass: asks the filters, from the innermost on. */
    private static void search(Kernel kernel, Raised raised, List<Candidate> candidates, int from, long pointers) {
        for (int at = from; at < candidates.size(); at++) {
            Candidate candidate = candidates.get(at);
            if (candidate.scope().isFinally()) {
                continue;
            }
            if (candidate.scope().filter() == EXECUTE_HANDLER) {
                unwind(kernel, raised, candidates, 0, at);
                return;
            }
            long given = pointers == 0 ? describe(kernel, raised) : pointers;
            kernel.callGuest(
                    new FilterReturned(raised, candidates, at, given),
                    candidate.scope().filter(),
                    given,
                    candidate.frame().establisher());
            return;
        }
        kernel.faults.stop(raised.otherwise(), raised.context());
    }

    /** A filter has answered. */
    record FilterReturned(Raised raised, List<Candidate> candidates, int at, long pointers) implements Continuation {
        @Override
        public String caller() {
            return "__C_specific_handler";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            int answer = (int) result;
            if (answer < 0) {
                goOn(kernel, kernel.space.read64(pointers + 8));
            } else if (answer > 0) {
                unwind(kernel, raised, candidates, 0, at);
            } else {
                search(kernel, raised, candidates, at + 1, pointers);
            }
        }
    }

    /** Second pass: runs what __finally blocks lie inside the __except, then goes on in that. */
    private static void unwind(Kernel kernel, Raised raised, List<Candidate> candidates, int from, int target) {
        for (int at = from; at < target; at++) {
            Candidate candidate = candidates.get(at);
            if (candidate.scope().isFinally()) {
                kernel.callGuest(
                        new FinallyReturned(raised, candidates, at, target),
                        candidate.scope().filter(),
                        1,
                        candidate.frame().establisher());
                return;
            }
        }
        Candidate taken = candidates.get(target);
        CoreContext frame = taken.frame().context();
        GuestThread thread = kernel.scheduler.running();
        CoreContext resumed = new CoreContext(
                frame.general().with(GeneralRegisters.RAX, Integer.toUnsignedLong(raised.status())),
                taken.scope().target(),
                frame.rflags(),
                frame.vectors(),
                frame.segments(),
                (int) kernel.core().control().cr8());
        Cpus.install(kernel, thread.cpu(), resumed, thread.object());
        kernel.emit(new WindowsEvent.ExceptionHandled(
                raised.status(), raised.context().rip(), taken.scope().target()));
    }

    /** A __finally block has run. */
    record FinallyReturned(Raised raised, List<Candidate> candidates, int at, int target) implements Continuation {
        @Override
        public String caller() {
            return "__C_specific_handler";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            unwind(kernel, raised, candidates, at + 1, target);
        }
    }

    /** Writes EXCEPTION_POINTERS, EXCEPTION_RECORD and CONTEXT below the stack pointer; returns their address. */
    private static long describe(Kernel kernel, Raised raised) {
        AddressSpace space = kernel.space;
        Core core = kernel.core();
        long context = core.get(GeneralRegisters.RSP) - CONTEXT_SIZE - 0x10 & -16;
        long record = context - RECORD_SIZE;
        long pointers = record - 0x10;
        space.fill(pointers, 0x10 + RECORD_SIZE + CONTEXT_SIZE, 0);
        space.write64(pointers, record);
        space.write64(pointers + 8, context);
        space.write32(record, raised.status());
        space.write64(record + 0x10, raised.context().rip());
        space.write32(record + 0x18, raised.parameters());
        space.write64(record + 0x20, raised.first());
        space.write64(record + 0x28, raised.second());
        // CONTEXT_AMD64 | CONTEXT_CONTROL | CONTEXT_INTEGER
        space.write32(context + CONTEXT_FLAGS, 0x100003);
        space.write32(context + CONTEXT_RFLAGS, (int) raised.context().rflags());
        for (int number = 0; number < GeneralRegisters.COUNT; number++) {
            space.write64(
                    context + CONTEXT_RAX + 8L * number,
                    raised.context().general().get(number));
        }
        space.write64(context + CONTEXT_RIP, raised.context().rip());
        core.set(GeneralRegisters.RSP, pointers);
        return pointers;
    }

    /** A filter wants the execution to go on where it was interrupted, with the registers as it left them. */
    private static void goOn(Kernel kernel, long context) {
        Core core = kernel.core();
        for (int number = 0; number < GeneralRegisters.COUNT; number++) {
            core.set(number, kernel.space.read64(context + CONTEXT_RAX + 8L * number));
        }
        core.setRip(kernel.space.read64(context + CONTEXT_RIP));
    }
}

package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.StackLocation;
import dev.vmxscope.core.windows.verifier.Mistake.Kind;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.util.Locale;
import java.util.Optional;

/**
 * What a driver must keep to with an IRP. Source: Microsoft, "Returning STATUS_PENDING from a Dispatch Routine",
 * "Completing IRPs", "IoMarkIrpPending macro".
 */
final class RequestChecks {
    private static final int PENDING = 0x00000103;

    private final Kernel kernel;
    private final Verifier verifier;

    RequestChecks(Kernel kernel, Verifier verifier) {
        this.kernel = kernel;
        this.verifier = verifier;
    }

    /** A request is about to be sent to a driver. */
    void sent(long irp) {
        verifier.put(verifier.state().with(verifier.state().watched().request()).withoutReturned(irp));
        verifier.pointers().close();
    }

    /** The top of the stack has seen the completion: from now on the IRP belongs to the I/O manager. */
    void completed(long irp) {
        long returnAddress = kernel.space.read64(kernel.core().get(GeneralRegisters.RSP));
        verifier.put(verifier.state().withCompletion(irp, CallSites.before(kernel.space, returnAddress)));
        kernel.pool.block(irp).ifPresent(kernel.pool::guard);
    }

    /** A driver completes an IRP that is complete. */
    void completedTwice(long irp) {
        verifier.tell(Kind.COMPLETED_TWICE, verifier.caller(), irp, Message.of("mistake.twice", Message.digits(irp)));
    }

    /** Ring 0 faulted: whether that was at an IRP that is complete. Then it may go on, as on a Windows without watch. */
    boolean touched(long rip, GuestFault fault) {
        long linear = fault.linear();
        if (fault.vector() != Vector.PF || !kernel.space.isGuarded(linear)) {
            return false;
        }
        Optional<PoolBlock> irp = kernel.pool.irpAt(linear);
        kernel.space.unguard(linear, 1);
        irp.ifPresent(block -> verifier.tell(
                Kind.TOUCHED_AFTER_COMPLETION,
                rip,
                block.address(),
                Message.of(
                        (fault.errorCode() & 2) == 0 ? "mistake.read-late" : "mistake.written-late",
                        Message.digits(block.address()),
                        Message.digits(linear - block.address()))));
        return true;
    }

    /** The dispatch routine that got the request first has returned. */
    void returned(Request request, int status) {
        long irp = request.irp();
        if (verifier.state().returned().containsKey(irp)) {
            return;
        }
        verifier.put(verifier.state().withReturned(irp, status));
        boolean marked = request.completed() ? kernel.space.read8(irp + Irp.PENDING_RETURNED) != 0 : isMarked(irp);
        if (marked && status != PENDING) {
            wrong(request, Message.of("mistake.marked", digits(status)));
        } else if (!marked && status == PENDING) {
            wrong(request, Message.of("mistake.not-marked"));
        } else if (!marked && request.completed() && status != request.status()) {
            wrong(request, Message.of("mistake.status", digits(status), digits(request.status())));
        } else if (!marked && !request.completed()) {
            verifier.tell(
                    Kind.NEVER_COMPLETED, request.handler(), irp, Message.of("mistake.forgotten", digits(status)));
        }
    }

    private boolean isMarked(long irp) {
        long last = irp + Irp.SIZE + (kernel.space.read8(irp + Irp.STACK_COUNT) - 1L) * StackLocation.SIZE;
        return (kernel.space.read8(last + StackLocation.CONTROL) & StackLocation.SL_PENDING) != 0;
    }

    private void wrong(Request request, Message text) {
        // A driver that keeps to the default routine's ways makes no mistake; Windows made it for the driver.
        if (!Gates.isGate(request.handler())) {
            Long completion = verifier.state().completions().get(request.irp());
            verifier.tell(Kind.WRONG_STATUS, completion == null ? request.handler() : completion, request.irp(), text);
        }
    }

    /** Nothing can go on any more: requests that somebody waits for are never completed. */
    void stuck() {
        for (Request request : kernel.io.requests().values()) {
            if (!request.completed()) {
                never(request);
            }
        }
    }

    /** A driver is gone; so are the requests that it kept. */
    void unloaded(Driver driver) {
        for (Request request : kernel.io.requests().values()) {
            if (!request.completed() && driver.module().contains(request.handler())) {
                never(request);
            }
        }
    }

    private void never(Request request) {
        verifier.tell(
                Kind.NEVER_COMPLETED,
                request.handler(),
                request.irp(),
                Message.of("mistake.never", Message.digits(request.irp())));
    }

    private static String digits(int status) {
        return String.format(Locale.ROOT, "0x%08X", status);
    }
}

package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.VectorRegisters;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.pcollections.ConsPStack;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Which thread runs. One runs at a time on the whole computer, until it waits or yields; so every run is the same.
 */
final class Scheduler {
    private final Kernel kernel;
    private TreePMap<Integer, GuestThread> all;
    private int current;
    private int last;
    private int next;
    private int groups;
    private TreePVector<QueuedDpc> dpcs;
    private final Timers timers;
    private long skipped;

    Scheduler(Kernel kernel, ThreadsState state) {
        this.kernel = kernel;
        this.all = state.all();
        this.current = state.current();
        this.last = state.last();
        this.next = state.next();
        this.groups = state.groups();
        this.dpcs = state.dpcs();
        this.timers = new Timers(kernel, state.timers());
        this.skipped = state.skipped();
    }

    ThreadsState state() {
        return new ThreadsState(all, current, last, next, groups, dpcs, timers.armed(), skipped);
    }

    long skipped() {
        return skipped;
    }

    /** Lets time pass in which no instruction is executed. */
    void skip(long units) {
        skipped += units;
    }

    Timers timers() {
        return timers;
    }

    int processors() {
        return kernel.computer.cores().size();
    }

    Optional<GuestThread> current() {
        return Optional.ofNullable(all.get(current));
    }

    GuestThread running() {
        return current().orElseThrow();
    }

    GuestThread thread(int id) {
        return Objects.requireNonNull(all.get(id), "no such thread");
    }

    Iterable<GuestThread> threads() {
        return all.values();
    }

    void put(GuestThread thread) {
        all = all.plus(thread.id(), thread);
    }

    int newId() {
        int id = next;
        next += 4;
        return id;
    }

    int newGroup() {
        return ++groups;
    }

    /** Adds a context that has not run yet; its registers are a kernel thread's with an empty stack. */
    GuestThread create(Message name, GuestThread.Kind kind, int process, int cpu, long stackTop, long object) {
        int irql = kind == GuestThread.Kind.IPI ? 29 : kind == GuestThread.Kind.DPC ? 2 : 0;
        CoreContext start = new CoreContext(
                GeneralRegisters.ZERO.with(GeneralRegisters.RSP, stackTop),
                Gates.kernel("KiIdleLoop"),
                Rflags.ONE.mask() | Rflags.IF.mask(),
                VectorRegisters.ZERO,
                Cpus.kernelSegments(cpu),
                irql);
        GuestThread thread = new GuestThread(
                newId(),
                name,
                kind,
                process,
                cpu,
                0,
                start,
                ConsPStack.empty(),
                new Wait.Nothing(),
                stackTop,
                object,
                0);
        put(thread);
        return thread;
    }

    /**
     * Puts the thread on its processor at once, so that Windows can act in its context. What ran on another processor
     * keeps that one, as if it ran at the same time; unless it waits.
     */
    void switchTo(int id) {
        if (id == current) {
            return;
        }
        current().filter(thread -> !thread.runnable()).ifPresent(this::leave);
        GuestThread thread = thread(id);
        CoreContext context = thread.context();
        if (context != null) {
            for (GuestThread other : all.values()) {
                if (other.cpu() == thread.cpu() && other.context() == null) {
                    put(other.withContext(Cpus.save(kernel.core(other.cpu()))));
                }
            }
            Cpus.install(kernel, thread.cpu(), context, thread.object());
        }
        put(thread.withContext(null));
        current = id;
        last = id;
    }

    /** Takes the running thread off its processor. */
    void leaveCurrent() {
        current().ifPresent(this::leave);
    }

    private void leave(GuestThread thread) {
        put(thread.withContext(Cpus.save(kernel.core(thread.cpu()))));
        Cpus.idle(kernel, thread.cpu());
        current = 0;
    }

    /** The running thread has nothing to do until Windows takes it for the next action. */
    void park() {
        put(running().waiting(new Wait.Parked()));
    }

    /** Takes a parked thread, with its stack empty, for an action. */
    void take(int id) {
        put(thread(id).waiting(new Wait.Nothing()).withPending(ConsPStack.empty()));
        switchTo(id);
        kernel.core().set(GeneralRegisters.RSP, running().stackTop());
    }

    /** The running thread ends. */
    void endCurrent() {
        GuestThread thread = running();
        all = all.minus(thread.id());
        Cpus.idle(kernel, thread.cpu());
        current = 0;
    }

    /** Moves the running thread to another processor, if it is not there already. */
    void move(int cpu) {
        GuestThread thread = running();
        if (thread.cpu() != cpu) {
            leave(thread);
            put(thread(thread.id()).onCpu(cpu));
            switchTo(thread.id());
            kernel.emit(new WindowsEvent.ThreadMoved(thread.id(), thread.cpu(), cpu));
        }
    }

    // ---- deferred procedure calls

    void queueDpc(long object, int cpu) {
        dpcs = dpcs.plus(new QueuedDpc(object, cpu));
    }

    boolean removeDpc(long object) {
        for (QueuedDpc dpc : dpcs) {
            if (dpc.object() == object) {
                dpcs = dpcs.minus(dpc);
                return true;
            }
        }
        return false;
    }

    private void startDpcs() {
        timers.expire();
        for (QueuedDpc dpc : dpcs) {
            if (kernel.core(dpc.cpu()).control().cr8() < 2 && !busy(dpc.cpu(), GuestThread.Kind.DPC)) {
                dpcs = dpcs.minus(dpc);
                Broadcasts.startDpc(kernel, dpc);
            }
        }
    }

    private boolean busy(int cpu, GuestThread.Kind atLeast) {
        return all.values().stream()
                .anyMatch(thread -> thread.cpu() == cpu && thread.kind().compareTo(atLeast) >= 0);
    }

    // ---- choosing

    /** Chooses what runs next; called after everything that Windows did. */
    void dispatch() {
        if (kernel.stopped()) {
            return;
        }
        startDpcs();
        Optional<GuestThread> choice = choose();
        while (choice.isEmpty() && kernel.acting()) {
            OptionalLong deadline = earliestDeadline();
            if (deadline.isEmpty()) {
                stuck();
                return;
            }
            skipped += Math.max(0, deadline.getAsLong() - kernel.clock.now());
            startDpcs();
            choice = choose();
        }
        if (choice.isPresent()) {
            resume(choice.get());
        } else {
            current().ifPresent(this::leave);
        }
    }

    private Optional<GuestThread> choose() {
        Optional<GuestThread> best = current().filter(this::ready);
        for (GuestThread thread : inTurn()) {
            boolean better =
                    best.isEmpty() || thread.kind().compareTo(best.get().kind()) > 0;
            if (better && mayRun(thread) && ready(thread)) {
                best = Optional.of(thread);
            }
        }
        return best;
    }

    /** All threads, beginning behind the one that ran last. */
    private List<GuestThread> inTurn() {
        List<GuestThread> turn = new ArrayList<>(all.tailMap(last + 1).values());
        turn.addAll(all.headMap(last + 1).values());
        return turn;
    }

    /** Whether nothing of a higher kind, and no thread at a raised IRQL, holds the thread's processor. */
    private boolean mayRun(GuestThread thread) {
        for (GuestThread other : all.values()) {
            if (other.cpu() != thread.cpu() || other.id() == thread.id()) {
                continue;
            }
            boolean higher = other.kind().compareTo(thread.kind()) > 0;
            boolean same = other.kind() == thread.kind();
            if (higher || same && irql(other) >= 2) {
                return false;
            }
        }
        return true;
    }

    private long irql(GuestThread thread) {
        CoreContext context = thread.context();
        return context == null ? kernel.core(thread.cpu()).control().cr8() : context.irql();
    }

    private boolean ready(GuestThread thread) {
        return thread.runnable() || Waits.result(kernel, thread.waitsFor()).isPresent();
    }

    private void resume(GuestThread thread) {
        switchTo(thread.id());
        if (!thread.runnable()) {
            long result = Waits.result(kernel, thread.waitsFor()).orElse(0);
            Waits.consume(kernel, thread.waitsFor(), result);
            put(running().waiting(new Wait.Nothing()));
            kernel.goOn(result, 0);
            if (current().isEmpty() || !running().runnable()) {
                dispatch();
            }
        }
    }

    private OptionalLong earliestDeadline() {
        LongStream waits = all.values().stream()
                .mapToLong(thread -> Waits.deadline(thread.waitsFor()))
                .filter(time -> time != Wait.FOREVER);
        return LongStream.concat(waits, timers.earliest().stream()).min();
    }

    private void stuck() {
        Message reason = Message.verbatim("");
        boolean first = true;
        for (GuestThread thread : all.values()) {
            if (!thread.runnable() && !(thread.waitsFor() instanceof Wait.Parked)) {
                Message waits = Message.of("stuck.waits", thread.name(), Waits.text(thread.waitsFor()));
                reason = first ? waits : Message.of("stuck.and", reason, waits);
                first = false;
            }
        }
        kernel.verifier.requests().stuck();
        kernel.stopWith(new Status.Stuck(reason));
    }

    /** The running thread has nothing to do until others have run: the next one in turn runs, if there is any. */
    boolean yieldTurn() {
        startDpcs();
        Optional<GuestThread> spinning = current();
        if (spinning.isEmpty()) {
            return false;
        }
        for (GuestThread thread : inTurn()) {
            if (thread.id() != current && mayRunBeside(thread, spinning.get()) && ready(thread)) {
                resume(thread);
                return true;
            }
        }
        return false;
    }

    /** On the spinning thread's own processor only what that thread's IRQL lets through. */
    private boolean mayRunBeside(GuestThread thread, GuestThread spinning) {
        boolean own = thread.cpu() == spinning.cpu();
        return mayRun(thread) && (!own || kernel.core(spinning.cpu()).control().cr8() < 2);
    }
}

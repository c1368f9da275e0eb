package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;

/** Routines that run on every processor at once, and deferred procedure calls. */
final class Broadcasts {
    /** Offsets into KDPC. Source: wdm.h. */
    static final int DPC_NUMBER = 0x02;

    static final int DPC_ROUTINE = 0x18;
    static final int DPC_CONTEXT = 0x20;
    static final int DPC_ARGUMENT1 = 0x28;
    static final int DPC_ARGUMENT2 = 0x30;
    static final int DPC_DATA = 0x38;
    /** The number in a KDPC that is bound to a processor: MAXIMUM_PROC_PER_GROUP * n more than the processor's. */
    static final int DPC_TARGETED = 0x800;

    private Broadcasts() {}

    static boolean underWay(Kernel kernel, int group) {
        for (GuestThread thread : kernel.scheduler.threads()) {
            if (thread.group() == group) {
                return true;
            }
        }
        return false;
    }

    /** KeIpiGenericCall: the routine runs at IPI_LEVEL everywhere; the caller gets its own processor's result. */
    static void ipi(Kernel kernel, long routine, long argument) {
        int group = kernel.scheduler.newGroup();
        start(kernel, GuestThread.Kind.IPI, group, routine, argument);
        kernel.block(new Wait.Group(group, 0));
    }

    /** KeGenericCallDpc: the routine runs at DISPATCH_LEVEL everywhere, with two barriers to signal. */
    static void dpc(Kernel kernel, long routine, long context) {
        int group = kernel.scheduler.newGroup();
        int count = kernel.scheduler.processors();
        AddressSpace space = kernel.space;
        long barriers = kernel.pool.allocateForWindows(0x20, "Gdpc");
        space.write32(barriers, count);
        space.write32(barriers + 8, count);
        space.write32(barriers + 12, count);
        start(kernel, GuestThread.Kind.DPC, group, routine, 0, context, barriers, barriers + 8);
        kernel.block(new Wait.Group(group, 0), new CallDpcOver(barriers));
    }

    /** All processors have run the routine of KeGenericCallDpc. */
    record CallDpcOver(long barriers) implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            int missing = kernel.space.read32(barriers);
            if (missing > 0) {
                kernel.stopWith(new Status.Stuck(Message.of("stuck.dpc", missing)));
                return;
            }
            kernel.pool.freeForWindows(barriers);
            kernel.ret(0);
        }
    }

    private static void start(Kernel kernel, GuestThread.Kind kind, int group, long routine, long... arguments) {
        GuestThread caller = kernel.scheduler.running();
        for (int cpu = 0; cpu < kernel.scheduler.processors(); cpu++) {
            boolean ipi = kind == GuestThread.Kind.IPI;
            GuestThread context = kernel.scheduler.create(
                    Message.of("thread.on", kind, cpu),
                    kind,
                    caller.process(),
                    cpu,
                    ipi ? Cpus.ipiStack(cpu) : Cpus.dpcStack(cpu),
                    kernel.space.read64(Cpus.kpcr(cpu) + Cpus.CURRENT_THREAD));
            kernel.scheduler.put(context.inGroup(group));
            RoutineOver over = new RoutineOver(ipi, caller.id(), cpu == caller.cpu());
            inContext(kernel, context.id(), () -> kernel.callGuest(over, routine, arguments));
        }
    }

    /** Does something as that context, then has the caller run again. */
    private static void inContext(Kernel kernel, int id, Runnable work) {
        int caller = kernel.scheduler.current().map(GuestThread::id).orElse(0);
        kernel.scheduler.switchTo(id);
        work.run();
        if (caller != 0) {
            kernel.scheduler.switchTo(caller);
        } else {
            kernel.scheduler.leaveCurrent();
        }
    }

    /**
     * The routine has returned on one processor.
     *
     * @param ipi whether by KeIpiGenericCall
     * @param callerThread number of the thread that waits for it
     * @param own whether it is that thread's processor, whose result counts
     */
    record RoutineOver(boolean ipi, int callerThread, boolean own) implements Continuation {
        @Override
        public String caller() {
            return ipi ? "KiIpiProcessRequests" : "KiExecuteAllDpcs+0x2e7";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            GuestThread waiting = kernel.scheduler.thread(callerThread);
            if (ipi && own && waiting != null && waiting.waitsFor() instanceof Wait.Group group) {
                kernel.scheduler.put(waiting.waiting(new Wait.Group(group.group(), result)));
            }
            kernel.scheduler.endCurrent();
        }
    }

    /** Queues a deferred call on its processor or, if it is bound to none, this one; false if it is queued already. */
    static boolean queueDpc(Kernel kernel, long dpc, long argument1, long argument2) {
        AddressSpace space = kernel.space;
        if (space.read64(dpc + DPC_DATA) != 0) {
            return false;
        }
        int number = space.read16(dpc + DPC_NUMBER);
        int cpu = number >= DPC_TARGETED ? number - DPC_TARGETED : kernel.cpu();
        space.write64(dpc + DPC_ARGUMENT1, argument1);
        space.write64(dpc + DPC_ARGUMENT2, argument2);
        space.write64(dpc + DPC_DATA, Cpus.kpcr(cpu) + Cpus.PRCB);
        kernel.scheduler.queueDpc(dpc, Math.min(cpu, kernel.scheduler.processors() - 1));
        return true;
    }

    /** Starts a queued DPC on its processor. */
    static void startDpc(Kernel kernel, QueuedDpc queued) {
        AddressSpace space = kernel.space;
        long dpc = queued.object();
        space.write64(dpc + DPC_DATA, 0);
        long interrupted = space.read64(Cpus.kpcr(queued.cpu()) + Cpus.CURRENT_THREAD);
        GuestThread context = kernel.scheduler.create(
                Message.of("thread.on", GuestThread.Kind.DPC, queued.cpu()),
                GuestThread.Kind.DPC,
                GuestThread.SYSTEM,
                queued.cpu(),
                Cpus.dpcStack(queued.cpu()),
                interrupted);
        inContext(
                kernel,
                context.id(),
                () -> kernel.callGuest(
                        new DpcOver(),
                        space.read64(dpc + DPC_ROUTINE),
                        dpc,
                        space.read64(dpc + DPC_CONTEXT),
                        space.read64(dpc + DPC_ARGUMENT1),
                        space.read64(dpc + DPC_ARGUMENT2)));
    }

    /** A deferred routine has returned. */
    record DpcOver() implements Continuation {
        @Override
        public String caller() {
            return "KiExecuteAllDpcs+0x2e7";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.scheduler.endCurrent();
        }
    }

    /** KeSignalCallDpcDone. */
    static void done(Kernel kernel, long barrier) {
        kernel.space.write32(barrier, kernel.space.read32(barrier) - 1);
        kernel.ret(0);
    }

    /** KeSignalCallDpcSynchronize: all processors meet; the last one to come gets TRUE. */
    static void synchronize(Kernel kernel, long barrier) {
        AddressSpace space = kernel.space;
        int left = space.read32(barrier) - 1;
        if (left > 0) {
            space.write32(barrier, left);
            kernel.block(new Wait.Barrier(barrier));
            return;
        }
        space.write32(barrier, space.read32(barrier + 4));
        for (GuestThread thread : kernel.scheduler.threads()) {
            if (thread.waitsFor() instanceof Wait.Barrier waits && waits.address() == barrier) {
                kernel.scheduler.put(thread.waiting(new Wait.Time(0)));
            }
        }
        kernel.ret(1);
    }
}

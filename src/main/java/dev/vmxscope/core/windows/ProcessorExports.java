package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.nt.NtStatus;

/** Processors: their number, threads bound to them, routines on all of them, deferred procedure calls, IRQL. */
final class ProcessorExports {
    private static final int DPC_TYPE = 0x13;
    private static final int GROUP_AFFINITY_MASK = 0;
    private static final int INVALID_GROUP = 0xFFFF;

    private ProcessorExports() {}

    static void define(ExportTable table) {
        counts(table);
        affinity(table);
        table.service("KeIpiGenericCall", (kernel, a) -> Broadcasts.ipi(kernel, a.get(0), a.get(1)));
        table.service("KeGenericCallDpc", (kernel, a) -> Broadcasts.dpc(kernel, a.get(0), a.get(1)));
        table.service("KeSignalCallDpcDone", (kernel, a) -> Broadcasts.done(kernel, a.get(0)));
        table.service("KeSignalCallDpcSynchronize", (kernel, a) -> Broadcasts.synchronize(kernel, a.get(0)));
        dpcs(table);
        table.function(
                "KeGetCurrentIrql", (kernel, a) -> kernel.core().control().cr8());
        // Every thread keeps its XMM registers here, and those that a routine may change its caller does not rely on.
        table.function("KeSaveExtendedProcessorState", (kernel, a) -> NtStatus.SUCCESS);
        table.procedure("KeRestoreExtendedProcessorState", (kernel, a) -> {});
        table.function("KfRaiseIrql", (kernel, a) -> setIrql(kernel, a.int32(0) & 0xFF));
        table.function("KeRaiseIrqlToDpcLevel", (kernel, a) -> setIrql(kernel, 2));
        table.procedure("KeLowerIrql", (kernel, a) -> setIrql(kernel, a.int32(0) & 0xFF));
        table.procedure("KfLowerIrql", (kernel, a) -> setIrql(kernel, a.int32(0) & 0xFF));
    }

    static long setIrql(Kernel kernel, long irql) {
        long before = kernel.core().control().cr8();
        kernel.core().setCr8(irql);
        return before;
    }

    private static long allProcessors(Kernel kernel) {
        return (1L << kernel.scheduler.processors()) - 1;
    }

    private static void counts(ExportTable table) {
        table.function("KeQueryActiveProcessorCount", (kernel, a) -> {
            if (a.get(0) != 0) {
                kernel.space.write64(a.get(0), allProcessors(kernel));
            }
            return kernel.scheduler.processors();
        });
        table.function("KeQueryActiveProcessorCountEx", (kernel, a) -> inGroup(kernel, a));
        table.function("KeQueryMaximumProcessorCountEx", (kernel, a) -> inGroup(kernel, a));
        table.function("KeQueryMaximumProcessorCount", (kernel, a) -> kernel.scheduler.processors());
        table.function("KeQueryActiveProcessors", (kernel, a) -> allProcessors(kernel));
        table.function("KeQueryGroupAffinity", (kernel, a) -> (a.get(0) & 0xFFFF) == 0 ? allProcessors(kernel) : 0);
        table.function("KeQueryActiveGroupCount", (kernel, a) -> 1);
        table.function("KeQueryMaximumGroupCount", (kernel, a) -> 1);
        table.function("KeGetCurrentProcessorNumber", (kernel, a) -> kernel.cpu());
        table.function("KeGetCurrentProcessorNumberEx", (kernel, a) -> {
            if (a.get(0) != 0) {
                kernel.space.write32(a.get(0), kernel.cpu() << 16);
            }
            return kernel.cpu();
        });
        table.function("KeGetProcessorNumberFromIndex", (kernel, a) -> {
            int index = a.int32(0);
            if (index < 0 || index >= kernel.scheduler.processors()) {
                return NtStatus.INVALID_PARAMETER & 0xFFFFFFFFL;
            }
            kernel.space.write32(a.get(1), index << 16);
            return NtStatus.SUCCESS;
        });
        table.function("KeGetProcessorIndexFromNumber", (kernel, a) -> kernel.space.read8(a.get(0) + 2));
    }

    private static long inGroup(Kernel kernel, Arguments a) {
        int group = a.int32(0) & 0xFFFF;
        return group == 0 || group == INVALID_GROUP ? kernel.scheduler.processors() : 0;
    }

    private static void affinity(ExportTable table) {
        table.procedure("KeSetSystemAffinityThread", (kernel, a) -> bind(kernel, a.get(0)));
        table.function("KeSetSystemAffinityThreadEx", (kernel, a) -> bind(kernel, a.get(0)));
        table.procedure("KeRevertToUserAffinityThread", (kernel, a) -> release(kernel, 0));
        table.procedure("KeRevertToUserAffinityThreadEx", (kernel, a) -> release(kernel, a.get(0)));
        table.procedure("KeSetSystemGroupAffinityThread", (kernel, a) -> {
            long wanted = kernel.space.read64(a.get(0) + GROUP_AFFINITY_MASK);
            long previous = a.get(1);
            long before = bind(kernel, wanted);
            if (previous != 0) {
                kernel.space.write64(previous, before);
                kernel.space.write64(previous + 8, 0);
            }
        });
        table.procedure(
                "KeRevertToUserGroupAffinityThread",
                (kernel, a) -> release(kernel, kernel.space.read64(a.get(0) + GROUP_AFFINITY_MASK)));
    }

    /** Binds the running thread to processors out of a mask, and moves it there if need be; returns the mask before. */
    private static long bind(Kernel kernel, long mask) {
        GuestThread thread = kernel.scheduler.running();
        long allowed = mask & allProcessors(kernel);
        if (allowed != 0) {
            kernel.scheduler.put(thread.withAffinity(allowed));
            if ((allowed >>> thread.cpu() & 1) == 0) {
                kernel.scheduler.move(Long.numberOfTrailingZeros(allowed));
            }
        }
        return thread.affinity();
    }

    private static void release(Kernel kernel, long mask) {
        kernel.scheduler.put(kernel.scheduler.running().withAffinity(0));
        if (mask != 0) {
            bind(kernel, mask);
        }
    }

    private static void dpcs(ExportTable table) {
        table.procedure("KeInitializeDpc", (kernel, a) -> {
            long dpc = a.get(0);
            kernel.space.fill(dpc, 0x40, 0);
            kernel.space.write(dpc, DPC_TYPE | 1 << 8, 2);
            kernel.space.write64(dpc + Broadcasts.DPC_ROUTINE, a.get(1));
            kernel.space.write64(dpc + Broadcasts.DPC_CONTEXT, a.get(2));
        });
        table.procedure(
                "KeSetTargetProcessorDpc",
                (kernel, a) -> kernel.space.write(
                        a.get(0) + Broadcasts.DPC_NUMBER, Broadcasts.DPC_TARGETED + (a.get(1) & 0xFF), 2));
        table.function("KeSetTargetProcessorDpcEx", (kernel, a) -> {
            int number = kernel.space.read8(a.get(1) + 2);
            if (number >= kernel.scheduler.processors()) {
                return NtStatus.INVALID_PARAMETER & 0xFFFFFFFFL;
            }
            kernel.space.write(a.get(0) + Broadcasts.DPC_NUMBER, Broadcasts.DPC_TARGETED + (long) number, 2);
            return NtStatus.SUCCESS;
        });
        table.procedure("KeSetImportanceDpc", (kernel, a) -> kernel.space.write(a.get(0) + 1, a.get(1), 1));
        table.function(
                "KeInsertQueueDpc", (kernel, a) -> Broadcasts.queueDpc(kernel, a.get(0), a.get(1), a.get(2)) ? 1 : 0);
        // Every call queued so far runs before the caller goes on: the lowest IRQL comes last.
        table.service("KeFlushQueuedDpcs", (kernel, a) -> kernel.block(new Wait.Time(0)));
        table.function("KeRemoveQueueDpc", (kernel, a) -> {
            boolean queued = kernel.scheduler.removeDpc(a.get(0));
            kernel.space.write64(a.get(0) + Broadcasts.DPC_DATA, 0);
            return queued ? 1 : 0;
        });
    }
}

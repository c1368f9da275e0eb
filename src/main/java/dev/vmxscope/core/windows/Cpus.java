package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.Segments;
import dev.vmxscope.core.cpu.VectorRegisters;
import dev.vmxscope.core.x86.exec.Core;
import java.util.List;

/** The processors as Windows uses them: segments, control region, stacks, and the exchange of threads on them. */
final class Cpus {
    /** Offsets into the KPCR. Source: the public symbols of ntoskrnl for Windows 10 x64. */
    static final int SELF = 0x18;

    static final int CURRENT_PRCB = 0x20;
    static final int PRCB = 0x180;
    static final int LEGACY_NUMBER = 0x184;
    static final int CURRENT_THREAD = 0x188;
    static final int IDLE_THREAD = 0x198;
    static final int NUMBER = 0x1A4;

    private static final int KERNEL_CODE = 0x10;
    private static final int KERNEL_STACK = 0x18;
    private static final int USER_DATA = 0x2B;
    private static final int USER_CODE = 0x33;
    private static final int TASK = 0x40;
    private static final int USER_FS = 0x53;
    private static final int TASK_TYPE = 0x0B;
    private static final int TASK_LIMIT = 0x67;
    private static final Segment NULL = new Segment(0, 0, 0, 0x02, 0, false, false, false);

    private Cpus() {}

    static long kpcr(int cpu) {
        return Layout.KPCR + (long) cpu * Layout.KPCR_SIZE;
    }

    static long tables(int cpu) {
        return Layout.TABLES + (long) cpu * Layout.TABLES_SIZE;
    }

    static long task(int cpu) {
        return tables(cpu) + 0x2000;
    }

    static long idleStack(int cpu) {
        return Layout.CPU_STACKS + (3L * cpu + 1) * Layout.CPU_STACK_SPACE;
    }

    static long dpcStack(int cpu) {
        return idleStack(cpu) + Layout.CPU_STACK_SPACE;
    }

    static long ipiStack(int cpu) {
        return idleStack(cpu) + 2L * Layout.CPU_STACK_SPACE;
    }

    static Segments kernelSegments(int cpu) {
        return segments(cpu, Segment.code64(KERNEL_CODE), Segment.data(KERNEL_STACK), kpcr(cpu));
    }

    static Segments userSegments(int cpu) {
        return segments(cpu, Segment.code64(USER_CODE), Segment.data(USER_DATA), Layout.TEB);
    }

    private static Segments segments(int cpu, Segment code, Segment stack, long gs) {
        Segment data = Segment.data(USER_DATA);
        Segment fs = Segment.data(USER_FS);
        Segment task = new Segment(TASK, task(cpu), TASK_LIMIT, TASK_TYPE, 0, true, false, false);
        return new Segments(List.of(data, code, stack, data, fs, data.withBase(gs), NULL, task));
    }

    /** What of the core belongs to its thread. */
    static CoreContext save(Core core) {
        Processor now = core.freeze();
        return new CoreContext(now.general(), now.rip(), now.rflags(), now.vectors(), now.segments(), (int)
                now.control().cr8());
    }

    /** Puts a thread's registers on a processor; what belongs to the processor stays. */
    static void install(Kernel kernel, int cpu, CoreContext context, long thread) {
        boolean user = (context.segments().get(SegmentName.CS).selector() & 3) == 3;
        install(kernel.core(cpu), cpu, context, user);
        kernel.space.write64(kpcr(cpu) + CURRENT_THREAD, thread);
    }

    private static void install(Core core, int cpu, CoreContext context, boolean user) {
        Processor was = core.freeze();
        Segments segments = user ? userSegments(cpu) : kernelSegments(cpu);
        Processor now = new Processor(
                was.id(),
                was.profile(),
                context.general(),
                context.rip(),
                context.rflags(),
                was.control().withCr8(context.irql()),
                segments,
                was.gdtr(),
                was.idtr(),
                was.debug(),
                context.vectors(),
                was.msrs().with(Msr.IA32_KERNEL_GS_BASE.index(), user ? kpcr(cpu) : Layout.TEB),
                was.vmx(),
                was.smx(),
                was.a20Masked(),
                false,
                was.initLatched(),
                Processor.Activity.ACTIVE);
        core.thaw(now);
    }

    /** The registers of a processor that has nothing to do. */
    static CoreContext idleContext(int cpu) {
        return new CoreContext(
                GeneralRegisters.ZERO.with(GeneralRegisters.RSP, idleStack(cpu)),
                Gates.kernel("KiIdleLoop"),
                Rflags.ONE.mask() | Rflags.IF.mask(),
                VectorRegisters.ZERO,
                kernelSegments(cpu),
                0);
    }

    /** Lets a processor idle. */
    static void idle(Kernel kernel, int cpu) {
        long thread = kernel.space.read64(kpcr(cpu) + IDLE_THREAD);
        install(kernel, cpu, idleContext(cpu), thread);
    }
}

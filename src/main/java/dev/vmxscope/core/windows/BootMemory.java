package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What Windows finds in memory when it starts: its own code, the processors' tables and regions, shared data. */
final class BootMemory {
    private static final long DATA = AddressSpace.WRITE | AddressSpace.NO_EXECUTE;
    private static final int INTERRUPT_GATE = 0x8E00;
    private static final int USER_INTERRUPT_GATE = 0xEE00;

    /** Which handler stands in the IDT; the others go to one for all. */
    private static final Map<Integer, String> HANDLERS = Map.of(
            0, "KiDivideErrorFault",
            3, "KiBreakpointTrap",
            6, "KiInvalidOpcodeFault",
            12, "KiStackFault",
            13, "KiGeneralProtectionFault",
            14, "KiPageFault",
            0x29, "KiRaiseSecurityCheckFailure");

    private BootMemory() {}

    static void lay(AddressSpace space, int processors, BootOptions options) {
        code(space);
        for (int cpu = 0; cpu < processors; cpu++) {
            tables(space, cpu);
            region(space, cpu);
            for (long top : new long[] {Cpus.idleStack(cpu), Cpus.dpcStack(cpu), Cpus.ipiStack(cpu)}) {
                space.allocate(top - Layout.STACK_SIZE, Layout.STACK_SIZE, DATA);
            }
        }
        sharedData(space, processors, options);
    }

    /** Gates hold INT3, which nobody executes: the processor stops before. */
    private static void code(AddressSpace space) {
        space.allocate(Layout.NT, Layout.NT_GATES_SIZE, AddressSpace.WRITE);
        space.fill(Layout.NT, Layout.NT_GATES_SIZE, 0xCC);
        space.allocate(Boot.GUARD_CHECK, AddressSpace.PAGE, AddressSpace.WRITE);
        space.fill(Boot.GUARD_CHECK, AddressSpace.PAGE, 0xCC);
        space.write(Boot.GUARD_CHECK, 0xC3, 1);
        space.write(Boot.GUARD_DISPATCH, 0xE0FF, 2);
        space.protect(Layout.NT, Layout.NT_GATES_SIZE, 0);
        space.protect(Boot.GUARD_CHECK, AddressSpace.PAGE, 0);
        space.allocate(Layout.NT_DATA, Layout.NT_DATA_SIZE, DATA);
        space.allocate(Layout.USER_GATES, Layout.USER_GATES_SIZE, AddressSpace.WRITE | AddressSpace.USER);
        space.fill(Layout.USER_GATES, Layout.USER_GATES_SIZE, 0xCC);
        space.protect(Layout.USER_GATES, Layout.USER_GATES_SIZE, AddressSpace.USER);
    }

    private static void tables(AddressSpace space, int cpu) {
        long at = Cpus.tables(cpu);
        space.allocate(at, Layout.TABLES_SIZE, DATA);
        space.write64(at + 0x10, 0x00209B0000000000L);
        space.write64(at + 0x18, 0x0040930000000000L);
        space.write64(at + 0x20, 0x00CFFB000000FFFFL);
        space.write64(at + 0x28, 0x00CFF3000000FFFFL);
        space.write64(at + 0x30, 0x0020FB0000000000L);
        long task = Cpus.task(cpu);
        space.write64(at + 0x40, 0x00008B0000000067L | (task & 0xFFFFFF) << 16 | (task >>> 24 & 0xFF) << 56);
        space.write64(at + 0x48, task >>> 32);
        space.write64(at + 0x50, 0x0040F30000003C00L);
        // RSP0 of the task state segment, and the offset of a permission map that is not there.
        space.write64(task + 4, Cpus.idleStack(cpu));
        space.write(task + 0x66, 0x68, 2);
        for (int vector = 0; vector < 256; vector++) {
            String name = HANDLERS.getOrDefault(vector, vector < 32 ? "KiUnexpectedInterrupt" : "KiInterruptHandler");
            boolean user = vector == 3 || vector == 4 || vector == 0x29 || vector == 0x2D;
            interruptGate(space, at + 0x1000 + 16L * vector, Gates.kernel(name), user);
        }
    }

    private static void interruptGate(AddressSpace space, long at, long handler, boolean user) {
        long type = user ? USER_INTERRUPT_GATE : INTERRUPT_GATE;
        space.write64(at, handler & 0xFFFF | 0x10L << 16 | type << 32 | (handler >>> 16 & 0xFFFF) << 48);
        space.write64(at + 8, handler >>> 32);
    }

    private static void region(AddressSpace space, int cpu) {
        long at = Cpus.kpcr(cpu);
        space.allocate(at, Layout.KPCR_SIZE, DATA);
        space.write64(at, Cpus.tables(cpu));
        space.write64(at + 0x08, Cpus.task(cpu));
        space.write64(at + Cpus.SELF, at);
        space.write64(at + Cpus.CURRENT_PRCB, at + Cpus.PRCB);
        space.write64(at + 0x30, Layout.TEB);
        space.write64(at + 0x38, Cpus.tables(cpu) + 0x1000);
        space.write(at + 0x60, 1, 2);
        space.write(at + 0x62, 1, 2);
        space.write32(at + Cpus.PRCB, 0x1F80);
        space.write(at + Cpus.LEGACY_NUMBER, cpu, 1);
        space.write32(at + Cpus.NUMBER, cpu);
        space.write64(at + 0x1A8, Cpus.idleStack(cpu));
    }

    /** KUSER_SHARED_DATA: one page, seen by both halves, written by neither. Source: ntddk.h. */
    private static void sharedData(AddressSpace space, int processors, BootOptions options) {
        long at = Layout.SHARED_DATA;
        space.allocate(at, AddressSpace.PAGE, DATA);
        space.write32(at + 0x04, 0x0FA00000);
        space.write(at + 0x30, "C:\\Windows".getBytes(StandardCharsets.UTF_16LE));
        space.write32(at + 0x260, options.build());
        space.write32(at + 0x264, 1);
        space.write(at + 0x268, 1, 1);
        space.write32(at + 0x26C, options.major());
        space.write32(at + 0x270, options.minor());
        space.write32(at + 0x3C0, processors);
        space.write(at + 0x3C4, 1, 1);
        space.protect(at, AddressSpace.PAGE, AddressSpace.NO_EXECUTE);
        int frame = (int) (space.physical(at) / AddressSpace.PAGE);
        space.map(Layout.USER_SHARED_DATA, frame, AddressSpace.USER | AddressSpace.NO_EXECUTE);
    }
}

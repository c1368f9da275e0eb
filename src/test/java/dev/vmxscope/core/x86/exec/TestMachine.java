package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.Instruction;
import java.util.HexFormat;
import java.util.Map;

/**
 * A core in 64-bit mode with 4-level paging over 4 MiB. The paging structures are made in the order of their use from
 * physical address 1000H; all entries above the last level allow everything.
 */
final class TestMachine {
    static final long PRESENT = 1;
    static final long WRITABLE = 2;
    static final long USER = 4;
    static final long NO_EXECUTE = 1L << 63;

    static final long CODE = 0x10000000;
    static final long DATA = 0x20000000;
    static final long STACK_TOP = DATA + 0xE00;

    /** PG, WP, NE, ET, MP, PE; OSFXSR, OSXMMEXCPT, PAE; NXE, LMA, LME, SCE. */
    private static final ControlRegisters CONTROL = new ControlRegisters(0x80010033L, 0, 0x1000, 0x620, 0, 0xD01, 1);

    private static final long CODE_FRAME = 0x100000;
    private static final long DATA_FRAME = 0x200000;

    final WorkingMemory memory = PhysicalMemory.zeroed(4 << 20).thaw();
    private long nextTable = 0x2000;
    final Bus bus;
    final Core core;

    private TestMachine(boolean user) {
        map(CODE, CODE_FRAME, PRESENT | USER * (user ? 1 : 0));
        map(DATA, DATA_FRAME, PRESENT | WRITABLE | USER * (user ? 1 : 0) | NO_EXECUTE);
        map(DATA + 0x1000, DATA_FRAME + 0x1000, PRESENT | WRITABLE | USER * (user ? 1 : 0) | NO_EXECUTE);
        Processor start = Processor.powerUp(0, CpuProfile.of("test", "", "", Map.of(), Map.of()))
                .withControl(CONTROL)
                .withRip(CODE)
                .withRflags(0x202)
                .withGeneral(GeneralRegisters.RSP, STACK_TOP);
        start = start.withSegments(start.segments()
                .with(SegmentName.CS, Segment.code64(user ? 0x33 : 0x10))
                .with(SegmentName.SS, Segment.data(user ? 0x2B : 0x18)));
        bus = new Bus(memory, new NoSystem(), address -> false);
        core = new Core(bus, start);
        bus.connect();
    }

    /** At CPL 3, all pages user pages. */
    static TestMachine user() {
        return new TestMachine(true);
    }

    /** At CPL 0, all pages supervisor pages. */
    static TestMachine kernel() {
        return new TestMachine(false);
    }

    /** Maps one page; the code page is read-only, the two data pages cannot be executed. */
    void map(long linear, long physical, long bits) {
        memory.write(entry(linear), physical | bits, 8);
    }

    /** Where the last-level entry of an address stands. */
    long entry(long linear) {
        long table = 0x1000;
        for (int shift = 39; shift > 12; shift -= 9) {
            long at = table + 8 * (linear >>> shift & 511);
            if (memory.read64(at) == 0) {
                memory.write(at, nextTable | PRESENT | WRITABLE | USER, 8);
                nextTable += 0x1000;
            }
            table = memory.read64(at) & 0xFFFFF000L;
        }
        return table + 8 * (linear >>> 12 & 511);
    }

    /** Puts bytes where an address of the code or data pages leads, past all rights. */
    void put(long linear, String hex) {
        put(linear, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    void put(long linear, byte[] bytes) {
        long base = linear >= DATA ? DATA_FRAME - DATA : CODE_FRAME - CODE;
        memory.write(linear + base, bytes);
    }

    /** Bytes where an address of the data pages leads. */
    byte[] data(long linear, int count) {
        byte[] bytes = new byte[count];
        for (int at = 0; at < count; at++) {
            bytes[at] = (byte) memory.read8(linear - DATA + DATA_FRAME + at);
        }
        return bytes;
    }

    long data64(long linear) {
        return memory.read64(linear - DATA + DATA_FRAME);
    }

    private static final class NoSystem implements SystemUnit {
        @Override
        public boolean handles(Instruction instruction) {
            return false;
        }

        @Override
        public void execute(Core core, Instruction instruction) {
            throw new IllegalStateException();
        }
    }
}

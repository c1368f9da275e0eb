package dev.vmxscope.bench;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.exec.Bus;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.SystemUnit;
import java.util.Map;

/** A core in 64-bit mode at ring 0, its first 2 MiB mapped one to one, with code at 10000H and RSP at 80000H. */
final class LongModeCore {
    static final long CODE = 0x10000;

    private LongModeCore() {}

    static Core running(byte[] code) {
        WorkingMemory memory = PhysicalMemory.zeroed(4 << 20).thaw();
        memory.write(0x1000, 0x2003, 8);
        memory.write(0x2000, 0x3003, 8);
        memory.write(0x3000, 0x4003, 8);
        for (int page = 0; page < 512; page++) {
            memory.write(0x4000 + 8 * page, (long) page << 12 | 3, 8);
        }
        memory.write(CODE, code);
        CpuProfile profile = CpuProfile.of("bench", "", "", Map.of(), Map.of());
        Processor start = Processor.powerUp(0, profile)
                .withControl(new ControlRegisters(0x80050033L, 0, 0x1000, 0x620, 0, 0x500, 1))
                .withRip(CODE)
                .withGeneral(GeneralRegisters.RSP, 0x80000);
        start = start.withSegments(
                start.segments().with(SegmentName.CS, Segment.code64(0x10)).with(SegmentName.SS, Segment.data(0x18)));
        Bus bus = new Bus(memory, new NoSystem(), address -> false);
        Core core = new Core(bus, start);
        bus.connect();
        return core;
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

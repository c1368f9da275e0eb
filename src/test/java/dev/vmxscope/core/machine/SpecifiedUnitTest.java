package dev.vmxscope.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.x86.exec.Bus;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.Stop;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machine code that brings up a VMCS and launches it. */
class SpecifiedUnitTest {
    private static final int CODE = 0x10000;
    private static final int TABLE = 0x5000;
    private static final int VMLAUNCH = CODE + 0x38;
    private static final int END = CODE + 0x3B;

    /**
     * vmxon [1000h]; vmclear [1008h]; vmptrld [1008h]; mov esi,5000h; mov ecx,12; next: mov rax,[rsi]; vmwrite
     * rax,[rsi+8]; jbe end; mov rdx,[rsi]; vmread rbx,rdx; add esi,16; loop next; vmlaunch; end: jmp end. By GNU as.
     */
    private static final String PROGRAM = "f30fc7342500100000660fc73425081000000fc7342508100000be00500000b90c000000"
            + "488b060f794608760e488b160f78d383c610e2ec0f01c2ebfe";

    /** Encoding and value: what the capability MSRs of the processor demand, and a host in 64-bit mode. */
    private static final long[][] FIELDS = {
        {0x4000, 0x16},
        {0x4002, 0x04006172},
        {0x400C, 0x36FFB},
        {0x4012, 0x11FB},
        {0x0C02, 0x10},
        {0x0C0C, 0x40},
        {0x6C00, 0x80000031L},
        {0x6C02, 0x2000},
        {0x6C04, 0x2020},
        {0x6C06, 0},
        {0x6C14, 0x8000},
        {0x6C16, CODE},
    };

    private final List<Event> told = new ArrayList<>();
    private final WorkingMemory memory = PhysicalMemory.zeroed(4 << 20).thaw();
    private final Core core;

    SpecifiedUnitTest() throws Exception {
        memory.write(0x2000, 0x3007, 8);
        memory.write(0x3000, 0x4007, 8);
        memory.write(0x4000, 0x87, 8);
        memory.write(0x4008, 0x200087, 8);
        memory.write(0x1000, 0x100000, 8);
        memory.write(0x1008, 0x101000, 8);
        memory.write(0x100000, 4, 4);
        memory.write(0x101000, 4, 4);
        memory.write(CODE, HexFormat.of().parseHex(PROGRAM));
        for (int at = 0; at < FIELDS.length; at++) {
            memory.write(TABLE + 16 * at, FIELDS[at][0], 8);
            memory.write(TABLE + 16 * at + 8, FIELDS[at][1], 8);
        }
        Processor start = Processor.powerUp(0, CpuProfiles.load("coffee-lake"))
                .withControl(new ControlRegisters(0x80010031L, 0, 0x2000, 0x2020, 0, 0xD01, 1))
                .withRip(CODE)
                .withRflags(2)
                .withMsr(0x3A, 5);
        start = start.withSegments(start.segments()
                .with(SegmentName.CS, Segment.code64(0x10))
                .with(SegmentName.SS, Segment.data(0x18))
                .with(SegmentName.DS, Segment.data(0x18)));
        Bus bus = new Bus(memory, new SpecifiedUnit(memory, () -> 0, (cpu, event) -> told.add(event)), at -> false);
        core = new Core(bus, start);
        bus.connect();
    }

    private String lastOutcome() {
        return ((SystemInstructionExecuted) told.get(told.size() - 1))
                .verdict()
                .outcome()
                .text();
    }

    @Test
    void aValidVmcsComesToTheEntryWhereTheMachineStopsAndSaysSo() {
        core.run(1000);

        assertThat(core.stop()).isEqualTo(Stop.NOT_EMULATED);
        assertThat(core.notEmulated()).hasMessageStartingWith("VM entry reached, and no guest runs yet, at 10038h");
        assertThat(core.rip()).isEqualTo(VMLAUNCH);
        assertThat(lastOutcome()).isEqualTo("VM entry reached");
    }

    @Test
    void aHostWithoutATaskRegisterMakesVmlaunchFailWith8() {
        memory.write(TABLE + 16 * 5 + 8, 0, 8);

        core.run(1000);

        assertThat(core.rip()).isEqualTo(END);
        assertThat(lastOutcome()).isEqualTo("VMfailValid(8)");
        assertThat(core.freeze().rflags() & 0x41).isEqualTo(0x40);
    }

    @Test
    void aFieldThatTheProcessorDoesNotHaveEndsTheLoopWithError12() {
        memory.write(TABLE, 0x2032, 8);

        core.run(1000);

        assertThat(core.rip()).isEqualTo(END);
        assertThat(lastOutcome()).isEqualTo("VMfailValid(12)");
    }

    @Test
    void vmreadBringsBackWhatWasWrittenLast() {
        core.run(1000);

        assertThat(core.freeze().general().get(3)).isEqualTo(CODE);
    }
}

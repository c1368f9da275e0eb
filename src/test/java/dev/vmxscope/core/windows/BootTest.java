package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.PageFault;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.Translation;
import dev.vmxscope.core.memory.Walk;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootTest {
    private final Machine machine =
            Machine.powerOn(MachineSetup.of(Computers.profile(), 3, Firmware.VMX_OUTSIDE_SMX, List.of()));

    private Walk walk(Processor cpu, long linear, AccessKind kind, boolean user) {
        return Paging.walk(machine.memory(), cpu.control(), linear, kind, user, false);
    }

    private long read(Processor cpu, long linear) {
        Translation found = (Translation) walk(cpu, linear, AccessKind.READ, false);
        return machine.memory().read64(found.physical());
    }

    @Test
    void everyProcessorRunsRingZeroCodeIn64BitMode() {
        assertThat(machine.processors()).hasSize(3).allSatisfy(cpu -> {
            assertThat(cpu.in64BitMode()).isTrue();
            assertThat(cpu.cpl()).isZero();
            assertThat(cpu.control().cr0()).isEqualTo(0x80050033L);
            assertThat(cpu.control().efer()).isEqualTo(0xD01);
            assertThat(cpu.control().cr8()).isZero();
        });
    }

    @Test
    void gsPointsToTheProcessorsOwnControlRegion() {
        for (Processor cpu : machine.processors()) {
            long gs = cpu.segments().get(SegmentName.GS).base();
            assertThat(read(cpu, gs + 0x18)).isEqualTo(gs);
            assertThat(read(cpu, gs + 0x20)).isEqualTo(gs + 0x180);
            assertThat((int) read(cpu, gs + 0x1A4)).isEqualTo(cpu.id());
            assertThat(walk(cpu, read(cpu, gs + 0x188), AccessKind.READ, false)).isInstanceOf(Translation.class);
        }
    }

    @Test
    void theTablesOfIdtrAndGdtrAreMapped() {
        for (Processor cpu : machine.processors()) {
            // The descriptor of CS: present, 64-bit code, ring 0.
            assertThat(read(cpu, cpu.gdtr().base() + 0x10) >>> 40).isEqualTo(0x209BL);
            assertThat(walk(cpu, cpu.idtr().base() + cpu.idtr().limit(), AccessKind.READ, false))
                    .isInstanceOf(Translation.class);
        }
    }

    @Test
    void theSharedDataPageIsSeenByBothHalvesAndWrittenByNeither() {
        Processor cpu = machine.processors().get(0);

        assertThat((int) read(cpu, 0xFFFFF78000000260L)).isEqualTo(19045);
        assertThat((int) read(cpu, 0x7FFE0260L)).isEqualTo(19045);
        assertThat(walk(cpu, 0x7FFE0260L, AccessKind.READ, true)).isInstanceOf(Translation.class);
        assertThat(walk(cpu, 0x7FFE0260L, AccessKind.WRITE, true)).isInstanceOf(PageFault.class);
        assertThat(walk(cpu, 0xFFFFF78000000260L, AccessKind.WRITE, false)).isInstanceOf(PageFault.class);
    }

    @Test
    void belowEveryKernelStackLiesAnUnmappedPage() {
        for (GuestThread thread : machine.windows().threads().all().values()) {
            Processor cpu = machine.processors().get(thread.cpu());
            assertThat(walk(cpu, thread.stackTop() - 8, AccessKind.WRITE, false))
                    .isInstanceOf(Translation.class);
            assertThat(walk(cpu, thread.stackTop() - 0x6000 - 8, AccessKind.WRITE, false))
                    .isInstanceOf(PageFault.class);
        }
    }
}

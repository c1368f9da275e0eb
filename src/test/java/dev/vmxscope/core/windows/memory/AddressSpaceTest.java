package dev.vmxscope.core.windows.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.PageFault;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.Translation;
import dev.vmxscope.core.memory.Walk;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.exec.GuestFault;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {
    private static final long KERNEL = 0xFFFF808000123000L;
    private static final long USER = 0x20000005000L;

    private final WorkingMemory memory = PhysicalMemory.zeroed(8 << 20).thaw();
    private final AddressSpace space = AddressSpace.create(memory);

    /** As the processor walks: paging, write protection, NX on. */
    private Walk walk(long linear, AccessKind kind, boolean user) {
        ControlRegisters control = new ControlRegisters(0x80050033L, 0, space.root(), 0x6F8, 0, 0xD01, 1);
        return Paging.walk(memory, control, linear, kind, user, false);
    }

    @Test
    void theProcessorFindsWhatWasWrittenThroughThePageTables() {
        space.allocate(KERNEL, 1, AddressSpace.WRITE);
        space.write64(KERNEL + 0x18, 0x1122334455667788L);

        Translation found = (Translation) walk(KERNEL + 0x18, AccessKind.READ, false);

        assertThat(memory.read64(found.physical())).isEqualTo(0x1122334455667788L);
        assertThat(space.physical(KERNEL + 0x18)).isEqualTo(found.physical());
    }

    @Test
    void ringThreeReachesOnlyUserPages() {
        space.allocate(KERNEL, 1, AddressSpace.WRITE);
        space.allocate(USER, 1, AddressSpace.WRITE | AddressSpace.USER);

        assertThat(walk(KERNEL, AccessKind.READ, true)).isInstanceOf(PageFault.class);
        assertThat(walk(USER, AccessKind.WRITE, true)).isInstanceOf(Translation.class);
    }

    @Test
    void rightsOfPagesAreThoseAskedFor() {
        space.allocate(KERNEL, 1, AddressSpace.NO_EXECUTE);

        assertThat(walk(KERNEL, AccessKind.WRITE, false)).isInstanceOf(PageFault.class);
        assertThat(walk(KERNEL, AccessKind.FETCH, false)).isInstanceOf(PageFault.class);
        assertThat(walk(KERNEL, AccessKind.READ, false)).isInstanceOf(Translation.class);
    }

    @Test
    void releasedPagesFault() {
        space.allocate(KERNEL, 1, AddressSpace.WRITE);
        space.release(KERNEL, 1);

        assertThat(walk(KERNEL, AccessKind.READ, false)).isInstanceOf(PageFault.class);
        assertThatThrownBy(() -> space.read8(KERNEL)).isInstanceOf(GuestFault.class);
    }

    @Test
    void releasedFramesComeBackZeroed() {
        space.allocate(KERNEL, 1, AddressSpace.WRITE);
        space.write64(KERNEL, -1);
        space.release(KERNEL, 1);
        space.allocate(KERNEL + 0x10000, 1, AddressSpace.WRITE);

        assertThat(space.read64(KERNEL + 0x10000)).isZero();
    }

    @Test
    void physicalAndLinearAddressesRoundTrip() {
        space.allocate(KERNEL, 0x3000, AddressSpace.WRITE);

        assertThat(space.linearOf(space.physical(KERNEL + 0x2345))).isEqualTo(KERNEL + 0x2345);
    }

    @Test
    void accessesCrossPages() {
        space.allocate(KERNEL, 0x2000, AddressSpace.WRITE);
        space.write64(KERNEL + 0xFFC, 0x0102030405060708L);

        assertThat(space.read64(KERNEL + 0xFFC)).isEqualTo(0x0102030405060708L);
        assertThat(space.read32(KERNEL + 0x1000)).isEqualTo(0x01020304);
    }

    @Test
    void overlappingCopiesKeepTheSource() {
        space.allocate(KERNEL, 0x4000, AddressSpace.WRITE);
        for (int at = 0; at < 0x2000; at += 8) {
            space.write64(KERNEL + at, at);
        }

        space.copy(KERNEL + 0x10, KERNEL, 0x2000);

        assertThat(space.read64(KERNEL + 0x10)).isZero();
        assertThat(space.read64(KERNEL + 0x10 + 0x1FF8)).isEqualTo(0x1FF8);
    }

    @Test
    void aStateGoesOnWhereItWasKept() {
        space.allocate(KERNEL, 1, AddressSpace.WRITE);
        AddressSpace again = new AddressSpace(memory, space.state());

        assertThat(again.isMapped(KERNEL)).isTrue();
        assertThat(again.state()).isEqualTo(space.state());
    }
}

package dev.vmxscope.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhysicalMemoryTest {
    private static final long SIZE = 1 << 20;

    @Test
    void memoryThatWasNeverWrittenReadsAsZeroAndWhatIsAbsentAsOnes() {
        PhysicalMemory memory = PhysicalMemory.zeroed(SIZE);
        assertThat(memory.read64(0x1000)).isZero();
        assertThat(memory.read64(SIZE)).isEqualTo(-1L);
        assertThat(memory.read32(SIZE - 2)).isEqualTo(0xFFFF0000);
    }

    @Test
    void aFrozenMomentStaysAsItWasWhenTheWorkingCopyGoesOn() {
        WorkingMemory working = PhysicalMemory.zeroed(SIZE).thaw();
        working.write(0x2000, 1, 8);
        PhysicalMemory first = working.freeze();
        working.write(0x2000, 2, 8);
        PhysicalMemory second = working.freeze();
        assertThat(first.read64(0x2000)).isEqualTo(1);
        assertThat(second.read64(0x2000)).isEqualTo(2);
    }

    @Test
    void momentsShareThePagesThatDidNotChange() {
        WorkingMemory working = PhysicalMemory.zeroed(SIZE).thaw();
        working.write(0x2000, 1, 8);
        working.write(0x9000, 1, 8);
        PhysicalMemory first = working.freeze();
        working.write(0x9000, 2, 8);
        assertThat(working.freeze().pagesNotSharedWith(first)).isEqualTo(1);
    }

    @Test
    void equalityIsByContentNotByHistory() {
        WorkingMemory one = PhysicalMemory.zeroed(SIZE).thaw();
        one.write(0x3000, 7, 1);
        one.write(0x4000, 7, 1);
        one.write(0x4000, 0, 1);
        WorkingMemory other = PhysicalMemory.zeroed(SIZE).thaw();
        other.write(0x3000, 7, 1);
        assertThat(one.freeze()).isEqualTo(other.freeze()).hasSameHashCodeAs(other.freeze());
        other.write(0x3001, 7, 1);
        assertThat(one.freeze()).isNotEqualTo(other.freeze());
    }

    @Test
    void aValueMayCrossPages() {
        WorkingMemory working = PhysicalMemory.zeroed(SIZE).thaw();
        working.write(0x1FFC, 0x1122334455667788L, 8);
        assertThat(working.read64(0x1FFC)).isEqualTo(0x1122334455667788L);
        assertThat(working.freeze().read32(0x2000)).isEqualTo(0x11223344);
    }
}

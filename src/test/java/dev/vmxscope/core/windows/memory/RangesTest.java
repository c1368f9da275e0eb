package dev.vmxscope.core.windows.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RangesTest {
    @Test
    void theLowestFreeRangeThatFitsIsFound() {
        Ranges ranges = Ranges.of(0x100, 0x100).without(0x110, 0x10);

        assertThat(ranges.find(0x10, 1, Long.MAX_VALUE, 0)).isEqualTo(0x100);
        assertThat(ranges.find(0x20, 1, Long.MAX_VALUE, 0)).isEqualTo(0x120);
    }

    @Test
    void alignmentBoundaryAndEndAreKept() {
        Ranges ranges = Ranges.of(0x101, 0x2FF);

        assertThat(ranges.find(0x10, 0x80, Long.MAX_VALUE, 0)).isEqualTo(0x180);
        assertThat(ranges.find(0x100, 1, Long.MAX_VALUE, 0x100)).isEqualTo(0x200);
        assertThat(ranges.find(0x10, 1, 0x110, 0)).isEqualTo(Ranges.NONE);
    }

    @Test
    void whatIsGivenBackJoinsItsNeighbours() {
        Ranges whole = Ranges.of(0, 100);

        Ranges again = whole.without(10, 10).without(30, 10).with(10, 10).with(30, 10);

        assertThat(again).isEqualTo(whole);
    }

    @Test
    void takingWhatIsTakenIsRefused() {
        Ranges ranges = Ranges.of(0, 100).without(10, 10);

        assertThatThrownBy(() -> ranges.without(15, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}

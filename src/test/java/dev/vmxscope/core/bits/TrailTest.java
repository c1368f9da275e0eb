package dev.vmxscope.core.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {

    @Test
    void itHoldsWhatWasAppendedInOrderAcrossChunksAndBlocks() {
        Trail<Integer> trail = Trail.empty();
        List<Integer> expected = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            trail = trail.append(number);
            expected.add(number);
        }
        assertThat(trail).isEqualTo(expected).hasSize(10_000);
        assertThat(trail.last()).isEqualTo(9_999);
    }

    @Test
    void appendingLeavesTheShorterTrailAsItWas() {
        Trail<String> one = Trail.<String>empty().append("a");
        Trail<String> two = one.append("b");
        Trail<String> other = one.append("c");
        assertThat(one).containsExactly("a");
        assertThat(two).containsExactly("a", "b");
        assertThat(other).containsExactly("a", "c");
    }

    @Test
    void theFirstElementsAreATrailThatGrowsByItself() {
        Trail<Integer> whole = Trail.empty();
        List<Integer> expected = new ArrayList<>();
        for (int number = 0; number < 9_000; number++) {
            whole = whole.append(number);
            expected.add(number);
        }
        for (int count : List.of(0, 1, 63, 64, 65, 4_095, 4_096, 4_097, 8_192, 8_300, 9_000)) {
            List<Integer> longer = new ArrayList<>(expected.subList(0, count));
            assertThat(whole.first(count)).isEqualTo(longer);
            longer.add(-1);
            assertThat(whole.first(count).append(-1)).isEqualTo(longer);
        }
        assertThat(whole).isEqualTo(expected);
        Trail<Integer> all = whole;
        assertThatThrownBy(() -> all.first(9_001)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anIndexOutsideIsRefused() {
        Trail<String> one = Trail.<String>empty().append("a");
        assertThatThrownBy(() -> one.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> one.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aTrailStartsWithEveryTrailItGrewFrom() {
        Trail<Integer> start = Trail.<Integer>empty().append(1).append(2);
        assertThat(start.append(3).startsWith(start)).isTrue();
        assertThat(start.startsWith(start.append(3))).isFalse();
    }
}

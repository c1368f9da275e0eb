package dev.vmxscope.core.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Profiles with few leaves. Intel SDM Vol. 2A, CPUID; Vol. 3A, section 4.1.4. */
class CpuProfileTest {
    private static final CpuidValues FEATURES = new CpuidValues(0x306A9, 0, 0x20, 0x40);
    private static final CpuidValues STRUCTURED = new CpuidValues(0, 0x281, 0, 0);
    private static final CpuidValues WIDTHS = new CpuidValues(0x3027, 0, 0, 0);

    private static CpuProfile profile(Map<CpuidLeaf, CpuidValues> leaves) {
        return CpuProfile.of("test", "", "", leaves, Map.of());
    }

    private final CpuProfile sparse = profile(Map.of(
            new CpuidLeaf(1, 0), FEATURES, new CpuidLeaf(7, 0), STRUCTURED, new CpuidLeaf(0x80000008, 0), WIDTHS));

    @Test
    void withoutLeaf0TheStoredLeavesAnswer() {
        assertThat(sparse.answer(1, 0)).isEqualTo(FEATURES);
        assertThat(sparse.answer(7, 0)).isEqualTo(STRUCTURED);
        assertThat(sparse.answer(0x80000008, 0)).isEqualTo(WIDTHS);
    }

    @Test
    void aboveTheHighestStoredLeafTheHighestBasicOneAnswers() {
        assertThat(sparse.answer(0x20, 0)).isEqualTo(STRUCTURED);
        assertThat(sparse.answer(0x80000009, 0)).isEqualTo(STRUCTURED);
        assertThat(sparse.answer(0x40000000, 0)).isEqualTo(STRUCTURED);
    }

    @Test
    void aLeafBelowTheHighestThatIsNotStoredAnswersZeros() {
        assertThat(sparse.answer(4, 0)).isEqualTo(CpuidValues.ZERO);
        assertThat(sparse.answer(0x80000001, 0)).isEqualTo(CpuidValues.ZERO);
    }

    @Test
    void leaf0TellsTheHighestLeafWhereItIsThere() {
        CpuProfile told = profile(Map.of(
                new CpuidLeaf(0, 0),
                new CpuidValues(1, 0, 0, 0),
                new CpuidLeaf(1, 0),
                FEATURES,
                new CpuidLeaf(7, 0),
                STRUCTURED));

        assertThat(told.answer(7, 0)).isEqualTo(FEATURES);
    }

    @Test
    void withoutItsLeafThePhysicalAddressHas36BitsWithPaeAnd32Without() {
        assertThat(sparse.physicalAddressBits()).isEqualTo(39);
        assertThat(profile(Map.of(new CpuidLeaf(1, 0), FEATURES)).physicalAddressBits())
                .isEqualTo(36);
        assertThat(profile(Map.of()).physicalAddressBits()).isEqualTo(32);
    }

    @Test
    void aProfileIsOpenUnlessItIsClosed() {
        assertThat(sparse.closed()).isFalse();
        assertThat(sparse.asClosed().closed()).isTrue();
        assertThat(sparse.asClosed().cpuid()).isEqualTo(sparse.cpuid());
    }
}

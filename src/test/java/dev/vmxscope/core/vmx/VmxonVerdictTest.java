package dev.vmxscope.core.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a verdict tells besides its outcome, by the example of VMXON. Intel SDM Vol. 3C, 31.3. */
class VmxonVerdictTest {

    private static Verdict judge(String state) {
        return SystemInstructions.judge(new StartState(state).situation("vmxon m64"));
    }

    @Test
    void laterStagesTellWhatWouldAlsoFail() {
        Verdict verdict = judge("cr4=20 fc=1 ptr=100008");

        assertThat(verdict.wouldAlsoFail().stream()
                        .map(finding -> finding.requirement().id())
                        .toList())
                .containsExactly("feature-control-outside-smx", "region-aligned");
    }

    @Test
    void theRegionIsNotReachedWhileTheOperandCannotBeRead() {
        Verdict verdict = judge("at=1C00000");

        List<Finding> region = verdict.stages().get(verdict.stages().size() - 1).findings();
        assertThat(region).hasSize(2).allMatch(Finding::notReached);
    }

    @Test
    void theEvidenceNamesTheBitAndBothValues() {
        Evidence evidence = judge("fc=1").unmet().get(0).evidence().orElseThrow();

        assertThat(evidence.what()).isEqualTo("IA32_FEATURE_CONTROL.VMX outside SMX");
        assertThat(evidence.actual()).isEqualTo(1);
        assertThat(evidence.mask()).isEqualTo(4);
        assertThat(evidence.required()).isEqualTo(4);
    }

    @Test
    void theEvidenceOfFixedBitsNamesOnlyTheWrongOnes() {
        Evidence evidence = judge("cr0=80000011").unmet().get(0).evidence().orElseThrow();

        assertThat(evidence.what()).isEqualTo("CR0.NE");
    }

    @Test
    void readingTheOperandSetsTheAccessedBitsOnTheWay() {
        assertThat(judge("").change().memory())
                .containsExactly(
                        new MemoryWrite(0x2000, 0x3027, 8),
                        new MemoryWrite(0x3000, 0x4027, 8),
                        new MemoryWrite(0x4000, 0xA7, 8));
    }

    @Test
    void aPageFaultCarriesTheAddressForCr2() {
        assertThat(judge("at=1C00008").outcome()).isEqualTo(Outcome.pageFault(0, 0x1C00008));
    }

    @Test
    void judgingTwiceGivesTheSameVerdict() {
        assertThat(judge("fc=1 cpl=3")).isEqualTo(judge("fc=1 cpl=3"));
    }
}

package dev.vmxscope.core.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of VMXON's checks. Intel SDM Vol. 3C, 31.3, operation of VMXON. */
class VmxonOrderTest {

    /** One thing wrong: what it violates, how to bring it about, its place in the manual's order, and what comes of it. */
    record Violation(String id, String assignment, int rank, String outcome, Set<String> touches) {}

    record Pair(Violation first, Violation second) {
        @Override
        public String toString() {
            return first.id() + " and " + second.id();
        }
    }

    private static final int PRIVILEGE = 2;
    private static final int REGISTERS = 4;

    private static final List<Violation> VIOLATIONS = List.of(
            new Violation("protected-mode", "mode=real", 0, "#UD", Set.of("mode", "cr0")),
            new Violation("vmxe-set", "cr4=20", 0, "#UD", Set.of("cr4")),
            new Violation("not-virtual-8086", "mode=v86", 0, "#UD", Set.of("mode")),
            new Violation("not-compatibility-mode", "mode=compat", 0, "#UD", Set.of("mode")),
            new Violation("not-non-root", "vmx=nonroot", 1, "VM exit 27", Set.of("vmx")),
            new Violation("cpl-0", "cpl=3", PRIVILEGE, "#GP(0)", Set.of("cpl")),
            new Violation("not-in-root", "vmx=root current=300000", 3, "VMfailValid(15)", Set.of("vmx")),
            new Violation("a20-not-masked", "a20m=1", REGISTERS, "#GP(0)", Set.of("a20m")),
            new Violation("cr0-fixed0", "cr0=80000011", REGISTERS, "#GP(0)", Set.of("cr0")),
            new Violation("cr0-fixed1", "pmsr:487=7FFFFFFF", REGISTERS, "#GP(0)", Set.of("487")),
            new Violation("cr4-fixed0", "pmsr:488=2420", REGISTERS, "#GP(0)", Set.of("488")),
            new Violation("cr4-fixed1", "pmsr:489=FFFFFFDF", REGISTERS, "#GP(0)", Set.of("489")),
            new Violation("feature-control-locked", "fc=4", REGISTERS, "#GP(0)", Set.of("fc")),
            new Violation("feature-control-outside-smx", "fc=3", REGISTERS, "#GP(0)", Set.of("fc", "smx")),
            new Violation("feature-control-inside-smx", "fc=5 smx=1", REGISTERS, "#GP(0)", Set.of("fc", "smx")),
            new Violation("operand-canonical", "at=800000000000", 5, "#GP(0)", Set.of("at", "ptr")),
            new Violation("operand-mapped", "at=1C00000", 5, "#PF(0)", Set.of("at", "ptr")),
            new Violation("region-aligned", "ptr=100008", 6, "VMfailInvalid", Set.of("ptr")),
            new Violation("region-width", "ptr=8000100000", 6, "VMfailInvalid", Set.of("ptr")),
            new Violation("region-revision", "m:100000=3", 7, "VMfailInvalid", Set.of("region")),
            new Violation("region-not-shadow", "m:100000=80000004", 7, "VMfailInvalid", Set.of("region")));

    static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < VIOLATIONS.size(); i++) {
            for (int j = i + 1; j < VIOLATIONS.size(); j++) {
                Violation first = VIOLATIONS.get(i);
                Violation second = VIOLATIONS.get(j);
                if (first.touches().stream().noneMatch(second.touches()::contains)) {
                    pairs.add(new Pair(first, second));
                }
            }
        }
        return pairs;
    }

    private static Verdict judge(String state) {
        return SystemInstructions.judge(new StartState(state).situation("vmxon m64"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ofTwoViolationsTheEarlierDecides(Pair pair) {
        Verdict verdict = judge(pair.first().assignment() + " " + pair.second().assignment());

        // In real mode an exception has no error code, and #UD has none anywhere.
        assertThat(verdict.outcome().text()).isEqualTo(pair.first().outcome());
        assertThat(verdict.unmetIds()).contains(pair.first().id());
        int second = pair.second().rank();
        boolean oneGroup = second == pair.first().rank() || pair.first().rank() == PRIVILEGE && second == REGISTERS;
        if (!oneGroup) {
            assertThat(verdict.unmetIds()).doesNotContain(pair.second().id());
        }
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

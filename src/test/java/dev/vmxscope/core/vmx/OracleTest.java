package dev.vmxscope.core.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Rflags;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the oracle files, which are typed from the manual and not from the tables under test. */
class OracleTest {
    private static final long ALL_FLAGS = Rflags.ARITHMETIC;
    /** They tell by ZF what they found, and are no VMX instructions. */
    private static final Set<String> QUERIES = Set.of("LAR", "LSL", "VERR", "VERW");

    static List<OracleRow> rows() {
        return OracleRow.all();
    }

    static Stream<OracleRow> rowsThatFault() {
        return rows().stream().filter(row -> row.outcome().startsWith("#"));
    }

    static Stream<OracleRow> rowsThatComplete() {
        return rows().stream().filter(row -> row.judge().outcome().completes());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theOutcomeAndItsReasonsAreTheManuals(OracleRow row) {
        Verdict verdict = row.judge();

        assertThat(verdict.outcome().text()).as(row.section()).isEqualTo(row.outcome());
        assertThat(new TreeSet<>(verdict.unmetIds())).as(row.section()).isEqualTo(row.unmet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theStateAfterIsTheManuals(OracleRow row) {
        Situation situation = row.situation();
        Change change = SystemInstructions.judge(situation).change();

        for (String expected :
                row.after().isEmpty() ? new String[0] : row.after().split(" ")) {
            String[] sides = expected.split("=");
            assertThat(AfterState.value(change, situation.memory(), sides[0]))
                    .as(sides[0])
                    .isEqualTo(sides[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("rowsThatFault")
    void anExceptionChangesNothing(OracleRow row) {
        Verdict verdict = row.judge();

        assertThat(verdict.change()).isEqualTo(Change.of(verdict.before()));
    }

    @ParameterizedTest
    @MethodSource("rowsThatComplete")
    void aCompletedInstructionAdvancesRipByItsLength(OracleRow row) {
        assertThat(row.judge().change().after().rip()).isEqualTo(nextRip(row));
    }

    private static long nextRip(OracleRow row) {
        // 16-bit code wraps at FFFFH, and the start state's RIP is 10000H.
        boolean bits16 = row.state().contains("mode=real") || row.state().contains("mode=v86");
        return bits16 ? InstructionText.LENGTH : StartState.RIP + InstructionText.LENGTH;
    }

    @ParameterizedTest
    @MethodSource("rowsThatComplete")
    void theSixArithmeticFlagsTellHowAVmxInstructionEnded(OracleRow row) {
        Verdict verdict = row.judge();
        long flags = verdict.change().after().rflags() & ALL_FLAGS;

        switch (row.outcome()) {
            case "VMsucceed" -> assertThat(flags).isZero();
            case "VMfailInvalid" -> assertThat(flags).isEqualTo(1);
            case "ok" -> {
                long kept = ALL_FLAGS & ~(QUERIES.contains(verdict.spec().name()) ? Rflags.ZF.mask() : 0);
                assertThat(flags & kept).isEqualTo(verdict.before().rflags() & kept);
            }
            default -> assertThat(flags).isEqualTo(0x40);
        }
    }

    /** Counted for each instruction by itself: a rule that two share needs a row for both. */
    @Test
    void everyRequirementOfEveryInstructionHasARowInWhichItAloneIsUnmet() {
        Set<String> alone = rows().stream()
                .filter(row -> row.unmet().size() == 1)
                .map(row -> row.judge().spec().name() + ": "
                        + row.unmet().iterator().next())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> required = new TreeSet<>();
        for (InstructionSpec spec : SystemInstructions.all()) {
            spec.stages().stream()
                    .flatMap(stage -> stage.requirements().stream())
                    .forEach(requirement -> required.add(spec.name() + ": " + requirement.id()));
        }

        assertThat(alone).containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void everySpecificationHasARowThatItDecides() {
        Set<String> judged =
                rows().stream().map(row -> row.judge().spec().name()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> names = SystemInstructions.all().stream()
                .map(InstructionSpec::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(judged).containsExactlyInAnyOrderElementsOf(names);
    }
}

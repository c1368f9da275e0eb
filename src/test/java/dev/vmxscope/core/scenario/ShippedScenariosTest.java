package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.diagnosis.Upcoming;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.vmx.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario that comes with the program is a test. What it expects was typed from the manual, which each file
 * names in its first lines, and not from what the program said.
 */
class ShippedScenariosTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/vmxscope/core/scenarios");

    static Stream<String> ids() {
        return Scenarios.ids().stream();
    }

    @Test
    void thereAreThirtyEightAndTheIndexNamesThemAll() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".toml")))
                    .containsExactlyInAnyOrderElementsOf(Scenarios.ids().stream()
                            .flatMap(id -> Stream.of(id + ".toml", id + ".zh_CN.toml"))
                            .toList());
        }
        assertThat(Scenarios.ids()).hasSize(38).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theFaultIsAsTheScenarioSays(String id) throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);

        assertThat(ScenarioCheck.differences(ScenarioPlayer.fault(scenario), scenario.expect()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theFixIsAsTheScenarioSays(String id) throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);

        assertThat(ScenarioCheck.differences(
                        ScenarioPlayer.fix(scenario), scenario.fix().expect()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void itHasThreeHintsThatDifferAndItsFileIsCalledByItsId(String id) throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);

        assertThat(scenario.id()).isEqualTo(id);
        assertThat(new HashSet<>(scenario.hints())).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void itFailsByARequirementAndSaysWhichOnes(String id) throws ScenarioFormatException {
        Expectation expect = Scenarios.load(id).expect();

        assertThat(expect.success()).isFalse();
        assertThat(expect.unmet()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void itNamesTheManual(String id) {
        assertThat(Scenarios.text(id)).startsWith("#").containsPattern("(?m)^# .*(SDM|AMD64).*[0-9]");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theMachineBeforeTheFaultIsTheOneInWhichTheInstructionComesNext(String id) throws ScenarioFormatException {
        KeyMoment moment = ScenarioPlayer.fault(Scenarios.load(id)).moment().orElseThrow();
        if (!moment.asked()) {
            Verdict verdict = moment.verdict();

            Verdict next =
                    Upcoming.verdict(moment.before(), verdict.before().id()).orElseThrow();

            assertThat(next.spec().name()).isEqualTo(verdict.spec().name());
            assertThat(next.outcome()).isEqualTo(verdict.outcome());
            assertThat(next.unmetIds()).isEqualTo(verdict.unmetIds());
            assertThat(moment.before().processors()).contains(verdict.before());
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyTextIsTranslated(String id) throws ScenarioFormatException {
        String text = Scenarios.translation(id, Language.CHINESE).orElseThrow();

        assertThat(ScenarioText.over(Scenarios.load(id), text, id).missing()).isEmpty();
    }

    @Test
    void theyShowEveryKindOfFailure() throws ScenarioFormatException {
        Set<String> outcomes = new HashSet<>();
        for (String id : Scenarios.ids()) {
            outcomes.add(Scenarios.load(id).expect().outcome());
        }

        assertThat(outcomes)
                .contains("#UD", "#GP(0)", "#PF(0)", "VMfailInvalid", "VMfailValid(7)", "VMfailValid(13)")
                .contains("VMfailValid(15)");
    }

    @Test
    void theyShowAtLeastThirtyNamedCauses() throws ScenarioFormatException {
        List<String> causes = new ArrayList<>();
        for (String id : Scenarios.ids()) {
            Scenarios.load(id).expect().cause().ifPresent(cause -> causes.add(cause.id()));
        }

        assertThat(new HashSet<>(causes)).hasSizeGreaterThanOrEqualTo(30);
    }
}

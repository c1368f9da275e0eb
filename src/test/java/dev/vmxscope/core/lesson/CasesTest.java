package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.scenario.ScenarioReader;
import dev.vmxscope.core.scenario.ScenarioTexts;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault scenario that comes with the program can be solved as a case, in both languages. */
class CasesTest {
    static Stream<String> ids() {
        return Scenarios.ids().stream();
    }

    private static Lesson load(String id, Language language) throws ScenarioFormatException {
        return Cases.of(Scenarios.load(id, language), language);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyStepIsReachedByItsButton(String id) throws ScenarioFormatException {
        LessonPlay play = LessonPlayer.play(load(id, Language.ENGLISH));

        assertThat(play.steps())
                .extracting(step -> step.step().id())
                .containsExactly("story", "fault", "diagnosis", "fix");
        assertThat(play.steps()).allMatch(StepPlay::fine);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theStoryAndTheHintsAreThoseOfTheScenario(String id) throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);
        Lesson lesson = load(id, Language.ENGLISH);

        assertThat(lesson.steps().get(0).text()).isEqualTo(scenario.story());
        assertThat(lesson.steps().get(2).hints()).isEqualTo(scenario.hints());
        assertThat(lesson.steps().get(3).hints()).contains(scenario.fix().text());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theRightOutcomeIsTheOneTheScenarioExpects(String id) throws ScenarioFormatException {
        Question question = load(id, Language.ENGLISH).steps().get(0).question().orElseThrow();

        assertThat(question.choices()).hasSizeBetween(4, 5);
        assertThat(question.choices().get(question.right()).text())
                .startsWith(Scenarios.load(id).expect().outcome() + ":");
        assertThat(question.choices().stream().filter(Question.Choice::right)).hasSize(1);
    }

    /** That of its cause, typed by hand in the texts of causes, and the trap among the wrong ones. */
    @ParameterizedTest
    @MethodSource("ids")
    void theRightDiagnosisIsTheSentenceOfTheCauseThatTheScenarioExpects(String id) throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);
        Question question = load(id, Language.ENGLISH).steps().get(2).question().orElseThrow();
        Texts causes = Texts.of(Language.ENGLISH, "causes");

        scenario.expect()
                .cause()
                .ifPresent(cause -> assertThat(
                                question.choices().get(question.right()).text())
                        .isEqualTo(causes.format(
                                cause.id() + ".plain", scenario.id().equals("nested-off") ? "VMware" : "Hyper-V")));
        assertThat(question.choices())
                .hasSizeBetween(3, 4)
                .contains(new Question.Choice(
                        scenario.trap().answer(), false, scenario.trap().why()));
        assertThat(question.choices()).extracting(Question.Choice::text).doesNotHaveDuplicates();
    }

    @Test
    void theRightDiagnosisStandsNotAlwaysAtTheSamePlace() throws ScenarioFormatException {
        List<Integer> places = new ArrayList<>();
        for (String id : Scenarios.ids()) {
            places.add(load(id, Language.ENGLISH)
                    .steps()
                    .get(2)
                    .question()
                    .orElseThrow()
                    .right());
        }

        assertThat(new HashSet<>(places)).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void inChineseItIsTheSameCase(String id) throws ScenarioFormatException {
        Lesson english = load(id, Language.ENGLISH);
        Lesson chinese = load(id, Language.CHINESE);

        for (int at = 0; at < english.steps().size(); at++) {
            LessonStep step = chinese.steps().get(at);
            assertThat(step.goal()).isEqualTo(english.steps().get(at).goal());
            assertThat(step.question().map(Question::right))
                    .isEqualTo(english.steps().get(at).question().map(Question::right));
            assertThat(step.text()).containsPattern("\\p{IsHan}");
            assertThat(step.happened()).containsPattern("\\p{IsHan}");
            assertThat(step.hints()).allSatisfy(hint -> assertThat(hint).containsPattern("\\p{IsHan}"));
        }
    }

    @Test
    void theButtonsAreCalledAsInTheWindow() {
        for (Language language : Language.values()) {
            Texts cases = Texts.of(language, Condition.TEXTS);
            Texts window = Texts.window(language);
            Map.of(
                            "load", "load", "unload", "unload", "open", "create", "read", "read", "write", "write",
                            "close", "close")
                    .forEach((word, button) ->
                            assertThat(cases.get("case.button." + word)).isEqualTo(window.get("program." + button)));
            assertThat(cases.format("case.button.run", "MyHypervisorApp.exe")).isEqualTo(window.get("program.run"));
            assertThat(cases.get("case.fault.text")).contains(window.get("panel.app"));
            assertThat(cases.get("case.fix.text")).contains(window.get("panel.why"));
        }
    }

    @Test
    void aScenarioInWhichNothingIsExecutedIsNoCase() throws ScenarioFormatException {
        Scenario silent = ScenarioReader.read(
                ScenarioTexts.with("steps = [\"load\", \"open\", \"close\", \"unload\"]", "steps = [\"load\"]"),
                "t.toml",
                ScenarioFiles.NONE);

        assertThatThrownBy(() -> Cases.of(silent, Language.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine shows no instruction");
    }
}

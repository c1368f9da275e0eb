package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonStep;
import dev.vmxscope.core.lesson.Lessons;
import dev.vmxscope.core.lesson.Question;
import dev.vmxscope.core.lesson.Reached;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.panel.PanelCatalog;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What a student does in a lesson, from the first step to the last. */
class LessonJourneyTest extends Journey {
    private static final String LESSON = "entering-vmx-operation";

    /** Steps that are done as their text says one does them oneself, in that way. */
    private final Map<String, Way> byHand = new LinkedHashMap<>();

    /** A way to do a step without its button. */
    private interface Way {
        void go(FxRobot robot);
    }

    @Start
    void start(Stage stage) {
        begin(stage);
        byHand.put("first-line", robot -> keys(robot, 4, KeyCode.F10));
        byHand.put("device", robot -> keys(robot, 5, KeyCode.F10));
        byHand.put("first-slot", robot -> keys(robot, 2, KeyCode.F10));
        byHand.put("registered", robot -> keys(robot, 1, KeyCode.F5));
        byHand.put("off", this::switchOff);
        byHand.put("warm-reset", robot -> key(robot, KeyCode.CONTROL, KeyCode.R));
        byHand.put("power-cycle", robot -> key(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R));
        byHand.put("dead-xor", robot -> keys(robot, 2, KeyCode.F11));
        byHand.put("read-cr4", robot -> keys(robot, 1, KeyCode.F11));
        byHand.put("write-cr4", robot -> keys(robot, 1, KeyCode.F11));
    }

    private LessonDesk lessons() {
        return desktop.workbench().lessons();
    }

    private Attempt attempt() {
        return lessons().stateProperty().get().attempt().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theWholeLessonIsClickedThrough(Language language, FxRobot robot) throws Exception {
        speak(robot, language);
        Lesson lesson = Lessons.load(LESSON, language);
        press(robot, "#lesson-open-" + LESSON);
        for (LessonStep step : lesson.steps()) {
            assertThat(said(robot, "#lesson-title")).isEqualTo(step.title());
            step.question().ifPresent(question -> predict(robot, question));
            doIt(robot, step);
            assertThat(said(robot, "#lesson-happened")).isEqualTo(step.happened());
            if (!attempt().last()) {
                click(robot, "#lesson-next");
            }
        }
        assertThat(attempt().solved()).isTrue();
        for (LessonStep step : lesson.steps()) {
            boolean hand = byHand.containsKey(step.id()) || step.deeds().isEmpty();
            assertThat(attempt().mark(step).reached())
                    .as(step.id())
                    .isEqualTo(hand ? Reached.BY_HAND : Reached.BY_BUTTON);
        }
        assertThat(robot.lookup("#lesson-solved").tryQuery()).isPresent();
    }

    /** The first wrong choice, which says why, and then the right one. */
    private void predict(FxRobot robot, Question question) {
        int wrong = question.right() == 0 ? 1 : 0;
        press(robot, "#lesson-choice-" + wrong);
        assertThat(text(robot.lookup("#lesson-told-" + wrong).queryParent()))
                .contains(question.choices().get(wrong).why());
        press(robot, "#lesson-choice-" + question.right());
        assertThat(text(robot.lookup("#lesson-told-" + question.right()).queryParent()))
                .contains(question.choices().get(question.right()).why());
    }

    private void doIt(FxRobot robot, LessonStep step) {
        if (byHand.containsKey(step.id())) {
            byHand.get(step.id()).go(robot);
            robot.interact(() -> desktop.window().dock().show(PanelCatalog.LESSON));
        } else if (!step.deeds().isEmpty()) {
            click(robot, "#lesson-do");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bios-off", "no-vmxe", "two-faults"})
    void aCaseIsSolvedByItsHints(String id, FxRobot robot) {
        press(robot, "#case-" + id);
        while (true) {
            LessonStep step = attempt().step();
            for (int hint = 0; hint < step.hints().size(); hint++) {
                assertThat(said(robot, "#lesson-hint")).contains(Integer.toString(hint + 1));
                key(robot, KeyCode.H);
                assertThat(said(robot, "#lesson-hint-" + hint))
                        .endsWith(step.hints().get(hint));
            }
            step.question().ifPresent(question -> key(robot, KeyCode.valueOf("DIGIT" + (question.right() + 1))));
            if (!step.deeds().isEmpty()) {
                key(robot, KeyCode.D);
            }
            assertThat(said(robot, "#lesson-happened")).isEqualTo(step.happened());
            if (attempt().last()) {
                break;
            }
            key(robot, KeyCode.N);
        }
        assertThat(attempt().solved()).isTrue();
        press(robot, "#lesson-home");
        assertThat(text(robot.lookup("#case-" + id).queryParent())).contains("Solved");
        press(robot, "#gallery-solved");
        assertThat(robot.lookup(".case-card").queryAll()).hasSize(1);
    }

    @Test
    void theLanguageIsChangedInTheMiddleAndNothingIsLost(FxRobot robot) throws Exception {
        press(robot, "#lesson-open-" + LESSON);
        LessonStep first = attempt().step();
        predict(robot, first.question().orElseThrow());
        press(robot, "#lesson-hint");
        speak(robot, Language.CHINESE);
        LessonStep chinese = Lessons.load(LESSON, Language.CHINESE).steps().get(0);
        assertThat(said(robot, "#lesson-title")).isEqualTo(chinese.title()).isNotEqualTo(first.title());
        assertThat(said(robot, "#lesson-hint-0")).endsWith(chinese.hints().get(0));
        assertThat(said(robot, "#lesson-happened")).isEqualTo(chinese.happened());
        click(robot, "#lesson-next");
        click(robot, "#lesson-do");
        speak(robot, Language.ENGLISH);
        LessonStep second = Lessons.load(LESSON, Language.ENGLISH).steps().get(1);
        assertThat(said(robot, "#lesson-title")).isEqualTo(second.title());
        assertThat(said(robot, "#lesson-happened")).isEqualTo(second.happened());
    }

    @Test
    void goingBackBringsTheMachineBackToo(FxRobot robot) {
        press(robot, "#lesson-open-" + LESSON);
        predict(robot, attempt().step().question().orElseThrow());
        click(robot, "#lesson-next");
        click(robot, "#lesson-do");
        assertThat(place()).contains("DriverEntry");
        click(robot, "#lesson-next");
        click(robot, "#lesson-back");
        assertThat(attempt().at()).isEqualTo(1);
        assertThat(place()).doesNotContain("DriverEntry");
    }

    private void speak(FxRobot robot, Language language) {
        robot.interact(() -> desktop.window().languageProperty().set(language));
        quiet();
    }

    private void keys(FxRobot robot, int times, KeyCode code) {
        for (int pressed = 0; pressed < times; pressed++) {
            key(robot, code);
        }
    }

    private void switchOff(FxRobot robot) {
        robot.interact(() -> desktop.window().dock().show("feature-control"));
        String off = desktop.workbench().desk().texts().get("firmware.off");
        Node button = robot.from(robot.lookup("#firmware").queryParent())
                .lookup((ToggleButton each) -> each.getText().equals(off))
                .query();
        robot.interact(button::requestFocus);
        key(robot, KeyCode.SPACE);
    }

    private static String said(FxRobot robot, String query) {
        return robot.lookup(query).queryLabeled().getText();
    }

    /** By the keyboard: the button may lie below what is in sight. */
    private void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        key(robot, KeyCode.SPACE);
    }
}

package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.app.presenter.PresentedStep;
import dev.vmxscope.core.lesson.LessonStep;
import dev.vmxscope.core.lesson.Question;
import dev.vmxscope.core.lesson.Reached;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A lesson presented with nothing but the keys forward and backward. */
class LessonStepsTest extends Journey {
    private LessonSteps steps;

    @Start
    void start(Stage stage) {
        begin(stage);
        steps = new LessonSteps(desktop.workbench().desk(), lessons(), panel -> {});
        steps.prepare();
    }

    private LessonDesk lessons() {
        return desktop.workbench().lessons();
    }

    private LessonStep step(int at) {
        return lessons()
                .stateProperty()
                .get()
                .attempt()
                .orElseThrow()
                .lesson()
                .steps()
                .get(at);
    }

    private String said() {
        return steps.step().getValue().sentence();
    }

    private void act(FxRobot robot, Runnable action) {
        robot.interact(action);
        quiet();
    }

    @Test
    void withoutALessonThereIsNothingToPresent() {
        assertThat(steps.step().getValue()).isEqualTo(PresentedStep.NONE);
    }

    @Test
    void forwardAsksThenTellsThenDoesThenGoesOnAndBackwardComesAllTheWayBack(FxRobot robot) {
        act(robot, () -> lessons().open("entering-vmx-operation"));
        act(robot, () -> lessons().go(1));
        Question question = step(1).question().orElseThrow();
        String right = question.choices().get(question.right()).text();
        assertThat(step(1).text()).startsWith(said());
        act(robot, steps::forward);
        assertThat(said()).startsWith(question.ask()).contains(right);
        act(robot, steps::forward);
        assertThat(said())
                .contains(right, question.choices().get(question.right()).why());
        assertThat(lessons().stateProperty().get().shownAnswer()).isTrue();
        act(robot, steps::forward);
        assertThat(said()).isEqualTo(step(1).happened());
        assertThat(place()).contains("DriverEntry");
        act(robot, steps::forward);
        assertThat(steps.step().getValue().position()).isEqualTo("3/58");

        act(robot, steps::backward);
        assertThat(steps.step().getValue().position()).isEqualTo("2/58");
        assertThat(said()).isEqualTo(step(1).happened());
        assertThat(place()).contains("DriverEntry");
        act(robot, steps::backward);
        assertThat(said()).contains(question.choices().get(question.right()).why());
        assertThat(place()).doesNotContain("DriverEntry");
        act(robot, steps::backward);
        assertThat(said()).startsWith(question.ask());
        assertThat(lessons().stateProperty().get().shownAnswer()).isFalse();
        act(robot, steps::backward);
        assertThat(step(1).text()).startsWith(said());
        act(robot, steps::backward);
        assertThat(steps.step().getValue().position()).isEqualTo("1/58");
    }

    @Test
    void anAnswerThatWasPresentedIsNoAnswerOfTheStudent(FxRobot robot) {
        act(robot, () -> lessons().open("entering-vmx-operation"));
        act(robot, steps::forward);
        act(robot, steps::forward);
        assertThat(lessons()
                        .stateProperty()
                        .get()
                        .attempt()
                        .orElseThrow()
                        .mark()
                        .reached())
                .isEqualTo(Reached.NO);
    }
}

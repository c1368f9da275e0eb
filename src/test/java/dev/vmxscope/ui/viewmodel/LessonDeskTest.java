package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonReader;
import dev.vmxscope.core.lesson.Reached;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.ui.bridge.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The student's work on the small lesson of the tests, with a machine that does at once what it is asked for. */
class LessonDeskTest {
    private final Frame start = Frames.start("part2", Firmware.UNLOCKED);
    private final Bench bench = new Bench(start.machine(), start.symbols(), () -> false, () -> {});
    private final SimpleObjectProperty<Frame> frames = new SimpleObjectProperty<>(start);
    private final Deque<LessonChange> done = new ArrayDeque<>();
    private final List<LessonProgress> kept = new ArrayList<>();
    private final Desk desk = new Desk(
            frames,
            new Commands() {
                @Override
                public void submit(Command command) {
                    run(command);
                }

                @Override
                public void pause() {}
            },
            Words.of(Language.ENGLISH),
            SourceFinder.NONE);
    private final LessonDesk lessons = new LessonDesk(desk, new ShippedLessons());

    @BeforeEach
    void open() throws IOException, ScenarioFormatException {
        lessons.setSink(this::take);
        lessons.setKeeper(kept::add);
        Path file = Path.of("src", "test", "resources", "lessons", "first-steps.toml");
        Lesson lesson = LessonReader.read(Files.readString(file), "first-steps.toml", ScenarioFiles.NONE);
        lessons.open(lesson);
    }

    private void take(LessonChange change) {
        done.push(change);
        change.move().ifPresent(move -> {
            run(move.command());
            move.done().run();
        });
    }

    private void run(Command command) {
        bench.execute(command);
        frames.set(bench.frame(false));
    }

    private void undo() {
        LessonChange last = done.pop();
        last.undo().run();
        if (last.move().isPresent()) {
            run(new Command.Undo());
        }
    }

    private LessonState state() {
        return lessons.stateProperty().get();
    }

    private Attempt attempt() {
        return state().attempt().orElseThrow();
    }

    @Test
    void theButtonDoesTheStepAndTheGoalIsReached() {
        lessons.doIt();
        assertThat(attempt().mark().reached()).isEqualTo(Reached.BY_BUTTON);
        assertThat(desk.views().getValue().machine().windows().io().drivers()).isNotEmpty();
    }

    @Test
    void whatIsDoneWithoutTheButtonCountsAsDoneByHand() {
        desk.submit(new Command.Perform(attempt().lesson().stage().driver().load()));
        assertThat(attempt().mark().reached()).isEqualTo(Reached.BY_HAND);
    }

    @Test
    void undoTakesTheMarkAndTheMachineBack() {
        lessons.doIt();
        undo();
        assertThat(attempt().mark().reached()).isEqualTo(Reached.NO);
        assertThat(desk.views().getValue().machine().windows().io().drivers()).isEmpty();
    }

    @Test
    void redoAfterUndoBringsTheMarkBack() {
        lessons.doIt();
        LessonChange change = done.peek();
        undo();
        change.redo().run();
        run(new Command.Redo());
        assertThat(attempt().mark().reached()).isEqualTo(Reached.BY_BUTTON);
    }

    @Test
    void theButtonBringsTheMachineBackFirstIfSomebodyTouchedIt() {
        desk.input(new Input.Request(attempt().lesson().stage().driver().load()));
        desk.submit(new Command.Run());
        desk.submit(new Command.Perform(new AppCall.Create("")));
        lessons.doIt();
        assertThat(desk.views().getValue().machine().windows().io().drivers()).hasSize(1);
        assertThat(desk.views().getValue().machine().windows().debugLines())
                .extracting(line -> line.text())
                .noneMatch(text -> text.contains("DrvCreate"));
    }

    @Test
    void aWrongAnswerMayBeFollowedByTheRightOneAndIsTakenBackByUndo() {
        lessons.go(1);
        lessons.answer(0);
        assertThat(attempt().reached()).isFalse();
        lessons.answer(1);
        assertThat(attempt().reached()).isTrue();
        undo();
        assertThat(attempt().mark().answers()).containsExactly(0);
        assertThat(attempt().reached()).isFalse();
    }

    @Test
    void anAnswerThatWasShownIsNoAnswer() {
        lessons.go(1);
        lessons.reveal();
        assertThat(state().shownAnswer()).isTrue();
        assertThat(attempt().mark().answers()).isEmpty();
        lessons.hide();
        assertThat(state().shownAnswer()).isFalse();
    }

    @Test
    void theNextStepOfOneThatIsNotDoneFindsTheMachineWhereItBegins() {
        lessons.next();
        assertThat(attempt().at()).isEqualTo(1);
        assertThat(desk.views().getValue().machine().windows().io().drivers()).hasSize(1);
    }

    @Test
    void theNextStepOfOneThatIsDoneLeavesTheMachineAlone() {
        lessons.doIt();
        long position = frames.get().position();
        lessons.next();
        assertThat(frames.get().position()).isEqualTo(position);
    }

    @Test
    void freeModeKeepsTheMachineAndWhatWasDone() {
        lessons.doIt();
        long position = frames.get().position();
        lessons.close();
        assertThat(state().attempt()).isEmpty();
        assertThat(frames.get().position()).isEqualTo(position);
        lessons.open("first-steps");
        assertThat(attempt().mark().reached()).isEqualTo(Reached.BY_BUTTON);
    }

    @Test
    void progressIsToldAndTakenOver() {
        lessons.doIt();
        lessons.next();
        LessonProgress last = kept.get(kept.size() - 1);
        assertThat(last.step()).isEqualTo("create-slot");
        LessonDesk other = new LessonDesk(desk, new ShippedLessons());
        other.remember(LessonProgress.read(last.write()).orElseThrow());
        other.setSink(this::take);
        other.open(attempt().lesson());
        assertThat(other.progress()).contains(last);
    }

    @Test
    void beginningAnewForgetsWhatWasDone() {
        lessons.doIt();
        lessons.restart();
        assertThat(lessons.progress().map(LessonProgress::begun)).isEqualTo(Optional.of(false));
    }

    @Test
    void aCaseThatDoesNotExistIsToldOnThePageWithAllLessons() {
        lessons.open("bios-of");
        assertThat(lessons.home().problem()).contains("bios-of");
    }

    @Test
    void theNextCaseIsOneThatIsNotSolved() {
        lessons.open("bios-off");
        assertThat(lessons.nextCaseId()).contains("unlocked");
        lessons.nextCase();
        assertThat(attempt().lesson().id()).isEqualTo("unlocked");
    }
}

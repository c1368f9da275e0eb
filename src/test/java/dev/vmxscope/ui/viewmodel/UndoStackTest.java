package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class UndoStackTest {
    private final List<String> said = new ArrayList<>();
    private final UndoStack stack = new UndoStack(() -> said.add("hurry"));

    private Edit edit(String name) {
        return new Edit(name, () -> said.add("-" + name), () -> said.add("+" + name));
    }

    private UndoStack.State state() {
        return stack.stateProperty().get();
    }

    @Test
    void theNewestIsTakenBackFirstAndDoneAgainLast() {
        stack.add(edit("a"));
        stack.add(edit("b"));
        stack.undo();
        stack.undo();
        stack.redo();
        stack.redo();
        assertThat(said).containsExactly("-b", "-a", "+a", "+b");
        assertThat(state()).isEqualTo(new UndoStack.State("b", ""));
    }

    @Test
    void nothingIsTakenBackWhereNothingWasDone() {
        stack.undo();
        stack.redo();
        assertThat(said).isEmpty();
        assertThat(state()).isEqualTo(new UndoStack.State("", ""));
    }

    @Test
    void somethingNewForgetsWhatCouldBeDoneAgain() {
        stack.add(edit("a"));
        stack.undo();
        stack.add(edit("b"));
        stack.redo();
        assertThat(said).containsExactly("-a");
        assertThat(state()).isEqualTo(new UndoStack.State("b", ""));
    }

    @Test
    void aCommandKeepsThePlaceAtWhichItWasAskedFor() {
        UndoStack.Entry run = stack.begin(edit("run"));
        stack.add(edit("theme"));
        run.settle(true);
        stack.undo();
        stack.undo();
        assertThat(said).containsExactly("-theme", "-run");
    }

    @Test
    void aCommandThatDidNothingLeavesNoTrace() {
        stack.add(edit("a"));
        stack.add(edit("b"));
        stack.undo();
        stack.begin(edit("step")).settle(false);
        assertThat(state()).isEqualTo(new UndoStack.State("a", "b"));
        stack.redo();
        stack.undo();
        stack.undo();
        assertThat(said).containsExactly("-b", "+b", "-b", "-a");
    }

    @Test
    void whatIsTakenBackDuringACommandWaitsForItAndHurriesIt() {
        UndoStack.Entry run = stack.begin(edit("run"));
        stack.undo();
        assertThat(said).containsExactly("hurry");
        run.settle(true);
        assertThat(said).containsExactly("hurry", "-run");
    }

    @Test
    void aTrackedValueGoesBackAndForthWithoutBeingNotedAgain() {
        SimpleStringProperty theme = new SimpleStringProperty("light");
        stack.track(theme, theme::set, "theme");
        theme.set("dark");
        theme.set("contrast");
        stack.undo();
        assertThat(theme.get()).isEqualTo("dark");
        stack.undo();
        assertThat(theme.get()).isEqualTo("light");
        stack.redo();
        stack.redo();
        assertThat(theme.get()).isEqualTo("contrast");
    }

    @Test
    void aChangeThatDoesNotMatterIsNotNoted() {
        SimpleStringProperty layout = new SimpleStringProperty("a");
        stack.track(layout, layout::set, "layout", (old, now) -> old.length() != now.length());
        layout.set("b");
        assertThat(state().undo()).isEmpty();
        layout.set("bb");
        stack.undo();
        assertThat(layout.get()).isEqualTo("b");
    }

    @Test
    void onlyTheLastFourHundredAreKept() {
        for (int n = 0; n < 450; n++) {
            stack.add(edit("e" + n));
        }
        for (int n = 0; n < 450; n++) {
            stack.undo();
        }
        assertThat(said).hasSize(400).endsWith("-e50");
    }
}

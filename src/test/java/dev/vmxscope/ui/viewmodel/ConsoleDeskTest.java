package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.FilterSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleDeskTest {
    private final UndoStack edits = new UndoStack(() -> {});
    private final ConsoleDesk console = new ConsoleDesk(edits);
    private final List<ConsoleDesk.Kept> kept = new ArrayList<>();

    private static ConsoleSettings including(String pattern) {
        return ConsoleSettings.DEFAULT.withFilters(FilterSet.EMPTY.withInclude(Filter.wildcards(pattern)));
    }

    @Test
    void whatIsTypedIsOneThingToTakeBack() {
        console.preview(including("v"));
        console.preview(including("vm"));
        console.preview(including("vmx"));
        assertThat(console.settings()).isEqualTo(including("vmx"));
        assertThat(edits.stateProperty().get().undo()).isEmpty();

        console.commit();
        console.commit();
        edits.undo();
        assertThat(console.settings()).isEqualTo(ConsoleSettings.DEFAULT);
        edits.redo();
        assertThat(console.settings()).isEqualTo(including("vmx"));
    }

    @Test
    void whatIsChosenIsKeptAndWhatIsTakenBackIsToo() {
        console.keep(new ConsoleDesk.Kept(ConsoleSettings.DEFAULT, List.of()), kept::add);
        console.change(including("a"));
        edits.undo();
        assertThat(kept)
                .extracting(ConsoleDesk.Kept::settings)
                .containsExactly(including("a"), ConsoleSettings.DEFAULT);
    }

    @Test
    void aSetOfTheSameNameTakesThePlaceOfTheOld() {
        console.change(including("a"));
        console.saveSet(" mine ");
        console.change(including("b"));
        console.saveSet("mine");
        assertThat(console.setsProperty().get())
                .extracting(FilterSet::name, set -> set.include().pattern())
                .containsExactly(tuple("mine", "b"));
        console.dropSet("mine");
        assertThat(console.setsProperty().get()).isEmpty();
        edits.undo();
        assertThat(console.setsProperty().get()).hasSize(1);
    }

    @Test
    void clearingAndCommentsCanBeTakenBack() {
        console.clear(5);
        console.comment(new Comment(5, "here"));
        console.comment(new Comment(5, "   "));
        assertThat(console.notesProperty().get().comments()).hasSize(1);
        console.uncomment(0);
        assertThat(console.notesProperty().get().comments()).isEmpty();
        edits.undo();
        edits.undo();
        assertThat(console.notesProperty().get().comments()).isEmpty();
        assertThat(console.notesProperty().get().cleared()).isEqualTo(5);
        edits.undo();
        assertThat(console.notesProperty().get().cleared()).isZero();
    }

    @Test
    void beforeTheMomentOfClearingTheLinesWereNotThere() {
        console.clear(5);
        console.shrink(5);
        assertThat(console.notesProperty().get().cleared()).isEqualTo(5);
        console.shrink(4);
        assertThat(console.notesProperty().get().cleared()).isZero();
    }
}

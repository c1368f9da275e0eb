package dev.vmxscope.app;

import dev.vmxscope.app.command.WindowAction;
import dev.vmxscope.ui.viewmodel.UndoStack;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.stage.Window;

/** What the window asks of the machine behind it. All of it is called and observed on the JavaFX thread. */
public interface WindowActions {
    /** Carries out a command; called only while it is enabled. */
    void perform(WindowCommand command);

    /** Whether a command can be carried out now. */
    ObservableBooleanValue enabled(WindowCommand command);

    /**
     * Opens a driver, or a session by its ending. What is wrong with the file shows in {@link #status} and in the panels, not as an exception.
     *
     * @return whether it was opened
     */
    boolean open(Path file);

    /** One line on what the machine does: for the status bar. */
    ObservableValue<String> status();

    /** Asks for a file and saves everything that was done. */
    default void saveSession(Window owner) {}

    /** Asks for a file and writes everything that was done as a page for every browser. */
    default void exportPage(Window owner) {}

    /** Menus of the machine, shown between Run and View. */
    default List<Menu> menus(Window owner) {
        return List.of();
    }

    /** What can be done besides with the machine that is there now, such as opening a sample. */
    default List<WindowAction> choices(Window owner) {
        return List.of();
    }

    /** Everything that was done, to the machine and to the window, to be taken back. */
    UndoStack edits();

    /** What is loaded and where the machine is, shown at the right of the status bar. */
    ObservableValue<String> place();
}

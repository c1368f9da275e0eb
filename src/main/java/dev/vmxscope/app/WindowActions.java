package dev.vmxscope.app;

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
     * Opens a driver or a saved session. What is wrong with the file shows in {@link #status} and in the panels, not as an exception.
     *
     * @return whether it was opened
     */
    boolean open(Path driver);

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

    /** What is loaded and where the machine is, shown at the right of the status bar. */
    ObservableValue<String> place();
}

package dev.vmxscope.ui.dock;

import javafx.scene.Node;
import javafx.scene.text.Text;

/** How much room there is, measured in the size of the type: whether several panels find place beside each other. */
final class DockRoom {
    /** Below these sizes, in em, even two rows of two panels hold too few words in a line and too few lines. */
    private static final double LEAST_WIDTH = 60;

    private static final double LEAST_HEIGHT = 26;

    /** Inherits the size of the type and tells it. */
    private final Text probe = new Text();

    private boolean small;

    /** Asks to be measured again when the size of the type changes. */
    DockRoom(Runnable changed) {
        probe.setManaged(false);
        probe.fontProperty().addListener(change -> changed.run());
    }

    Node probe() {
        return probe;
    }

    /** Measures, and tells whether the answer of {@link #small} is another one than before. */
    boolean measure(double width, double height) {
        double em = probe.getFont().getSize();
        // A view that was not laid out yet has no size.
        boolean now = width > 0 && height > 0 && (width < LEAST_WIDTH * em || height < LEAST_HEIGHT * em);
        boolean other = now != small;
        small = now;
        return other;
    }

    boolean small() {
        return small;
    }
}

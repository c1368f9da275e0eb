package dev.vmxscope.ui.control;

import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.text.Text;

/** How much room there is, measured in the size of the type: whether a place is too small for what usually is there. */
public final class EmRoom {
    private final DoubleSupplier leastWidth;
    private final double leastHeight;
    /** Inherits the size of the type and tells it. */
    private final Text probe = new Text();

    private boolean small;

    /**
     * Room that was not measured yet.
     *
     * @param leastWidth in em, asked whenever it is measured
     * @param leastHeight in em
     * @param changed asks to be measured again when the size of the type changes
     */
    public EmRoom(DoubleSupplier leastWidth, double leastHeight, Runnable changed) {
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        probe.setManaged(false);
        probe.fontProperty().addListener(change -> changed.run());
    }

    /** A text without characters, to be put into the place. */
    public Node probe() {
        return probe;
    }

    /** Measures a place of that size in pixels, and tells whether the answer of {@link #small} has changed. */
    public boolean measure(double width, double height) {
        double em = probe.getFont().getSize();
        // What was not laid out yet has no size.
        boolean now = width > 0 && height > 0 && (width < leastWidth.getAsDouble() * em || height < leastHeight * em);
        boolean other = now != small;
        small = now;
        return other;
    }

    /** Whether the width or the height is less than the least. */
    public boolean small() {
        return small;
    }
}

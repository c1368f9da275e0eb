package dev.vmxscope.ui.dock;

import java.util.List;
import javafx.geometry.Rectangle2D;

/**
 * Place and size of a window in screen units.
 *
 * @param x left edge
 * @param y top edge
 * @param width at least 1
 * @param height at least 1
 */
public record WindowBounds(double x, double y, double width, double height) {
    /** How much of a title bar must lie on a screen so that the window can be caught with the mouse. */
    private static final double GRIP = 40;

    /** Checks that the numbers are finite and the size is positive. */
    public WindowBounds {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !(width >= 1) || !(height >= 1)) {
            throw new IllegalArgumentException("no window: " + x + " " + y + " " + width + " " + height);
        }
        if (!Double.isFinite(width) || !Double.isFinite(height)) {
            throw new IllegalArgumentException("no window size: " + width + " " + height);
        }
    }

    /**
     * These bounds if their title bar can be reached on one of the screens; otherwise the same size, at most that of
     * the first screen, centred there. A screen that was there yesterday may be gone today.
     *
     * @param screens the visual bounds of the present screens, the primary one first, not empty
     */
    public WindowBounds within(List<Rectangle2D> screens) {
        for (Rectangle2D screen : screens) {
            boolean across = x + width >= screen.getMinX() + GRIP && x <= screen.getMaxX() - GRIP;
            boolean down = y >= screen.getMinY() && y <= screen.getMaxY() - GRIP;
            if (across && down) {
                return new WindowBounds(x, y, Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight()));
            }
        }
        Rectangle2D screen = screens.get(0);
        double fittedWidth = Math.min(width, screen.getWidth());
        double fittedHeight = Math.min(height, screen.getHeight());
        return new WindowBounds(
                screen.getMinX() + (screen.getWidth() - fittedWidth) / 2,
                screen.getMinY() + (screen.getHeight() - fittedHeight) / 2,
                fittedWidth,
                fittedHeight);
    }
}

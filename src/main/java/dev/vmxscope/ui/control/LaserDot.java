package dev.vmxscope.ui.control;

import javafx.scene.layout.Region;

/**
 * The dot of a pointer. A dark ring around a light one: whatever lies below, one of them stands out from it, for every
 * eye. Its size is in em.
 */
public final class LaserDot extends Region {

    /** A dot that does not show. */
    public LaserDot() {
        getStyleClass().addAll("laser-dot", "overlay");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Shows it with its middle there, in the coordinates of its parent. */
    public void show(double x, double y) {
        applyCss();
        double width = prefWidth(-1);
        double height = prefHeight(-1);
        resizeRelocate(x - width / 2, y - height / 2, width, height);
        setVisible(true);
    }

    /** Takes it away. */
    public void hide() {
        setVisible(false);
    }
}

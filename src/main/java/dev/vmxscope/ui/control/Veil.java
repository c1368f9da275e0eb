package dev.vmxscope.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** A dark veil with a clear rounded hole: what matters now stays bright. */
public final class Veil extends Region {
    private final Path path = new Path();

    /** A veil that does not show. */
    public Veil() {
        getStyleClass().addAll("veil", "overlay");
        path.getStyleClass().add("veil-cloth");
        path.setFillRule(FillRule.EVEN_ODD);
        path.setManaged(false);
        getChildren().setAll(path);
        setMouseTransparent(true);
        setVisible(false);
    }

    /**
     * Covers everything but a rectangle with round corners.
     *
     * @param hole in the coordinates of this node
     * @param margin how far the hole reaches beyond the rectangle, and the radius of its corners
     */
    public void show(Bounds hole, double margin) {
        double left = Math.max(0, hole.getMinX() - margin);
        double top = Math.max(0, hole.getMinY() - margin);
        double right = Math.min(getWidth(), hole.getMaxX() + margin);
        double bottom = Math.min(getHeight(), hole.getMaxY() + margin);
        double r = Math.min(margin, Math.min(right - left, bottom - top) / 2);
        path.getElements()
                .setAll(
                        new MoveTo(0, 0),
                        new LineTo(getWidth(), 0),
                        new LineTo(getWidth(), getHeight()),
                        new LineTo(0, getHeight()),
                        new ClosePath(),
                        new MoveTo(left + r, top),
                        new LineTo(right - r, top),
                        corner(r, right, top + r),
                        new LineTo(right, bottom - r),
                        corner(r, right - r, bottom),
                        new LineTo(left + r, bottom),
                        corner(r, left, bottom - r),
                        new LineTo(left, top + r),
                        corner(r, left + r, top),
                        new ClosePath());
        setVisible(right > left && bottom > top);
    }

    private static ArcTo corner(double radius, double x, double y) {
        return new ArcTo(radius, radius, 0, x, y, false, true);
    }

    /** Takes it away. */
    public void hide() {
        setVisible(false);
    }
}

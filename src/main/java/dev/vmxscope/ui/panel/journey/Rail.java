package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.JourneyPath.Lane;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The drawn part of a row: the path as it comes from the row above, goes to the lane of this row, and on to the one
 * below; and the border between user mode and kernel mode as a broken line beside it.
 */
final class Rail extends Region {
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");
    private static final int LANES = Lane.values().length;

    private final Optional<Lane> above;
    private final Lane own;
    private final boolean last;
    private final Path border = path("journey-border");
    private final Path line = path("journey-line");
    private final @Nullable StackPane dot;

    /** A straight piece between two rows. */
    Rail(Lane above) {
        this(Optional.of(above), above, false, (@Nullable StackPane) null);
    }

    /** A piece with a mark in its lane. */
    Rail(Optional<Lane> above, Lane own, boolean last, Feather picture) {
        this(above, own, last, new StackPane(new Glyph(picture)));
    }

    private Rail(Optional<Lane> above, Lane own, boolean last, @Nullable StackPane dot) {
        this.above = above;
        this.own = own;
        this.last = last;
        this.dot = dot;
        getStyleClass().add("journey-rail");
        getChildren().addAll(border, line);
        if (dot != null) {
            dot.getStyleClass().addAll("journey-dot", "lane-" + own.name().toLowerCase(Locale.ROOT));
            getChildren().add(dot);
        }
    }

    private static Path path(String style) {
        Path path = new Path();
        path.getStyleClass().add(style);
        path.setManaged(false);
        return path;
    }

    /** Shows whether it lies ahead of the present moment. */
    void setAhead(boolean ahead) {
        line.pseudoClassStateChanged(AHEAD, ahead);
        if (dot != null) {
            dot.pseudoClassStateChanged(AHEAD, ahead);
        }
    }

    private double middle(Lane lane) {
        return snapPositionX((lane.ordinal() + 0.5) * getWidth() / LANES);
    }

    @Override
    protected void layoutChildren() {
        double edge = snapPositionX(getWidth() / LANES);
        border.getElements().setAll(new MoveTo(edge, 0), new LineTo(edge, getHeight()));
        double at = middle(own);
        double size = dot == null ? 0 : dot.prefHeight(-1);
        double top = snapPositionY(dot == null ? getHeight() / 2 : getInsets().getTop() + size / 2);
        line.getElements().clear();
        if (above.isPresent()) {
            double from = middle(above.get());
            line.getElements().addAll(new MoveTo(from, 0), new LineTo(from, top), new LineTo(at, top));
        }
        if (!last) {
            line.getElements().addAll(new MoveTo(at, top), new LineTo(at, getHeight()));
        }
        if (dot != null) {
            double width = dot.prefWidth(-1);
            dot.resizeRelocate(snapPositionX(at - width / 2), snapPositionY(top - size / 2), width, size);
        }
    }
}

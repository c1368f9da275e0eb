package dev.vmxscope.ui.export;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;

/** The backgrounds and borders of a region. */
final class SvgBox {
    private final SvgWriter writer;
    private final Xml xml;
    private final Region region;

    SvgBox(SvgWriter writer, Xml xml, Region region) {
        this.writer = writer;
        this.xml = xml;
        this.region = region;
    }

    void write() {
        if (region.getBackground() != null) {
            region.getBackground().getFills().forEach(this::fill);
        }
        if (region.getBorder() != null) {
            region.getBorder().getStrokes().forEach(this::stroke);
        }
    }

    private void fill(BackgroundFill fill) {
        if (SvgWriter.color(fill.getFill()).getOpacity() == 0) {
            return;
        }
        Shape shape = region.getShape();
        if (shape != null) {
            shaped(shape, fill);
            return;
        }
        String box = PathData.box(region.getWidth(), region.getHeight(), fill.getInsets(), fill.getRadii());
        if (!box.isEmpty()) {
            xml.open("path").attribute("d", box);
            writer.paint("fill", fill.getFill());
            xml.close();
        }
    }

    /** A shape that a style sheet gives the region: scaled to it, or centred in it. */
    private void shaped(Shape shape, BackgroundFill fill) {
        Bounds bounds = shape.getLayoutBounds();
        Insets insets = fill.getInsets();
        double width = region.getWidth() - insets.getLeft() - insets.getRight();
        double height = region.getHeight() - insets.getTop() - insets.getBottom();
        if (bounds.getWidth() <= 0 || bounds.getHeight() <= 0 || width <= 0 || height <= 0) {
            return;
        }
        double across = region.isScaleShape() ? width / bounds.getWidth() : 1;
        double down = region.isScaleShape() ? height / bounds.getHeight() : 1;
        boolean placed = region.isScaleShape() || region.isCenterShape();
        double x = placed ? insets.getLeft() + (width - bounds.getWidth() * across) / 2 - bounds.getMinX() * across : 0;
        double y = placed ? insets.getTop() + (height - bounds.getHeight() * down) / 2 - bounds.getMinY() * down : 0;
        xml.open("path").attribute("d", PathData.of(shape));
        xml.attribute(
                "transform",
                "matrix(" + Xml.number(across) + " 0 0 " + Xml.number(down) + " " + Xml.number(x) + " " + Xml.number(y)
                        + ")");
        writer.paint("fill", fill.getFill());
        xml.close();
    }

    private void stroke(BorderStroke stroke) {
        BorderWidths widths = stroke.getWidths();
        boolean alike = widths.getTop() == widths.getBottom()
                && widths.getLeft() == widths.getRight()
                && widths.getTop() == widths.getLeft()
                && stroke.getTopStroke().equals(stroke.getBottomStroke())
                && stroke.getLeftStroke().equals(stroke.getRightStroke())
                && stroke.getTopStroke().equals(stroke.getLeftStroke());
        if (alike) {
            around(stroke, widths.getTop());
            return;
        }
        Insets out = stroke.getInsets();
        double left = out.getLeft();
        double top = out.getTop();
        double right = region.getWidth() - out.getRight();
        double bottom = region.getHeight() - out.getBottom();
        side(stroke.getTopStroke(), stroke.getTopStyle(), left, top, right - left, widths.getTop());
        side(
                stroke.getBottomStroke(),
                stroke.getBottomStyle(),
                left,
                bottom - widths.getBottom(),
                right - left,
                widths.getBottom());
        side(stroke.getLeftStroke(), stroke.getLeftStyle(), left, top, widths.getLeft(), bottom - top);
        side(
                stroke.getRightStroke(),
                stroke.getRightStyle(),
                right - widths.getRight(),
                top,
                widths.getRight(),
                bottom - top);
    }

    private void around(BorderStroke stroke, double width) {
        if (width <= 0
                || stroke.getTopStyle().equals(BorderStrokeStyle.NONE)
                || SvgWriter.color(stroke.getTopStroke()).getOpacity() == 0) {
            return;
        }
        Insets out = stroke.getInsets();
        double half = width / 2;
        Insets middle =
                new Insets(out.getTop() + half, out.getRight() + half, out.getBottom() + half, out.getLeft() + half);
        String box = PathData.box(region.getWidth(), region.getHeight(), middle, stroke.getRadii());
        if (!box.isEmpty()) {
            xml.open("path").attribute("d", box).attribute("fill", "none");
            writer.paint("stroke", stroke.getTopStroke());
            xml.attribute("stroke-width", width);
            writer.dashes(stroke.getTopStyle().getDashArray());
            xml.close();
        }
    }

    private void side(Paint paint, BorderStrokeStyle style, double x, double y, double width, double height) {
        if (width <= 0
                || height <= 0
                || style.equals(BorderStrokeStyle.NONE)
                || SvgWriter.color(paint).getOpacity() == 0) {
            return;
        }
        xml.open("rect")
                .attribute("x", x)
                .attribute("y", y)
                .attribute("width", width)
                .attribute("height", height);
        writer.paint("fill", paint);
        xml.close();
    }
}

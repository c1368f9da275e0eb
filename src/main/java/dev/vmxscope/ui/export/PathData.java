package dev.vmxscope.ui.export;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.CornerRadii;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;

/** The outlines of shapes as SVG writes them. SVG 1.1, section 8.3. */
final class PathData {
    private PathData() {}

    /** The outline of a shape, in its own coordinates. */
    static String of(Shape shape) {
        if (shape instanceof SVGPath svg) {
            return svg.getContent();
        }
        if (shape instanceof Path path) {
            return of(path.getElements());
        }
        // Any other shape has its outline computed; a copy of a text, because the outline is told in the scene's
        // coordinates for one that is in a scene.
        Shape alone = shape instanceof Text text ? copy(text) : shape;
        return Shape.union(alone, new Rectangle()) instanceof Path path ? of(path.getElements()) : "";
    }

    private static Text copy(Text text) {
        Text copy = new Text(text.getX(), text.getY(), text.getText());
        copy.setFont(text.getFont());
        copy.setTextOrigin(text.getTextOrigin());
        copy.setWrappingWidth(text.getWrappingWidth());
        return copy;
    }

    private static String of(List<PathElement> elements) {
        StringBuilder data = new StringBuilder();
        for (PathElement element : elements) {
            append(data, element);
        }
        return data.toString();
    }

    private static void append(StringBuilder data, PathElement element) {
        if (element instanceof MoveTo to) {
            add(data, element, 'M', to.getX(), to.getY());
        } else if (element instanceof LineTo to) {
            add(data, element, 'L', to.getX(), to.getY());
        } else if (element instanceof HLineTo to) {
            add(data, element, 'H', to.getX());
        } else if (element instanceof VLineTo to) {
            add(data, element, 'V', to.getY());
        } else if (element instanceof QuadCurveTo to) {
            add(data, element, 'Q', to.getControlX(), to.getControlY(), to.getX(), to.getY());
        } else if (element instanceof CubicCurveTo to) {
            double[] ends = {
                to.getControlX1(), to.getControlY1(), to.getControlX2(), to.getControlY2(), to.getX(), to.getY()
            };
            add(data, element, 'C', ends);
        } else if (element instanceof ArcTo to) {
            double[] ends = {
                to.getRadiusX(),
                to.getRadiusY(),
                to.getXAxisRotation(),
                to.isLargeArcFlag() ? 1 : 0,
                to.isSweepFlag() ? 1 : 0,
                to.getX(),
                to.getY()
            };
            add(data, element, 'A', ends);
        } else if (element instanceof ClosePath) {
            data.append('Z');
        }
    }

    private static void add(StringBuilder data, PathElement element, char command, double... numbers) {
        data.append(element.isAbsolute() ? command : Character.toLowerCase(command));
        for (int at = 0; at < numbers.length; at++) {
            data.append(at == 0 ? "" : " ").append(Xml.number(numbers[at]));
        }
    }

    /** A rectangle inside another one, with its own radius at each corner. */
    static String box(double width, double height, Insets insets, CornerRadii radii) {
        double left = insets.getLeft();
        double top = insets.getTop();
        double right = width - insets.getRight();
        double bottom = height - insets.getBottom();
        if (right <= left || bottom <= top) {
            return "";
        }
        double most = Math.min(right - left, bottom - top) / 2;
        double[] r = {
            radius(radii.getTopLeftHorizontalRadius(), radii.isTopLeftHorizontalRadiusAsPercentage(), most),
            radius(radii.getTopRightHorizontalRadius(), radii.isTopRightHorizontalRadiusAsPercentage(), most),
            radius(radii.getBottomRightHorizontalRadius(), radii.isBottomRightHorizontalRadiusAsPercentage(), most),
            radius(radii.getBottomLeftHorizontalRadius(), radii.isBottomLeftHorizontalRadiusAsPercentage(), most)
        };
        StringBuilder data = new StringBuilder();
        data.append('M').append(point(left + r[0], top));
        data.append('L').append(point(right - r[1], top)).append(corner(r[1], right, top + r[1]));
        data.append('L').append(point(right, bottom - r[2])).append(corner(r[2], right - r[2], bottom));
        data.append('L').append(point(left + r[3], bottom)).append(corner(r[3], left, bottom - r[3]));
        data.append('L').append(point(left, top + r[0])).append(corner(r[0], left + r[0], top));
        return data.append('Z').toString();
    }

    private static double radius(double told, boolean percentage, double most) {
        return Math.max(0, Math.min(percentage ? told * 2 * most : told, most));
    }

    private static String corner(double radius, double x, double y) {
        return radius == 0 ? "" : "A" + Xml.number(radius) + " " + Xml.number(radius) + " 0 0 1 " + point(x, y);
    }

    private static String point(double x, double y) {
        return Xml.number(x) + " " + Xml.number(y);
    }
}

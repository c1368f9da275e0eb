package dev.vmxscope.ui;

import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.LayoutCheck.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/** The contrast of a text with the ground that it stands on: WCAG 2.1, "contrast ratio" and "relative luminance". */
final class LayoutCheckContrast {
    /** WCAG 2.1, success criterion 1.4.11: what a picture beside a text needs. */
    private static final double PICTURE = 3;

    /** Wider than the lines that themes draw as an outer ground. */
    private static final double EDGE = 3;

    private LayoutCheckContrast() {}

    static void check(Scene scene, Node node, Bounds seen, double least, List<Fault> faults) {
        // WCAG 1.4.3 asks nothing of controls that cannot be used.
        if (!(node instanceof Text text) || text.getText().isBlank() || text.isDisabled()) {
            return;
        }
        double wanted = LayoutCheck.picture(text) && besideText(text)
                ? (least > LayoutCheck.NORMAL ? LayoutCheck.NORMAL : PICTURE)
                : least;
        Color[] colours = colours(scene, text, seen);
        double contrast = ratio(colours[0], colours[1]);
        // As printed: what shows as 4.50 counts as 4.5.
        if (Math.round(contrast * 100) < Math.round(wanted * 100)) {
            Node owner = text.getParent() instanceof Labeled labeled && !LayoutCheck.picture(text) ? labeled : text;
            faults.add(LayoutCheck.fault(
                    Kind.PALE,
                    owner,
                    String.format(
                            Locale.ROOT,
                            "%.2f of %.1f: %s on %s",
                            contrast,
                            wanted,
                            hex(colours[0]),
                            hex(colours[1]))));
        }
    }

    private static boolean besideText(Text picture) {
        return picture.getParent() instanceof Labeled labeled
                && labeled.getGraphic() == picture
                && LayoutCheckText.speaks(labeled);
    }

    /** The contrast ratio of two opaque colours, 1 to 21. */
    static double ratio(Color a, Color b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** The colour in which a text shows, and the one behind it. */
    private static Color[] colours(Scene scene, Text text, Bounds seen) {
        List<Node> line = new ArrayList<>();
        for (Node at = text; at != null; at = at.getParent()) {
            line.add(0, at);
        }
        boolean hidden = seen.getWidth() <= 0 || seen.getHeight() <= 0;
        Bounds box = hidden ? text.localToScene(text.getLayoutBounds()) : seen;
        Point2D middle = new Point2D(box.getCenterX(), box.getCenterY());
        Color base = scene.getFill() instanceof Color fill ? over(fill, Color.WHITE) : Color.WHITE;
        return descend(line, 0, middle, base);
    }

    /** Paints what lies along the line of ancestors; a translucent one is painted whole, then mixed with what was. */
    private static Color[] descend(List<Node> line, int at, Point2D point, Color behind) {
        Node node = line.get(at);
        Color[] inner;
        if (node instanceof Text text) {
            inner = new Color[] {over(solid(text.getFill()), behind), behind};
        } else {
            Color ground = ground(node, inside(node, point), behind);
            Node next = line.get(at + 1);
            for (Node sibling : ((Parent) node).getChildrenUnmodifiable()) {
                if (sibling == next) {
                    break;
                }
                ground = paint(sibling, point, ground);
            }
            inner = descend(line, at + 1, point, ground);
        }
        double opacity = node.getOpacity();
        return new Color[] {behind.interpolate(inner[0], opacity), behind.interpolate(inner[1], opacity)};
    }

    /** What was, with a node and all in it painted over it. */
    private static Color paint(Node node, Point2D point, Color behind) {
        Point2D local = node.sceneToLocal(point);
        if (!node.isVisible() || local == null || !node.getBoundsInLocal().contains(local) || node instanceof Text) {
            return behind;
        }
        Color painted = ground(node, local, behind);
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                painted = paint(child, point, painted);
            }
        }
        return behind.interpolate(painted, node.getOpacity());
    }

    /** The point of a node that is nearest: what is scrolled out of sight comes before its ground when scrolled back. */
    private static Point2D inside(Node node, Point2D point) {
        Point2D local = node.sceneToLocal(point);
        Bounds box = node.getLayoutBounds();
        double x = Math.max(box.getMinX() + EDGE, Math.min(box.getMaxX() - EDGE, local.getX()));
        double y = Math.max(box.getMinY() + EDGE, Math.min(box.getMaxY() - EDGE, local.getY()));
        return new Point2D(x, y);
    }

    private static Color ground(Node node, Point2D local, Color behind) {
        Color now = behind;
        if (node instanceof Region region && region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                Insets insets = fill.getInsets();
                Bounds area = new BoundingBox(
                        insets.getLeft(),
                        insets.getTop(),
                        Math.max(0, region.getWidth() - insets.getLeft() - insets.getRight()),
                        Math.max(0, region.getHeight() - insets.getTop() - insets.getBottom()));
                now = area.contains(local) ? over(solid(fill.getFill()), now) : now;
            }
        } else if (node instanceof Shape shape && shape.getFill() != null && shape.contains(local)) {
            now = over(solid(shape.getFill()), now);
        }
        return now;
    }

    private static Color solid(Paint paint) {
        if (paint instanceof LinearGradient gradient && !gradient.getStops().isEmpty()) {
            return gradient.getStops().get(0).getColor();
        }
        return paint instanceof Color colour ? colour : Color.TRANSPARENT;
    }

    private static Color over(Color top, Color bottom) {
        return bottom.interpolate(new Color(top.getRed(), top.getGreen(), top.getBlue(), 1), top.getOpacity());
    }

    private static String hex(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }
}

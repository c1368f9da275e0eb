package dev.vmxscope.ui.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/**
 * Writes what a scene graph draws as SVG 1.1 (W3C Recommendation, second edition). Images, effects and canvases are left
 * out: the panels have none.
 */
final class SvgWriter {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final Xml xml = new Xml();
    private final String title;
    private final Color ground;
    private int clips;

    SvgWriter(String title, Color ground) {
        this.title = title;
        this.ground = ground;
    }

    /** The whole file. */
    String write(Node root) {
        Bounds bounds = root.getLayoutBounds();
        String width = Xml.number(bounds.getWidth());
        String height = Xml.number(bounds.getHeight());
        xml.open("svg").attribute("xmlns", NAMESPACE).attribute("width", width).attribute("height", height);
        xml.attribute(
                "viewBox",
                Xml.number(bounds.getMinX()) + " " + Xml.number(bounds.getMinY()) + " " + width + " " + height);
        xml.attribute("role", "img");
        xml.open("title").text(title).close();
        xml.open("rect").attribute("width", "100%").attribute("height", "100%");
        paint("fill", ground);
        xml.close();
        content(root);
        xml.close();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml;
    }

    private void node(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        xml.open("g");
        matrix(node.getLocalToParentTransform());
        if (node.getOpacity() < 1) {
            xml.attribute("opacity", node.getOpacity());
        }
        content(node);
        xml.close();
    }

    private void matrix(Transform transform) {
        if (!transform.isIdentity()) {
            double[] numbers = {
                transform.getMxx(),
                transform.getMyx(),
                transform.getMxy(),
                transform.getMyy(),
                transform.getTx(),
                transform.getTy()
            };
            xml.attribute(
                    "transform",
                    Arrays.stream(numbers).mapToObj(Xml::number).collect(Collectors.joining(" ", "matrix(", ")")));
        }
    }

    private void content(Node node) {
        Node clip = node.getClip();
        if (clip != null) {
            String id = clip(clip);
            xml.open("g").attribute("clip-path", "url(#" + id + ")");
        }
        if (node instanceof Text text) {
            text(text);
        } else if (node instanceof Shape shape) {
            shape(shape);
        } else if (node instanceof Region region) {
            new SvgBox(this, xml, region).write();
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::node);
        }
        if (clip != null) {
            xml.close();
        }
    }

    private String clip(Node clip) {
        String id = "clip" + ++clips;
        xml.open("clipPath").attribute("id", id);
        xml.open("path").attribute("d", outline(clip));
        matrix(clip.getLocalToParentTransform());
        xml.close().close();
        return id;
    }

    private static String outline(Node clip) {
        if (clip instanceof Rectangle box && box.getArcWidth() == 0) {
            return "M" + Xml.number(box.getX()) + " " + Xml.number(box.getY()) + "h" + Xml.number(box.getWidth()) + "v"
                    + Xml.number(box.getHeight()) + "h" + Xml.number(-box.getWidth()) + "Z";
        }
        if (clip instanceof Shape shape) {
            return PathData.of(shape);
        }
        Bounds bounds = clip.getLayoutBounds();
        return PathData.box(bounds.getWidth(), bounds.getHeight(), Insets.EMPTY, CornerRadii.EMPTY);
    }

    private void shape(Shape shape) {
        if (shape instanceof Line line) {
            xml.open("line").attribute("x1", line.getStartX()).attribute("y1", line.getStartY());
            xml.attribute("x2", line.getEndX()).attribute("y2", line.getEndY());
        } else if (shape instanceof Rectangle box) {
            xml.open("rect").attribute("x", box.getX()).attribute("y", box.getY());
            xml.attribute("width", box.getWidth()).attribute("height", box.getHeight());
            xml.attribute("rx", box.getArcWidth() / 2).attribute("ry", box.getArcHeight() / 2);
        } else {
            xml.open("path").attribute("d", PathData.of(shape));
        }
        paint("fill", shape.getFill());
        paint("stroke", shape.getStroke());
        if (shape.getStroke() != null) {
            xml.attribute("stroke-width", shape.getStrokeWidth());
            dashes(shape.getStrokeDashArray());
            if (shape.getStrokeLineCap() != StrokeLineCap.BUTT) {
                xml.attribute("stroke-linecap", shape.getStrokeLineCap().name().toLowerCase(Locale.ROOT));
            }
        }
        xml.close();
    }

    /** The lengths of dashes and gaps in turn. */
    void dashes(List<Double> lengths) {
        if (!lengths.isEmpty()) {
            xml.attribute("stroke-dasharray", lengths.stream().map(Xml::number).collect(Collectors.joining(" ")));
        }
    }

    private void text(Text text) {
        if (text.getText().isBlank()) {
            return;
        }
        if (text.getText().codePoints().allMatch(c -> Character.getType(c) == Character.PRIVATE_USE)) {
            // A picture out of a font of ours, which no other program has.
            xml.open("path").attribute("d", PathData.of(text));
            paint("fill", text.getFill());
            xml.close();
            return;
        }
        for (TextLines.Line line : TextLines.of(text)) {
            xml.open("text").attribute("x", line.x()).attribute("y", line.baseline());
            font(text.getFont());
            paint("fill", text.getFill());
            // Whatever font the reader has, the line is as long as here.
            xml.attribute("textLength", line.width()).attribute("lengthAdjust", "spacingAndGlyphs");
            if (text.isUnderline() || text.isStrikethrough()) {
                xml.attribute("text-decoration", text.isUnderline() ? "underline" : "line-through");
            }
            xml.attribute("xml:space", "preserve").text(line.text()).close();
        }
    }

    private void font(Font font) {
        String style = font.getStyle().toLowerCase(Locale.ROOT);
        String kind = font.getFamily().toLowerCase(Locale.ROOT).contains("mono") ? "monospace" : "sans-serif";
        xml.attribute("font-family", "'" + font.getFamily().replace("'", "") + "', " + kind);
        xml.attribute("font-size", font.getSize());
        if (style.contains("bold")) {
            xml.attribute("font-weight", style.contains("semi") ? "600" : "700");
        }
        if (style.contains("italic") || style.contains("oblique")) {
            xml.attribute("font-style", "italic");
        }
    }

    /** A colour, or for a gradient its colour halfway: the panels have none in anything that matters. */
    void paint(String attribute, Paint paint) {
        Color color = color(paint);
        if (color.getOpacity() == 0) {
            xml.attribute(attribute, "none");
            return;
        }
        xml.attribute(
                attribute,
                String.format(
                        Locale.ROOT,
                        "#%02x%02x%02x",
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255)));
        if (color.getOpacity() < 1) {
            xml.attribute(attribute + "-opacity", color.getOpacity());
        }
    }

    static Color color(Paint paint) {
        if (paint instanceof Color color) {
            return color;
        }
        List<Stop> stops = paint instanceof LinearGradient linear
                ? linear.getStops()
                : paint instanceof RadialGradient radial ? radial.getStops() : List.of();
        return stops.isEmpty()
                ? Color.TRANSPARENT
                : stops.get(0)
                        .getColor()
                        .interpolate(stops.get(stops.size() - 1).getColor(), 0.5);
    }
}

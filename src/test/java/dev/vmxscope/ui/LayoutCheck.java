package dev.vmxscope.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/**
 * Looks a scene over as a person with a ruler would: text that is cut or broken inside a word, text that lies where
 * nobody can scroll to, controls that lie on each other, text too pale for its ground. Called on the JavaFX thread:
 *
 * <pre>{@code assertThat(LayoutCheck.of(scene, LayoutCheck.NORMAL)).isEmpty();}</pre>
 *
 * <p>Whatever is meant to lie on top of other things bears the style class {@code overlay}.
 */
public final class LayoutCheck {
    /** The contrast that ordinary text must have: WCAG 2.1, success criterion 1.4.3 (AA). */
    public static final double NORMAL = 4.5;
    /** The contrast that text must have in high contrast: WCAG 2.1, success criterion 1.4.6 (AAA). */
    public static final double HIGH = 7;

    private LayoutCheck() {}

    /** What can be wrong. */
    public enum Kind {
        /** A part of the text does not show. */
        CUT,
        /** The text is broken in the middle of a word. */
        BROKEN,
        /** A part of the text lies where it is not seen and cannot be scrolled to, or sticks out of its place. */
        OUTSIDE,
        /** Two things lie on each other. */
        OVERLAP,
        /** Text or picture is too like its ground. */
        PALE
    }

    /**
     * One thing that is wrong.
     *
     * @param path where, from the outside in: ids, style classes or classes
     * @param text what stands there
     * @param detail the numbers
     */
    public record Fault(Kind kind, String path, String text, String detail) {
        @Override
        public String toString() {
            return kind + " " + path + " \"" + text + "\": " + detail;
        }
    }

    /**
     * Lays the scene out and gives all that is wrong with it.
     *
     * @param contrast the least contrast of text, {@link #NORMAL} or {@link #HIGH}
     */
    public static List<Fault> of(Scene scene, double contrast) {
        // More than once: a scroll bar that appears in one pass takes room from what is beside it in the next.
        for (int pass = 0; pass < 3; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        List<Fault> faults = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        collect(scene.getRoot(), nodes);
        LayoutCheckSight sight = new LayoutCheckSight(scene);
        for (Node node : nodes) {
            LayoutCheckText.check(node, faults);
            sight.check(node, faults);
            if (node instanceof Text && sight.lives(node)) {
                LayoutCheckContrast.check(scene, node, sight.seen(node), contrast, faults);
            }
        }
        LayoutCheckOverlap.check(nodes, sight, faults);
        return faults;
    }

    /** The faults as lines, equal ones once. */
    public static String report(List<Fault> faults) {
        return faults.stream()
                .map(Fault::toString)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining("\n"));
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    /** Whether a text is a picture of an icon font. */
    static boolean picture(Node node) {
        return node.getStyleClass().contains("glyph");
    }

    static String path(Node node) {
        List<String> names = new ArrayList<>();
        for (Node at = node; at != null && names.size() < 6; at = at.getParent()) {
            if (at == node || at.getId() != null || !at.getStyleClass().isEmpty()) {
                names.add(0, name(at));
            }
        }
        return String.join(" > ", names);
    }

    private static String name(Node node) {
        if (node.getId() != null) {
            return "#" + node.getId();
        }
        List<String> styles = node.getStyleClass();
        return styles.isEmpty() ? node.getClass().getSimpleName() : "." + String.join(".", styles);
    }

    /** The text of a node, shortened. */
    static String text(Node node) {
        String all = node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof Text text ? (picture(text) ? "(picture)" : text.getText()) : "";
        String line = all == null ? "" : all.replace("\n", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }

    static Fault fault(Kind kind, Node node, String detail) {
        return new Fault(kind, path(node), text(node), detail);
    }
}

package dev.vmxscope.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** Looks at every node of a scene that can be seen. */
final class SceneWalk {
    /** Under this key {@link Tooltip#install} keeps a tooltip. */
    private static final String INSTALLED = "javafx.scene.control.Tooltip";

    private SceneWalk() {}

    static List<Node> visible(Node root) {
        List<Node> found = new ArrayList<>();
        walk(root, found::add);
        return found;
    }

    private static void walk(Node node, Consumer<Node> seen) {
        if (!node.isVisible()) {
            return;
        }
        seen.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, seen));
        }
    }

    /** The text of a node's tooltip, empty without one. */
    static String tip(Node node) {
        Tooltip tooltip = node instanceof Control control && control.getTooltip() != null
                ? control.getTooltip()
                : (Tooltip) node.getProperties().get(INSTALLED);
        return tooltip == null || tooltip.getText() == null ? "" : tooltip.getText();
    }

    /** What a screen reader calls a node. */
    static String name(Node node) {
        String spoken = node.getAccessibleText();
        if (spoken != null && !spoken.isBlank()) {
            return spoken;
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    /** A node in words, for messages. */
    static String describe(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node at = node; at != null && path.length() < 200; at = at.getParent()) {
            path.append(at.getClass().getSimpleName())
                    .append(at.getId() == null ? "" : "#" + at.getId())
                    .append(at.getStyleClass())
                    .append(" < ");
        }
        return name(node) + ": " + path;
    }
}

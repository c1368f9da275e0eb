package dev.vmxscope.ui;

import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.LayoutCheck.Kind;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** What of a node is in sight, and whether a person can scroll to the rest. */
final class LayoutCheckSight {
    private static final double SLACK = 1.5;

    private final Scene scene;

    LayoutCheckSight(Scene scene) {
        this.scene = scene;
    }

    /** What an ancestor leaves of the things in it, and in which directions it scrolls. */
    private record Frame(Bounds bounds, boolean sideways, boolean upright) {}

    /** Reports a text of which a part can never be seen. */
    void check(Node node, List<Fault> faults) {
        if (!(node instanceof Text text) || text.getText().isBlank() || within(text, TextInputControl.class)) {
            return;
        }
        Bounds rest = text.localToScene(text.getLayoutBounds());
        for (Parent at = text.getParent(); at != null; at = at.getParent()) {
            Frame frame = frame(at);
            if (frame != null) {
                Bounds limit = frame.bounds;
                boolean wide = outside(rest.getMinX(), rest.getMaxX(), limit.getMinX(), limit.getMaxX());
                boolean high = outside(rest.getMinY(), rest.getMaxY(), limit.getMinY(), limit.getMaxY());
                if (wide && !frame.sideways || high && !frame.upright) {
                    Node owner = text.getParent() instanceof Labeled labeled ? labeled : text;
                    faults.add(LayoutCheck.fault(
                            Kind.OUTSIDE, owner, show(rest) + " of " + LayoutCheck.path(at) + " " + show(limit)));
                    return;
                }
                rest = intersection(rest, limit);
                if (rest.getWidth() <= 0 || rest.getHeight() <= 0) {
                    return;
                }
            }
        }
    }

    /** What of a node is in sight now, in the scene; width or height 0 if nothing. */
    Bounds seen(Node node) {
        Bounds rest = node.localToScene(node.getLayoutBounds());
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getClip() != null) {
                rest = intersection(rest, at.localToScene(at.getClip().getBoundsInParent()));
            }
        }
        return intersection(rest, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
    }

    /** Whether a node is up to date: the cells that a list keeps beyond its edges have styles of another time. */
    boolean lives(Node node) {
        return !within(node, VirtualFlow.class)
                || seen(node).getWidth() > 0 && seen(node).getHeight() > 0;
    }

    private @Nullable Frame frame(Parent at) {
        if (at.getParent() == null) {
            return new Frame(new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), false, false);
        }
        boolean clips = at.getClip() != null;
        if (!clips && !(at instanceof Region)) {
            return null;
        }
        Bounds bounds =
                clips ? at.localToScene(at.getClip().getBoundsInParent()) : at.localToScene(at.getLayoutBounds());
        if (at instanceof VirtualFlow<?> || at.getParent() instanceof VirtualFlow<?>) {
            VirtualFlow<?> flow = at instanceof VirtualFlow<?> self ? self : (VirtualFlow<?>) at.getParent();
            return new Frame(bounds, bar(flow, Orientation.HORIZONTAL), bar(flow, Orientation.VERTICAL));
        }
        ScrollPane pane = at instanceof ScrollPane self ? self : viewport(at);
        if (pane != null) {
            return new Frame(
                    bounds,
                    pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER,
                    pane.getVbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER);
        }
        return new Frame(bounds, scrollsWithTable(at), false);
    }

    private static @Nullable ScrollPane viewport(Parent at) {
        // Inside the viewport there is one more pane, which the skin moves about.
        Parent port = at.getStyleClass().contains("viewport") ? at : at.getParent();
        return port.getStyleClass().contains("viewport") && port.getParent() instanceof ScrollPane pane ? pane : null;
    }

    /** The heads of columns move with the rows below them. */
    private static boolean scrollsWithTable(Parent at) {
        for (Node up = at; up != null; up = up.getParent()) {
            if (up instanceof TableView<?> table && up != at) {
                return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        && bar(flow, Orientation.HORIZONTAL);
            }
        }
        return false;
    }

    private static boolean bar(VirtualFlow<?> flow, Orientation orientation) {
        return flow.getChildrenUnmodifiable().stream()
                .anyMatch(child ->
                        child instanceof ScrollBar bar && bar.isVisible() && bar.getOrientation() == orientation);
    }

    static boolean within(Node node, Class<? extends Node> kind) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean outside(double from, double to, double least, double most) {
        return from < least - SLACK || to > most + SLACK;
    }

    static Bounds intersection(Bounds a, Bounds b) {
        double left = Math.max(a.getMinX(), b.getMinX());
        double top = Math.max(a.getMinY(), b.getMinY());
        double right = Math.min(a.getMaxX(), b.getMaxX());
        double bottom = Math.min(a.getMaxY(), b.getMaxY());
        return new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    static String show(Bounds bounds) {
        return String.format(
                Locale.ROOT,
                "[%.0f..%.0f x %.0f..%.0f]",
                bounds.getMinX(),
                bounds.getMaxX(),
                bounds.getMinY(),
                bounds.getMaxY());
    }
}

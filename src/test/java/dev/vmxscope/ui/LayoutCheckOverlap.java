package dev.vmxscope.ui;

import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.LayoutCheck.Kind;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Finds controls and texts that lie on each other. */
final class LayoutCheckOverlap {
    private static final double SLACK = 1;

    private LayoutCheckOverlap() {}

    /** A thing with its place in the scene, and the overlay that it belongs to, if any. */
    private record Thing(Node node, Bounds bounds, @Nullable Node overlay) {}

    static void check(List<Node> nodes, LayoutCheckSight sight, List<Fault> faults) {
        List<Thing> things = new ArrayList<>();
        for (Node node : nodes) {
            Bounds bounds = counts(node) ? sight.seen(node) : null;
            if (bounds != null && bounds.getWidth() > SLACK && bounds.getHeight() > SLACK) {
                things.add(new Thing(node, bounds, overlay(node)));
            }
        }
        for (int i = 0; i < things.size(); i++) {
            for (int j = i + 1; j < things.size(); j++) {
                compare(things.get(i), things.get(j), faults);
            }
        }
    }

    private static void compare(Thing a, Thing b, List<Fault> faults) {
        Bounds common = LayoutCheckSight.intersection(a.bounds, b.bounds);
        if (common.getWidth() > SLACK
                && common.getHeight() > SLACK
                && a.overlay == b.overlay
                && !holds(a.node, b.node)
                && !holds(b.node, a.node)) {
            faults.add(LayoutCheck.fault(
                    Kind.OVERLAP,
                    a.node,
                    LayoutCheckSight.show(a.bounds) + " with " + LayoutCheck.path(b.node) + " \""
                            + LayoutCheck.text(b.node) + "\" " + LayoutCheckSight.show(b.bounds)));
        }
    }

    private static boolean counts(Node node) {
        if (LayoutCheckSight.within(node, TextInputControl.class)
                || LayoutCheckSight.within(node, ComboBoxBase.class)
                || LayoutCheckSight.within(node, Spinner.class)) {
            return false;
        }
        if (node instanceof Text text) {
            return !text.getText().isBlank() && !(text.getParent() instanceof Labeled);
        }
        return node instanceof Labeled labeled && (LayoutCheckText.speaks(labeled) || labeled.getGraphic() != null)
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof Spinner
                || node instanceof Slider
                || node instanceof ScrollBar
                || node instanceof ProgressBar
                || node instanceof ImageView;
    }

    private static @Nullable Node overlay(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("overlay")) {
                return at;
            }
        }
        return null;
    }

    private static boolean holds(Node outer, Node inner) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }
}

package dev.vmxscope.app.presenter;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls until a node is seen. */
final class IntoView {
    private IntoView() {}

    /** Brings a node into the middle of every scroll pane around it that does not show it whole. */
    static void bring(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                scroll(pane, node);
            }
        }
    }

    private static void scroll(ScrollPane pane, Node node) {
        Node content = pane.getContent();
        Bounds part = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        double top = pane.getVvalue() * hidden;
        if (hidden > 0 && (part.getMinY() < top || part.getMaxY() > top + seen)) {
            double wanted = (part.getCenterY() - seen / 2) / hidden;
            pane.setVvalue(Math.max(0, Math.min(1, wanted)));
            pane.layout();
        }
    }
}

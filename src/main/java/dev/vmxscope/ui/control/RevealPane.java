package dev.vmxscope.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** A scroll pane as wide as its content, that can bring a part of it into sight, at once or as soon as it is laid out. */
public class RevealPane extends ScrollPane {
    private @Nullable Node wanted;
    private boolean fromTop;

    /** An empty pane. */
    public RevealPane() {
        setFitToWidth(true);
    }

    /** Scrolls as little as shows the whole node. */
    public void reveal(Node node) {
        wanted = node;
        fromTop = false;
        requestLayout();
    }

    /** Scrolls so that the node begins at the upper edge, or as near to it as there is something to scroll. */
    public void revealFromTop(Node node) {
        wanted = node;
        fromTop = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (wanted != null
                && getContent() instanceof Parent content
                && getViewportBounds().getHeight() > 0) {
            content.layout();
            scrollTo(content, wanted);
            wanted = null;
        }
    }

    private void scrollTo(Node content, Node node) {
        double height = content.getLayoutBounds().getHeight();
        double room = getViewportBounds().getHeight();
        if (height <= room) {
            return;
        }
        Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double top = getVvalue() * (height - room);
        double target = fromTop ? at.getMinY() : Math.max(at.getMaxY() - room, Math.min(top, at.getMinY()));
        setVvalue(Math.min(1, target / (height - room)));
    }
}

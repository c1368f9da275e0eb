package dev.vmxscope.ui.dock;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/** Where a panel is: as large as the place, or scrolled where the place is smaller than the panel can be. */
public final class DockBody extends ScrollPane {

    /** An empty place. */
    public DockBody() {
        getStyleClass().addAll("dock-body", "edge-to-edge");
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(false);
        setMinSize(0, 0);
        // At once, not with the next pass of the styles: a panel that is shown must be in the scene to get the
        // keyboard.
        setSkin(new ScrollPaneSkin(this));
    }

    /** Shows a panel, and nothing else any more. */
    public void show(Node content) {
        if (getContent() != content) {
            setContent(content);
        }
    }
}

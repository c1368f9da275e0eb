package dev.vmxscope.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Whether a panel can be seen: a hidden one is taken out of its scene. */
public final class Shown {
    private Shown() {}

    /** True while the node is in a scene. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty().map(scene -> true).orElse(false);
    }
}

package dev.vmxscope.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Things beside each other as long as there is room. None is ever wider than the row, so that long texts wrap. */
public final class WrapRow extends FlowPane {

    /** A row. */
    public WrapRow(Node... nodes) {
        getStyleClass().add("wrap-row");
        add(nodes);
    }

    /** Some more at the end. */
    public void add(Node... nodes) {
        for (Node node : nodes) {
            if (node instanceof Region region) {
                region.maxWidthProperty().bind(widthProperty());
            }
            getChildren().add(node);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}

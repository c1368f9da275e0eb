package dev.vmxscope.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberBinding;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Things beside each other as long as there is room. None is ever wider than the row, so that long texts wrap. */
public final class WrapRow extends FlowPane {
    /** Before the first layout the row has no width yet: a text that kept to it would be as high as it has letters. */
    private final NumberBinding widest =
            Bindings.when(widthProperty().greaterThan(0)).then(widthProperty()).otherwise(USE_COMPUTED_SIZE);

    /** A row. */
    public WrapRow(Node... nodes) {
        getStyleClass().add("wrap-row");
        add(nodes);
    }

    /** Some more at the end. */
    public void add(Node... nodes) {
        for (Node node : nodes) {
            if (node instanceof Region region) {
                region.maxWidthProperty().bind(widest);
            }
            getChildren().add(node);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}

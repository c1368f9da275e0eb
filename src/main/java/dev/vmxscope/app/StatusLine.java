package dev.vmxscope.app;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The line at the foot of the window: what the machine does, and where it is. */
final class StatusLine extends HBox {

    StatusLine(WindowActions actions) {
        getStyleClass().add("status-line");
        setId("status-line");
        Label status = new Label();
        status.setId("status");
        status.setWrapText(true);
        status.setMaxWidth(Double.MAX_VALUE);
        status.textProperty().bind(actions.status());
        HBox.setHgrow(status, Priority.ALWAYS);
        Label place = new Label();
        place.setId("place");
        place.setWrapText(true);
        place.getStyleClass().add("mono");
        place.textProperty().bind(actions.place());
        getChildren().setAll(status, place);
    }
}

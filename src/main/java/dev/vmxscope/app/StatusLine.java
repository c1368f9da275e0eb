package dev.vmxscope.app;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;

/**
 * The line at the foot of the window: what the machine does, and where it is. Where there is no room for both, the
 * place loses its parts from the front, file first, and tells them all when pointed at; what the machine does is told
 * whole in any case.
 */
final class StatusLine extends HBox {
    private static final String PART = " · ";
    /** Kept free for paddings and the space between, in em. */
    private static final double MARGIN = 5;

    private final Label status = new Label();
    private final Label place = new Label();
    private final Tooltip whole = new Tooltip();
    private final Text ruler = new Text();
    private final ObservableValue<String> fullPlace;

    StatusLine(WindowActions actions) {
        this.fullPlace = actions.place();
        getStyleClass().add("status-line");
        setId("status-line");
        status.setId("status");
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        status.setMaxWidth(Double.MAX_VALUE);
        status.textProperty().bind(actions.status());
        HBox.setHgrow(status, Priority.ALWAYS);
        place.setId("place");
        place.setMinWidth(USE_PREF_SIZE);
        place.getStyleClass().add("mono");
        place.setTooltip(whole);
        getChildren().setAll(status, place);
        fullPlace.addListener(change -> fit());
        status.textProperty().addListener(change -> fit());
        status.fontProperty().addListener(change -> fit());
        place.fontProperty().addListener(change -> fit());
        widthProperty().addListener(change -> fit());
        fit();
    }

    private void fit() {
        String full = String.valueOf(fullPlace.getValue());
        whole.setText(full);
        place.setAccessibleText(full);
        double room = getWidth() - width(status, status.getText()) - MARGIN * status.getFont().getSize();
        List<String> parts = List.of(full.split(PART, -1));
        String shown = "";
        for (int from = 0; from < parts.size() && shown.isEmpty(); from++) {
            String text = String.join(PART, parts.subList(from, parts.size()));
            shown = width(place, text) <= room ? text : "";
        }
        place.setText(shown);
    }

    private double width(Label label, String text) {
        ruler.setFont(label.getFont());
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }
}

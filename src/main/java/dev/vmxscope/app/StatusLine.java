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
 * place loses its parts from the front, file first, and what the machine does is told in more rows, or in a low window
 * by the first clause. Pointed at, both tell all.
 */
final class StatusLine extends HBox {
    private static final String PART = " · ";
    /** Behind it stands what to do, or the particulars. */
    private static final String CLAUSE = ":\\s|\\uff1a";
    /** Kept free for paddings and the space between, in em. */
    private static final double MARGIN = 5;

    private final Label status = new Label();
    private final Label place = new Label();
    private final Tooltip wholeStatus = new Tooltip();
    private final Tooltip whole = new Tooltip();
    private final Text ruler = new Text();
    private final ObservableValue<String> fullStatus;
    private final ObservableValue<String> fullPlace;
    private final ObservableValue<Boolean> slim;

    StatusLine(WindowActions actions, ObservableValue<Boolean> slim) {
        this.slim = slim;
        this.fullStatus = actions.status();
        this.fullPlace = actions.place();
        getStyleClass().add("status-line");
        setId("status-line");
        status.setId("status");
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        status.setMaxWidth(Double.MAX_VALUE);
        status.setTooltip(wholeStatus);
        HBox.setHgrow(status, Priority.ALWAYS);
        place.setId("place");
        place.setMinWidth(USE_PREF_SIZE);
        place.getStyleClass().add("mono");
        place.setTooltip(whole);
        getChildren().setAll(status, place);
        fullPlace.addListener(change -> fit());
        fullStatus.addListener(change -> fit());
        slim.addListener(change -> fit());
        status.fontProperty().addListener(change -> fit());
        place.fontProperty().addListener(change -> fit());
        widthProperty().addListener(change -> fit());
        fit();
    }

    private void fit() {
        String said = String.valueOf(fullStatus.getValue());
        double all = getWidth() - MARGIN * status.getFont().getSize();
        boolean shorten = slim.getValue() && width(status, said) > all;
        status.setText(shorten ? said.split(CLAUSE, 2)[0] : said);
        status.setAccessibleText(said);
        wholeStatus.setText(said);
        String full = String.valueOf(fullPlace.getValue());
        whole.setText(full);
        place.setAccessibleText(full);
        double room = all - width(status, status.getText());
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

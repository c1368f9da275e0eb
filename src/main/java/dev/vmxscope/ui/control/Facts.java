package dev.vmxscope.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Names of things, each with what is known of it beside it. */
public final class Facts extends GridPane {

    /** None yet. */
    public Facts() {
        getStyleClass().add("facts");
    }

    /** One more; nothing if nothing is known. */
    public void add(String name, String text) {
        if (!text.isEmpty()) {
            Label label = new Label(name);
            label.getStyleClass().add("muted");
            label.setMinWidth(USE_PREF_SIZE);
            addRow(getRowCount(), label, new Paragraph(text, "fact"));
        }
    }
}

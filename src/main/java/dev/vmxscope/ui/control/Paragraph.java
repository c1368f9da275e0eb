package dev.vmxscope.ui.control;

import javafx.scene.control.Label;

/** A text on lines of its own: as wide as there is room, wrapped, never cut. */
public final class Paragraph extends Label {

    /** A text with style classes. */
    public Paragraph(String text, String... styles) {
        super(text);
        getStyleClass().addAll(styles);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }
}

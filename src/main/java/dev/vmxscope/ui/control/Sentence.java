package dev.vmxscope.ui.control;

import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** A sentence with a picture before it; its tone shows by both and by colour. */
public final class Sentence extends Label {
    private Tone tone = Tone.PLAIN;

    /** How good or bad what the sentence says is. */
    public enum Tone {
        /** Neither. */
        PLAIN,
        /** All is well. */
        GOOD,
        /** Something is open. */
        CAUTION,
        /** Something is wrong. */
        BAD
    }

    /** An empty sentence. */
    public Sentence() {
        getStyleClass().addAll("sentence", "tone-plain");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
    }

    /** Says something. */
    public void say(Tone newTone, Feather picture, String text) {
        getStyleClass().remove("tone-" + tone.name().toLowerCase(java.util.Locale.ROOT));
        getStyleClass().add("tone-" + newTone.name().toLowerCase(java.util.Locale.ROOT));
        tone = newTone;
        setGraphic(new Glyph(picture));
        setText(text);
    }
}

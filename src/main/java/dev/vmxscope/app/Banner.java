package dev.vmxscope.app;

import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** One sentence across the window, with a button beside it. A long one scrolls rather than take the window. */
final class Banner extends HBox {
    /** How much of the window's height the sentence may take. */
    private static final double SHARE = 0.2;

    private final Sentence sentence = new Sentence();
    private final Button button = new Button();
    private final Button badge = new Button();
    private final ObservableValue<Boolean> folded;
    private boolean shown;

    /** A banner that does not show. */
    Banner(String id) {
        this(id, new SimpleBooleanProperty());
    }

    /**
     * A banner that does not show.
     *
     * @param folded whether only its {@linkplain #badge badge} shows, because there is no room for the sentence
     */
    Banner(String id, ObservableValue<Boolean> folded) {
        this.folded = folded;
        setId(id);
        badge.setId(id + "-badge");
        badge.getStyleClass().add("banner-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        badge.setTooltip(new Tooltip());
        folded.addListener(change -> reveal());
        getStyleClass().add("banner");
        Port port = new Port(sentence);
        port.maxHeightProperty()
                .bind(sceneProperty()
                        .flatMap(Scene::heightProperty)
                        .map(height -> height.doubleValue() * SHARE)
                        .orElse(Double.MAX_VALUE));
        HBox.setHgrow(port, Priority.ALWAYS);
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(port, button);
        hide();
    }

    /** Shows a sentence. */
    void show(Tone tone, Feather icon, String text, String buttonText, Runnable action) {
        sentence.say(tone, icon, text);
        button.setText(buttonText);
        button.setOnAction(event -> action.run());
        badge.setGraphic(new Glyph(icon));
        badge.setText(buttonText);
        badge.setAccessibleHelp(text);
        badge.getTooltip().setText(text);
        badge.setOnAction(event -> action.run());
        shown = true;
        reveal();
    }

    /** Takes it away. */
    void hide() {
        shown = false;
        reveal();
    }

    private void reveal() {
        boolean small = folded.getValue();
        setVisible(shown && !small);
        setManaged(shown && !small);
        badge.setVisible(shown && small);
        badge.setManaged(shown && small);
    }

    /** The button alone; pointed at, it says the sentence. */
    Button badge() {
        return badge;
    }

    /** What it says. */
    String text() {
        return sentence.getText();
    }

    /** As high as its sentence, which a plain scroll pane is not. */
    private static final class Port extends ScrollPane {
        private final Sentence sentence;

        Port(Sentence sentence) {
            super(sentence);
            this.sentence = sentence;
            getStyleClass().addAll("edge-to-edge", "banner-port");
            setFitToWidth(true);
            setHbarPolicy(ScrollBarPolicy.NEVER);
            setMinHeight(USE_PREF_SIZE);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double inside = width - getInsets().getLeft() - getInsets().getRight();
            double content = sentence.prefHeight(width < 0 ? -1 : inside);
            return Math.min(content + getInsets().getTop() + getInsets().getBottom(), getMaxHeight());
        }
    }
}

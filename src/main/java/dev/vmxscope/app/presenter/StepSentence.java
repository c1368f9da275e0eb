package dev.vmxscope.app.presenter;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * The sentence of the present step, large enough for the last row. A sentence that is long for its place is set smaller
 * down to a limit; below that it scrolls.
 */
final class StepSentence extends ScrollPane {
    /**
     * Type of this share of the window's height has capitals of 1/25 of it: those of Inter are 0.727 em high. At 300
     * percent the sentence is at least as large.
     */
    private static final double BACK_ROW = 0.058;
    /** The largest share of the window's height that the sentence may take. */
    private static final double MOST = 0.42;

    private static final double SMALLEST_EM = 1.3;
    private static final double STEP = 0.9;

    private final Look look;
    private final Label label = new Label();
    private final Text probe = new Text();

    /** An empty sentence. */
    StepSentence(Look look) {
        this.look = look;
        getStyleClass().add("step-sentence");
        label.getStyleClass().add("step-text");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        setContent(label);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        ObservableValue<Number> height = sceneProperty().flatMap(Scene::heightProperty).map(h -> (Number) h);
        widthProperty().addListener((property, old, width) -> fit());
        height.addListener((property, old, now) -> fit());
        look.scaleProperty().addListener((property, old, now) -> fit());
        // Another language may be set in another family, whose lines are higher.
        label.fontProperty().addListener((property, old, now) -> {
            if (!old.getFamily().equals(now.getFamily())) {
                fit();
            }
        });
    }

    /** Says something. */
    void say(String text) {
        label.setText(text);
        setVvalue(0);
        fit();
    }

    /** What it says. */
    String text() {
        return label.getText();
    }

    private void fit() {
        Scene scene = getScene();
        if (scene == null || getWidth() <= 0 || scene.getHeight() <= 0) {
            return;
        }
        double scale = look.scaleProperty().getValue().doubleValue() / 100;
        double backRow = BACK_ROW * scene.getHeight();
        double size = Math.max(SMALLEST_EM * look.em(), backRow * (0.5 + scale / 6));
        double least = Math.max(look.em(), backRow * Math.min(1, scale / 3));
        double most = MOST * scene.getHeight();
        double height = heightAt(size);
        while (height > most && size > least) {
            size = Math.max(least, size * STEP);
            height = heightAt(size);
        }
        label.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size));
        // The last line keeps room for what hangs below it.
        double room = Math.ceil(Math.min(height, most) + size / 8);
        setVbarPolicy(height > most ? ScrollBarPolicy.ALWAYS : ScrollBarPolicy.NEVER);
        setMinHeight(room);
        setPrefHeight(room);
        setMaxHeight(room);
    }

    /** Measured apart from the label, since this is asked for while the styles are being applied. */
    private double heightAt(double pixels) {
        probe.setText(label.getText());
        probe.setFont(Font.font(label.getFont().getFamily(), FontWeight.BOLD, pixels));
        probe.setWrappingWidth(getWidth() - snappedLeftInset() - snappedRightInset());
        return probe.getLayoutBounds().getHeight() + snappedTopInset() + snappedBottomInset();
    }
}

package dev.vmxscope.app;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/**
 * The commands as buttons with picture and word, all of them without the word where the words need more than one row.
 * Then the tooltip has it, and assistive technology as ever. Nothing hides in an overflow menu.
 */
final class CommandBar extends Pane {
    /** Between two buttons, in em. */
    private static final double GAP = 0.2;

    private final List<Button> buttons = new ArrayList<>();
    private final Text ruler = new Text();

    CommandBar(Texts texts, WindowActions actions) {
        getStyleClass().add("command-bar");
        setId("command-bar");
        for (WindowCommand command : WindowCommand.values()) {
            String text = texts.get(command.textKey());
            Button button = new Button(text, new Glyph(command.icon()));
            button.setId("command-" + command.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            button.getStyleClass().addAll("flat", "command-button");
            String keys = command.shortcuts().get(0).getDisplayText();
            String tip = texts.format("command.tooltip", texts.get(command.tipKey()), keys);
            button.setTooltip(new Tooltip(tip));
            button.setAccessibleText(text.replace("_", ""));
            button.setAccessibleHelp(texts.get(command.tipKey()));
            button.setDisable(!actions.enabled(command).get());
            actions.enabled(command).addListener((property, old, can) -> button.setDisable(!can));
            button.setOnAction(event -> actions.perform(command));
            if (command == WindowCommand.RUN) {
                button.getStyleClass().add("command-run");
            }
            buttons.add(button);
        }
        getChildren().setAll(buttons);
    }

    private double gap() {
        return snapSpaceX(GAP * buttons.get(0).getFont().getSize());
    }

    private double width(Button button, boolean word) {
        Insets insets = button.getInsets();
        double picture = insets.getLeft() + insets.getRight() + button.getGraphic().prefWidth(-1);
        ruler.setText(button.getText().replace("_", ""));
        ruler.setFont(button.getFont());
        double spoken = button.getGraphicTextGap() + ruler.getLayoutBounds().getWidth();
        // One pixel for what the skin rounds up.
        return snapSizeX(word ? picture + spoken + 1 : picture);
    }

    private double width(boolean words) {
        return buttons.stream()
                .mapToDouble(button -> width(button, words) + gap())
                .sum();
    }

    private double inside(double width) {
        return width - getInsets().getLeft() - getInsets().getRight();
    }

    private int rows(double width) {
        boolean words = width(true) <= inside(width);
        int rows = 1;
        double at = 0;
        for (Button button : buttons) {
            double wide = width(button, words) + gap();
            if (!words && at > 0 && at + wide > inside(width)) {
                rows++;
                at = 0;
            }
            at += wide;
        }
        return rows;
    }

    private double rowHeight() {
        return snapSizeY(
                buttons.stream().mapToDouble(button -> button.prefHeight(-1)).max().orElse(0));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return width(true) + getInsets().getLeft() + getInsets().getRight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = width < 0 ? 1 : rows(width);
        return getInsets().getTop() + getInsets().getBottom() + rows * rowHeight() + (rows - 1) * gap();
    }

    @Override
    protected void layoutChildren() {
        boolean words = width(true) <= inside(getWidth());
        double x = getInsets().getLeft();
        double y = getInsets().getTop();
        for (Button button : buttons) {
            button.setContentDisplay(words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
            double wide = width(button, words);
            if (x > getInsets().getLeft() && x + wide > getWidth() - getInsets().getRight()) {
                x = getInsets().getLeft();
                y += rowHeight() + gap();
            }
            button.resizeRelocate(x, y, wide, rowHeight());
            x += wide + gap();
        }
    }
}

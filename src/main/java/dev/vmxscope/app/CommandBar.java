package dev.vmxscope.app;

import dev.vmxscope.app.command.Actions;
import dev.vmxscope.app.command.WindowAction;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
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

    private final Texts texts;
    private final List<Button> buttons = new ArrayList<>();
    private final Text ruler = new Text();

    CommandBar(Texts texts, Actions table) {
        this.texts = texts;
        getStyleClass().add("command-bar");
        setId("command-bar");
        for (WindowCommand command : WindowCommand.values()) {
            WindowAction action = table.get(command.id());
            buttons.add(button(action, action.label().in(texts)));
        }
        buttons.get(0).getStyleClass().add("command-run");
        buttons.add(button(table.get(Actions.UNDO), texts.get("edit.undo.short")));
        buttons.add(button(table.get(Actions.REDO), texts.get("edit.redo.short")));
        getChildren().setAll(buttons);
    }

    private Button button(WindowAction action, String name) {
        Button button = new Button(name, new Glyph(action.icon()));
        button.setId(action.id());
        button.getStyleClass().addAll("flat", "command-button");
        String tip = action.tip().map(wording -> wording.in(texts)).orElse("");
        button.setTooltip(new Tooltip(texts.format("command.tooltip", tip, action.keyText())));
        button.setAccessibleText(name);
        button.setAccessibleHelp(tip);
        // Bound, for a binding does not keep a bar alive that was made anew in another language.
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(event -> action.perform());
        return button;
    }

    private double gap() {
        return snapSpaceX(GAP * buttons.get(0).getFont().getSize());
    }

    private double width(Button button, boolean word) {
        Insets insets = button.getInsets();
        double picture =
                insets.getLeft() + insets.getRight() + button.getGraphic().prefWidth(-1);
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
        return snapSizeY(buttons.stream()
                .mapToDouble(button -> button.prefHeight(-1))
                .max()
                .orElse(0));
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

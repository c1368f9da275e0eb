package dev.vmxscope.ui.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * Gives the columns of a table widths in em, and at least that of what stands in them. A column's width is a number,
 * no style, so hidden texts tell the size of the type.
 */
public final class EmColumns {
    /** Of a cell, left and right together, with some room for rounding, in em. */
    private static final double PADDING = 1.5;

    private final Text plain = new Text();
    private final Text mono = new Text();
    private final Map<TableColumn<?, ?>, Wanted> widths = new LinkedHashMap<>();

    /** How wide a column shall be: so many em, and so that these texts fit. */
    private record Wanted(double em, List<String> texts, boolean mono) {}

    /** Puts the hidden texts beside the table. */
    public EmColumns(StackPane around) {
        mono.getStyleClass().add("mono");
        for (Text each : List.of(plain, mono)) {
            each.setManaged(false);
            around.getChildren().add(each);
            each.fontProperty().addListener((property, old, font) -> resize());
        }
    }

    /** Keeps a column that many em wide until the user drags it. */
    public void set(TableColumn<?, ?> column, double em) {
        hold(column, em, List.of(), false);
    }

    /**
     * Makes a column so wide that its title and these texts fit, and no less than some em.
     *
     * @param ofOneWidth whether its cells are in the type of one width
     */
    public void hold(TableColumn<?, ?> column, double leastEm, List<String> texts, boolean ofOneWidth) {
        Wanted wanted = new Wanted(leastEm, List.copyOf(texts), ofOneWidth);
        if (!wanted.equals(widths.put(column, wanted))) {
            resize(column, wanted);
        }
    }

    private void resize() {
        widths.forEach(this::resize);
    }

    private void resize(TableColumn<?, ?> column, Wanted wanted) {
        double em = plain.getFont().getSize();
        // What changed is bold, and so are titles.
        Font font = bold(wanted.mono ? mono.getFont() : plain.getFont());
        double widest = width(column.getText(), bold(plain.getFont()));
        for (String text : wanted.texts) {
            widest = Math.max(widest, width(text, font));
        }
        column.setPrefWidth(Math.max(wanted.em * em, Math.ceil(widest) + PADDING * em));
    }

    private static Font bold(Font font) {
        return Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
    }

    private static double width(String text, Font font) {
        Text ruler = new Text(text);
        ruler.setFont(font);
        return ruler.getLayoutBounds().getWidth();
    }
}

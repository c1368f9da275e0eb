package dev.vmxscope.ui.export;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;

/** The lines in which a text stands on the screen, wrapped as it is wrapped there. */
final class TextLines {
    private TextLines() {}

    /**
     * One line.
     *
     * @param text without the blanks at its end
     * @param x of its left edge, in the text's own coordinates
     * @param baseline y of its baseline
     * @param width in points
     */
    record Line(String text, double x, double baseline, double width) {}

    /** The lines of a text; those without anything to see are left out. */
    static List<Line> of(Text text) {
        String content = text.getText();
        List<Line> lines = new ArrayList<>();
        double first = top(text, 0);
        double baseline = text.getLayoutBounds().getMinY() + text.getBaselineOffset();
        for (int start = 0; start < content.length(); ) {
            double top = top(text, start);
            int end = start + 1;
            while (end < content.length() && content.charAt(end - 1) != '\n' && Math.abs(top(text, end) - top) < 0.5) {
                end++;
            }
            add(lines, text, start, end, baseline + top - first);
            start = end;
        }
        return lines;
    }

    private static void add(List<Line> lines, Text text, int start, int end, double baseline) {
        String line = text.getText().substring(start, end).stripTrailing();
        if (!line.isBlank()) {
            double left = caret(text, start, true).getX();
            double right = caret(text, start + line.length() - 1, false).getX();
            lines.add(new Line(line, left, baseline, Math.abs(right - left)));
        }
    }

    private static double top(Text text, int at) {
        return caret(text, at, true).getY();
    }

    private static MoveTo caret(Text text, int at, boolean leading) {
        PathElement[] shape = text.caretShape(at, leading);
        return shape.length > 0 && shape[0] instanceof MoveTo start ? start : new MoveTo();
    }
}

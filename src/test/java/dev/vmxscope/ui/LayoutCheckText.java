package dev.vmxscope.ui;

import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.LayoutCheck.Kind;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Whether all of a text shows, and no word of it is broken. */
final class LayoutCheckText {
    private static final double SLACK = 1;

    private LayoutCheckText() {}

    static void check(Node node, List<Fault> faults) {
        if (node instanceof Labeled labeled) {
            cut(labeled, faults);
        } else if (node instanceof TextField field) {
            prompt(field, faults);
        } else if (node instanceof Text text && text.getWrappingWidth() > 0) {
            broken(text, faults);
        }
    }

    /** The node that draws the text of a labeled control. */
    static Optional<Text> drawn(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && child != labeled.getGraphic())
                .map(Text.class::cast)
                .findFirst();
    }

    /** Whether a control shows a text at all. */
    static boolean speaks(Labeled labeled) {
        return labeled.getText() != null
                && !labeled.getText().isBlank()
                && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
    }

    private static void cut(Labeled labeled, List<Fault> faults) {
        // Of a button with a menu it is a label inside it that speaks.
        if (!speaks(labeled) || labeled instanceof MenuButton) {
            return;
        }
        String wanted = plain(labeled, labeled.getText());
        String shown =
                drawn(labeled).map(text -> plain(labeled, text.getText())).orElse("");
        if (!shown.equals(wanted)) {
            faults.add(LayoutCheck.fault(
                    Kind.CUT,
                    labeled,
                    String.format(
                            Locale.ROOT,
                            "shows only \"%s\" in %.0fx%.0f",
                            shown.length() <= 40 ? shown : shown.substring(0, 40),
                            labeled.getWidth(),
                            labeled.getHeight())));
        }
    }

    /** The skin takes the underscore of a mnemonic away. */
    private static String plain(Labeled labeled, String text) {
        String lines = text.replace("\r\n", "\n").stripTrailing();
        return labeled.isMnemonicParsing() ? lines.replace("_", "") : lines;
    }

    private static void prompt(TextField field, List<Fault> faults) {
        String prompt = field.getPromptText();
        if (prompt == null || prompt.isEmpty() || field.getLength() > 0) {
            return;
        }
        double room = field.getWidth()
                - field.getInsets().getLeft()
                - field.getInsets().getRight();
        double wanted = width(prompt, field.getFont());
        if (wanted > room + SLACK) {
            faults.add(new Fault(
                    Kind.CUT,
                    LayoutCheck.path(field),
                    prompt,
                    String.format(Locale.ROOT, "the prompt needs %.0f and has %.0f", wanted, room)));
        }
    }

    private static void broken(Text text, List<Fault> faults) {
        double room = text.getWrappingWidth();
        String all = text.getText();
        if (width(all, text.getFont()) <= room + SLACK) {
            return;
        }
        BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
        words.setText(all);
        int from = words.first();
        for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
            String word = all.substring(from, to).strip();
            if (word.length() > 1 && width(word, text.getFont()) > room + SLACK) {
                Node owner = text.getParent() instanceof Labeled labeled ? labeled : text;
                faults.add(LayoutCheck.fault(
                        Kind.BROKEN,
                        owner,
                        String.format(
                                Locale.ROOT,
                                "\"%s\" needs %.0f and has %.0f",
                                word,
                                width(word, text.getFont()),
                                room)));
                return;
            }
        }
    }

    private static double width(String text, Font font) {
        Text ruler = new Text(text);
        ruler.setFont(font);
        return ruler.getLayoutBounds().getWidth();
    }
}

package dev.vmxscope.ui.panel.lesson;

import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Paragraph;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Text and buttons as all pages of the panel have them: as wide as there is room, wrapped, never cut. */
final class Prose {
    private Prose() {}

    /** A text on its own lines. */
    static Label line(String text, String style) {
        return new Paragraph(text, style);
    }

    /** A text with a picture before it. */
    static Label line(Feather picture, String text, String style) {
        Label label = line(text, style);
        label.setGraphic(new Glyph(picture));
        return label;
    }

    /** Paragraphs that are parted by empty lines. */
    static List<Node> paragraphs(String text, String style) {
        List<Node> all = new ArrayList<>();
        for (String paragraph : text.strip().split("\\n\\s*\\n")) {
            all.add(line(paragraph.strip(), style));
        }
        return all;
    }

    /** A button. */
    static Button button(String id, Feather picture, String text, String tip, Runnable action) {
        Button button = new Button(text, new Glyph(picture));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        if (!tip.isEmpty()) {
            button.setTooltip(new Tooltip(tip));
            button.setAccessibleHelp(tip);
        }
        button.setOnAction(event -> action.run());
        return button;
    }
}

package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.DebugLevel;
import dev.vmxscope.core.windows.print.FilterTest;
import dev.vmxscope.ui.control.HexText;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/**
 * The rule of the Debug Print Filter, drawn bit by bit: the component's mask OR the mask for all, AND the bits of the
 * message. Of the 32 bits it shows the four with a name and those of the message; the others do not count.
 */
final class FilterBits extends ScrollPane {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final PseudoClass RESULT = PseudoClass.getPseudoClass("result");
    private static final int NAMED = 4;
    private static final int LAST_ROW = 4;
    /** The most columns; a message that is a mask of more bits shows its lowest ones. */
    private static final int MOST = 16;

    private final Texts texts;
    private final GridPane grid = new GridPane();

    FilterBits(Texts texts) {
        this.texts = texts;
        getStyleClass().add("filter-bits");
        grid.getStyleClass().add("filter-grid");
        grid.setId("console-filter-bits");
        setContent(grid);
        setFitToHeight(true);
        setMinHeight(USE_PREF_SIZE);
        setVbarPolicy(ScrollBarPolicy.NEVER);
    }

    /** Draws a message before the filter. */
    void show(FilterTest test) {
        grid.getChildren().clear();
        List<Integer> bits = columns(test.bits());
        for (int at = 0; at < bits.size(); at++) {
            Label head = new Label(DebugLevel.name(bits.get(at)));
            head.getStyleClass().addAll("muted", "filter-head");
            head.setMinWidth(USE_PREF_SIZE);
            grid.add(head, at + 3, 0);
            GridPane.setHalignment(head, HPos.CENTER);
        }
        DebugComponent all = DebugComponent.of(DebugComponent.EVERY);
        row(1, "", test.counted().symbol(), test.mask(), bits);
        row(2, texts.get("console.bits.or"), all.symbol(), test.all(), bits);
        row(3, texts.get("console.bits.and"), level(test), test.bits(), bits);
        row(LAST_ROW, "=", texts.get(test.passes() ? "console.bits.passes" : "console.bits.held"), test.result(), bits);
    }

    private String level(FilterTest test) {
        return DebugLevel.isBit(test.countedLevel())
                ? texts.format("console.bits.level", DebugLevel.name(test.countedLevel()), test.countedLevel())
                : texts.get("console.bits.mask");
    }

    /** Highest bit first, as everywhere. */
    private static List<Integer> columns(int message) {
        List<Integer> bits = new ArrayList<>();
        for (int bit = 0; bit < Integer.SIZE && bits.size() < MOST; bit++) {
            if (bit < NAMED || (message >>> bit & 1) != 0) {
                bits.add(0, bit);
            }
        }
        return bits;
    }

    private void row(int row, String operation, String name, int value, List<Integer> bits) {
        Label what = new Label(operation);
        what.getStyleClass().add("filter-operation");
        Label label = new Label(name);
        label.setTooltip(new Tooltip(name));
        Label hex = new Label(HexText.of(value & 0xFFFFFFFFL, Integer.SIZE));
        hex.getStyleClass().add("mono");
        hex.setTooltip(new Tooltip(name + " = " + hex.getText()));
        for (Label each : List.of(what, label, hex)) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        grid.addRow(row, what, label, hex);
        for (int at = 0; at < bits.size(); at++) {
            int bit = bits.get(at);
            boolean set = (value >>> bit & 1) != 0;
            Label cell = new Label(set ? "1" : "0");
            cell.getStyleClass().addAll("filter-bit", "mono");
            cell.pseudoClassStateChanged(SET, set);
            cell.pseudoClassStateChanged(RESULT, row == LAST_ROW);
            cell.setTooltip(
                    new Tooltip(texts.format("console.bits.tip", name, bit, DebugLevel.name(bit), set ? "1" : "0")));
            cell.setMinWidth(USE_PREF_SIZE);
            grid.add(cell, at + 3, row);
            GridPane.setHalignment(cell, HPos.CENTER);
        }
    }
}

package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.ConsoleRow;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;

/** A row of the console: what it stands out by, and what is said of it. */
final class ConsoleTableRow extends TableRow<ConsoleRow> {
    private static final PseudoClass GHOST = PseudoClass.getPseudoClass("ghost");
    private static final PseudoClass COMMENT = PseudoClass.getPseudoClass("comment");
    private static final String RULE = "console-rule-";

    private final ConsoleTable table;
    private final Tooltip tooltip = new Tooltip();

    ConsoleTableRow(ConsoleTable table) {
        this.table = table;
        // What stands in a tooltip is asked for only when it shows.
        tooltip.setOnShowing(event -> tooltip.setText(tip()));
    }

    @Override
    protected void updateItem(ConsoleRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean blank = empty || row == null || getIndex() >= table.view().size();
        pseudoClassStateChanged(GHOST, !blank && row instanceof ConsoleRow.Printed printed && printed.ghost());
        pseudoClassStateChanged(COMMENT, !blank && row instanceof ConsoleRow.Commented);
        getStyleClass().removeIf(name -> name.startsWith(RULE));
        if (blank) {
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        table.rule(row).ifPresent(rule -> getStyleClass().add(RULE + rule.colour()));
        tooltip.setText(tip());
        setTooltip(tooltip);
        setAccessibleText(tooltip.getText());
    }

    private String tip() {
        int index = getIndex();
        return index < 0 || index >= table.view().size()
                ? ""
                : table.words().tip(table.view(), index, table.view().row(index));
    }
}

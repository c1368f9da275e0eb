package dev.vmxscope.ui.dock;

import dev.vmxscope.ui.control.Glyph;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/**
 * The titles of the panels of one place: tabs beside each other if there is room for all in one row, else a button
 * with the full title of the panel in front, and the others in its menu. No title is ever cut or in a second row.
 */
final class DockTitles extends Pane {
    private final DockView view;
    private final List<String> ids;
    private final HBox row = new HBox();
    private final List<DockTab> tabs = new ArrayList<>();
    private final MenuButton chooser = new MenuButton();
    private final List<RadioMenuItem> choices = new ArrayList<>();

    DockTitles(DockView view, List<String> ids) {
        this.view = view;
        this.ids = List.copyOf(ids);
        getStyleClass().add("dock-titles");
        row.getStyleClass().add("dock-tabs");
        row.setAccessibleRole(AccessibleRole.TAB_PANE);
        ToggleGroup group = new ToggleGroup();
        for (String id : ids) {
            DockTab tab = new DockTab(view.descriptor(id), view.texts(), view.drag());
            tab.setOnAction(event -> view.select(id));
            tab.setMinWidth(USE_PREF_SIZE);
            tabs.add(tab);
            RadioMenuItem choice = new RadioMenuItem(
                    view.title(id), new Glyph(view.descriptor(id).icon()));
            choice.setMnemonicParsing(false);
            choice.setToggleGroup(group);
            choice.setId("choose-" + id);
            choice.setOnAction(event -> view.select(id));
            choices.add(choice);
        }
        row.getChildren().setAll(tabs);
        chooser.getStyleClass().addAll("flat", "dock-chooser");
        chooser.setMnemonicParsing(false);
        chooser.setTooltip(new Tooltip(view.texts().get("dock.chooser")));
        chooser.setAccessibleHelp(view.texts().get("dock.chooser"));
        chooser.getItems().setAll(choices);
        getChildren().setAll(row, chooser);
    }

    /** Marks the panel in front. */
    void show(String selected) {
        for (int at = 0; at < ids.size(); at++) {
            boolean front = ids.get(at).equals(selected);
            tabs.get(at).setSelected(front);
            choices.get(at).setSelected(front);
        }
        chooser.setText(view.title(selected));
        chooser.setGraphic(new Glyph(view.descriptor(selected).icon()));
        requestLayout();
    }

    /** Puts the keyboard on the title of a panel. */
    void focus(String id) {
        // Until it is laid out, it is not known which of the two shows.
        layout();
        Node target = chooser.isVisible() ? chooser : tabs.get(ids.indexOf(id));
        target.requestFocus();
    }

    /** Whether an event came from a title. */
    boolean holds(Object target) {
        return target == chooser || tabs.stream().anyMatch(tab -> tab == target);
    }

    /** The panel that many places after another one, round the corner. */
    String from(String id, int by) {
        return ids.get(Math.floorMod(ids.indexOf(id) + by, ids.size()));
    }

    private boolean fits(double width) {
        return ids.size() == 1 || row.prefWidth(-1) <= width + 0.5;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snapSizeX(row.prefWidth(-1));
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(Math.max(row.prefHeight(-1), chooser.prefHeight(-1)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        boolean together = fits(getWidth());
        row.setVisible(together);
        chooser.setVisible(!together);
        row.resizeRelocate(0, 0, Math.max(getWidth(), row.prefWidth(-1)), getHeight());
        double wide = Math.min(getWidth(), chooser.prefWidth(-1));
        chooser.resizeRelocate(0, 0, wide, getHeight());
    }
}

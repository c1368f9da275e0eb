package dev.vmxscope.ui.dock;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The title of a docked panel: selects it, and is what the mouse drags. */
final class DockTab extends ToggleButton {
    /** How far the mouse must travel before a press becomes a drag, so that a click stays a click. */
    private static final double SLACK = 8;

    private final String panel;
    private final DockDrag drag;
    private double pressedX;
    private double pressedY;
    private boolean dragging;

    DockTab(PanelDescriptor descriptor, Texts texts, DockDrag drag) {
        super(texts.get(descriptor.titleKey()), new Glyph(descriptor.icon()));
        this.panel = descriptor.id();
        this.drag = drag;
        setMnemonicParsing(false);
        setId("tab-" + panel);
        getStyleClass().setAll("dock-tab");
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        String move = texts.get("dock.tab.tip");
        String tip = texts.find(descriptor.titleKey() + ".tip")
                .map(what -> texts.format("dock.tab.about", what, move))
                .orElse(move);
        setTooltip(new Tooltip(tip));
        setAccessibleHelp(tip);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    }

    String panel() {
        return panel;
    }

    private void pressed(MouseEvent event) {
        pressedX = event.getScreenX();
        pressedY = event.getScreenY();
        dragging = false;
    }

    private void dragged(MouseEvent event) {
        double way = Math.hypot(event.getScreenX() - pressedX, event.getScreenY() - pressedY);
        if (!dragging && (event.getButton() != MouseButton.PRIMARY || way < SLACK)) {
            return;
        }
        if (!dragging) {
            dragging = true;
            disarm();
            drag.begin(panel);
        }
        drag.hover(event.getScreenX(), event.getScreenY());
    }

    private void released(MouseEvent event) {
        if (dragging) {
            dragging = false;
            disarm();
            event.consume();
            drag.drop(event.getScreenX(), event.getScreenY());
        }
    }
}

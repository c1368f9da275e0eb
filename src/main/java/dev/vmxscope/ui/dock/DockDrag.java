package dev.vmxscope.ui.dock;

import dev.vmxscope.core.text.Texts;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A panel on its way with the mouse. Plain mouse events instead of the system's drag and drop: they behave alike on
 * all systems, and nothing outside of the program can be dropped into.
 */
final class DockDrag {
    private static final double SIDE = 0.28;
    private static final double EDGE_EM = 1.4;

    private final DockView view;
    private final Texts texts;
    private final Label hint = new Label();
    private final EventHandler<KeyEvent> escape = this::escaped;
    private @Nullable String panel;

    /** Where a drop would put the panel: the area it would get, and the change of the layout. */
    private record Target(Bounds area, String text, UnaryOperator<DockLayout> change) {}

    DockDrag(DockView view, Texts texts) {
        this.view = view;
        this.texts = texts;
        hint.getStyleClass().setAll("dock-hint");
        hint.setId("dock-hint");
        hint.setManaged(false);
        hint.setMouseTransparent(true);
        hint.setVisible(false);
    }

    Label hint() {
        return hint;
    }

    void begin(String id) {
        panel = id;
        Scene scene = view.getScene();
        if (scene != null) {
            scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        }
    }

    void hover(double screenX, double screenY) {
        Target target = targetAt(screenX, screenY);
        hint.setVisible(target != null);
        if (target != null) {
            hint.setText(target.text);
            Bounds area = target.area;
            hint.resizeRelocate(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
            hint.toFront();
        }
    }

    void drop(double screenX, double screenY) {
        String id = panel;
        Target target = targetAt(screenX, screenY);
        end();
        if (id == null) {
            return;
        }
        if (target == null) {
            view.detachAt(id, screenX, screenY);
        } else {
            view.change(target.change);
            view.focus(id);
        }
    }

    private void escaped(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            end();
        }
    }

    private void end() {
        panel = null;
        hint.setVisible(false);
        Scene scene = view.getScene();
        if (scene != null) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
        }
    }

    private @Nullable Target targetAt(double screenX, double screenY) {
        String id = panel;
        Point2D at = view.screenToLocal(screenX, screenY);
        if (id == null || at == null || !view.getLayoutBounds().contains(at)) {
            return null;
        }
        Bounds whole = view.getLayoutBounds();
        double edge = EDGE_EM * hint.getFont().getSize();
        DockSide outer = sideOf(whole, at, edge / whole.getWidth(), edge / whole.getHeight());
        if (outer != DockSide.CENTER) {
            return new Target(
                    part(whole, outer, 0.25),
                    texts.get("dock.hint.edge." + outer.name().toLowerCase(Locale.ROOT)),
                    layout -> layout.moveToEdge(id, outer));
        }
        for (DockGroup group : view.groups()) {
            Bounds area = view.sceneToLocal(group.localToScene(group.getLayoutBounds()));
            if (area.contains(at)) {
                boolean header = at.getY() < area.getMinY() + group.headerHeight();
                DockSide side = header ? DockSide.CENTER : sideOf(area, at, SIDE, SIDE);
                String other = group.selected();
                String key = "dock.hint." + side.name().toLowerCase(Locale.ROOT);
                return new Target(
                        part(area, side, 0.5),
                        texts.format(key, view.title(other)),
                        layout -> layout.move(id, other, side));
            }
        }
        return new Target(whole, texts.get("dock.hint.here"), layout -> layout.moveToEdge(id, DockSide.CENTER));
    }

    /** The side in whose margin a point lies; the margins are shares of the width and the height. */
    private static DockSide sideOf(Bounds area, Point2D at, double marginX, double marginY) {
        double x = (at.getX() - area.getMinX()) / area.getWidth();
        double y = (at.getY() - area.getMinY()) / area.getHeight();
        double[] depth = {x / marginX, (1 - x) / marginX, y / marginY, (1 - y) / marginY};
        DockSide[] sides = {DockSide.LEFT, DockSide.RIGHT, DockSide.TOP, DockSide.BOTTOM};
        int nearest = 0;
        for (int i = 1; i < depth.length; i++) {
            nearest = depth[i] < depth[nearest] ? i : nearest;
        }
        return depth[nearest] < 1 ? sides[nearest] : DockSide.CENTER;
    }

    private static Bounds part(Bounds area, DockSide side, double share) {
        double width = side == DockSide.LEFT || side == DockSide.RIGHT ? area.getWidth() * share : area.getWidth();
        double height = side == DockSide.TOP || side == DockSide.BOTTOM ? area.getHeight() * share : area.getHeight();
        double x = side == DockSide.RIGHT ? area.getMaxX() - width : area.getMinX();
        double y = side == DockSide.BOTTOM ? area.getMaxY() - height : area.getMinY();
        return new BoundingBox(x, y, width, height);
    }
}

package dev.vmxscope.ui.dock;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A panel's own window. Closing it docks the panel again, so that nothing gets lost. */
final class FloatingWindow {
    private final Stage stage = new Stage();
    private final DockGroup group;

    FloatingWindow(DockView view, String id, WindowBounds bounds, Window owner, Consumer<Scene> dresser) {
        this.group = new DockGroup(view, DockTree.Tabs.of(id), true, false);
        Scene scene = new Scene(group);
        dresser.accept(scene);
        stage.initOwner(owner);
        stage.setTitle(view.title(id));
        stage.setScene(scene);
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.setOnCloseRequest(event -> {
            event.consume();
            view.dock(id);
        });
        stage.xProperty().addListener(change -> remember(view, id));
        stage.yProperty().addListener(change -> remember(view, id));
        stage.widthProperty().addListener(change -> remember(view, id));
        stage.heightProperty().addListener(change -> remember(view, id));
    }

    private void remember(DockView view, String id) {
        if (stage.isShowing() && stage.getWidth() >= 1 && stage.getHeight() >= 1) {
            view.place(id, new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        }
    }

    void open() {
        stage.show();
    }

    void close() {
        stage.hide();
    }

    void focus() {
        stage.toFront();
        group.focusTab();
    }
}

package dev.vmxscope.app.presenter;

import dev.vmxscope.ui.control.LaserDot;
import dev.vmxscope.ui.control.Veil;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** What lies over everything else in a window: veil, pointer, the page of keys, and on top of them the curtain. */
final class Cover extends Pane {
    private static final PseudoClass WHITE = PseudoClass.getPseudoClass("white");
    /** While the pointer of the program shows, that of the system is hidden, whatever lies below it. */
    private static final String POINTING = "laser-on";

    private static final double ZONE_MARGIN_EM = 0.45;

    private final Scene scene;
    private final Parent below;
    private final Veil veil = new Veil();
    private final LaserDot dot = new LaserDot();
    private final Region curtain = new Region();
    private @Nullable Node page;

    private Cover(Scene scene, Parent below) {
        this.scene = scene;
        this.below = below;
    }

    /** Lays a cover over all that a scene has. */
    static Cover over(Scene scene) {
        Parent below = scene.getRoot();
        Cover cover = new Cover(scene, below);
        cover.getStyleClass().addAll("cover", "overlay");
        cover.setPickOnBounds(false);
        cover.curtain.getStyleClass().addAll("curtain", "overlay");
        cover.curtain.setVisible(false);
        cover.getChildren().setAll(cover.veil, cover.dot, cover.curtain);
        scene.setRoot(new Pane());
        below.getStyleClass().remove("root");
        StackPane whole = new StackPane(below, cover);
        scene.setRoot(whole);
        // What wants more room than the window has must not draw beyond it, nor move the cover.
        Rectangle window = new Rectangle();
        window.widthProperty().bind(whole.widthProperty());
        window.heightProperty().bind(whole.heightProperty());
        cover.setClip(window);
        return cover;
    }

    /** What lies below the cover. */
    Parent below() {
        return below;
    }

    @Override
    protected void layoutChildren() {
        curtain.resizeRelocate(0, 0, getWidth(), getHeight());
        veil.resizeRelocate(0, 0, getWidth(), getHeight());
        if (page instanceof Region region) {
            double width = Math.min(getWidth(), region.prefWidth(-1));
            double height = Math.min(getHeight(), region.prefHeight(width));
            region.resizeRelocate((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
        }
    }

    /** Draws or opens the curtain. */
    void draw(Curtain state) {
        curtain.setVisible(state != Curtain.OPEN);
        curtain.pseudoClassStateChanged(WHITE, state == Curtain.WHITE);
        curtain.toFront();
    }

    /** What is done when somebody clicks on the curtain. */
    void onCurtainClicked(Runnable action) {
        curtain.setOnMouseClicked(event -> action.run());
    }

    /** Shows a page over everything, or takes it away. */
    void show(@Nullable Node shown) {
        getChildren().remove(page);
        page = shown;
        if (shown != null) {
            shown.getStyleClass().add("overlay");
            getChildren().add(shown);
            curtain.toFront();
        }
    }

    /** Whether the system's pointer gives way to that of the program. */
    void hideCursor(boolean hidden) {
        scene.getRoot().getStyleClass().removeAll(POINTING);
        if (hidden) {
            scene.getRoot().getStyleClass().add(POINTING);
        }
    }

    /** Shows the dot at a place of the scene. */
    void point(Point2D at) {
        veil.hide();
        Point2D here = sceneToLocal(at);
        dot.show(here.getX(), here.getY());
    }

    /** Darkens all but a node. */
    void light(Node node, double em) {
        dot.hide();
        Bounds around = sceneToLocal(node.localToScene(node.getLayoutBounds()));
        veil.show(around, ZONE_MARGIN_EM * em);
    }

    /** Takes dot and veil away. */
    void clear() {
        dot.hide();
        veil.hide();
    }
}

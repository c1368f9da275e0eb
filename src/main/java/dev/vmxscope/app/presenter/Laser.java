package dev.vmxscope.app.presenter;

import dev.vmxscope.ui.dock.DockView;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A pointer for the whole room: a dot, or a veil over all but what lies under the mouse. What the teacher points at in
 * a panel of his window is pointed at in the audience's window too. It vanishes when the mouse rests, at once and
 * without fading, so that it is the same for those who asked for less motion.
 */
final class Laser {
    private static final Duration REST = Duration.seconds(3);
    /** What is smaller than this, in em, is a part of something: the whole of that is lit. */
    private static final double SMALLEST_EM = 2.4;

    private final Look look;
    private final DockView dock;
    private final Set<Cover> covers = Collections.newSetFromMap(new WeakHashMap<>());
    private final PauseTransition rest = new PauseTransition(REST);
    private Form form = Form.OFF;
    private boolean held;
    private @Nullable Node last;
    private @Nullable Node sentence;
    private @Nullable AudienceWindow audience;

    /** What the pointer looks like. */
    enum Form {
        /** It does not show. */
        OFF,
        /** A dot. */
        DOT,
        /** A veil over the rest. */
        ZONE
    }

    Laser(Look look, DockView dock) {
        this.look = look;
        this.dock = dock;
        rest.setOnFinished(event -> clear());
    }

    /**
     * The window in which the pointer shows a second time.
     *
     * @param ownSentence what the sentence of that window is a twin of
     */
    void mirror(AudienceWindow window, Node ownSentence) {
        audience = window;
        sentence = ownSentence;
    }

    /** The panel over which the mouse moved last. */
    Optional<String> panel() {
        return Optional.ofNullable(last).flatMap(dock::panelAround);
    }

    /** Lets it work in a scene. */
    void install(Scene scene, Cover cover) {
        covers.add(cover);
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> moved(cover, event));
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> moved(cover, event));
        scene.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, event -> {
            if (event.getTarget() == scene.getRoot()) {
                clear();
            }
        });
    }

    /** Off, dot, zone, and off again. */
    void next() {
        set(Form.values()[(form.ordinal() + 1) % Form.values().length]);
    }

    /** Takes that form. */
    void set(Form wanted) {
        form = wanted;
        clear();
        covers.forEach(cover -> cover.hideCursor(form == Form.DOT));
    }

    /** Its form. */
    Form form() {
        return form;
    }

    /** Shows the zone as long as a key is held. */
    void hold(boolean down) {
        held = down;
        clear();
    }

    private void moved(Cover cover, MouseEvent event) {
        Form now = held ? Form.ZONE : form;
        clear();
        Node under = event.getPickResult().getIntersectedNode();
        last = under;
        if (now == Form.OFF || under == null) {
            return;
        }
        Point2D at = new Point2D(event.getSceneX(), event.getSceneY());
        if (now == Form.DOT) {
            cover.point(at);
        } else {
            cover.light(zone(under), look.em());
        }
        if (audience != null && audience.isOpen()) {
            mirror(audience, now, under, at);
        }
        rest.playFromStart();
    }

    private void mirror(AudienceWindow window, Form now, Node under, Point2D at) {
        Node node = now == Form.DOT ? under : zone(under);
        Optional<Twin> found = twin(window, node);
        found.map(Twin::twin).ifPresent(IntoView::bring);
        if (found.isPresent() && now == Form.DOT) {
            window.cover().point(place(found.get(), at));
        } else if (found.isPresent() && found.get().node() == node) {
            window.cover().light(found.get().twin(), window.look().em());
        }
    }

    private Optional<Twin> twin(AudienceWindow window, Node node) {
        Optional<String> panel = dock.panelOf(node);
        Optional<Node> here = panel.flatMap(dock::shownContent);
        Optional<Node> there = panel.flatMap(window::shownContent);
        if (here.isPresent() && there.isPresent()) {
            return Twin.of(node, here.get(), there.get());
        }
        return sentence == null ? Optional.empty() : Twin.of(node, sentence, window.sentence());
    }

    /** The same place in the twin, by its shares of width and height. */
    private static Point2D place(Twin twin, Point2D at) {
        Bounds from = twin.node().getLayoutBounds();
        Bounds to = twin.twin().getLayoutBounds();
        Point2D local = twin.node().sceneToLocal(at);
        double x = from.getWidth() > 0 ? (local.getX() - from.getMinX()) / from.getWidth() : 0;
        double y = from.getHeight() > 0 ? (local.getY() - from.getMinY()) / from.getHeight() : 0;
        return twin.twin().localToScene(to.getMinX() + x * to.getWidth(), to.getMinY() + y * to.getHeight());
    }

    private Node zone(Node under) {
        double least = SMALLEST_EM * look.em();
        Node node = under;
        while (node.getParent() != null && !(node instanceof Region region
                && region.getWidth() >= least
                && region.getHeight() >= least / 2)) {
            node = node.getParent();
        }
        return node;
    }

    private void clear() {
        rest.stop();
        covers.forEach(Cover::clear);
    }
}

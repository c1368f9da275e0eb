package dev.vmxscope.app;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.panel.PanelCatalog;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A walk of a minute over the real panels: a frame around one at a time, and beside it what it is. Nothing moves by
 * itself.
 */
final class Tour extends Pane {
    /** The stops; a name that is no panel is the tool bar's. */
    static final List<String> STOPS = List.of(
            PanelCatalog.LESSON,
            "commands",
            PanelCatalog.CODE,
            PanelCatalog.CONTROL,
            PanelCatalog.FEATURE_CONTROL,
            PanelCatalog.DISPATCH,
            PanelCatalog.CONSOLE,
            PanelCatalog.WHY);

    private static final double GAP_EM = 0.8;

    private final Texts texts;
    private final Function<String, @Nullable Node> finder;
    private final Runnable close;
    private final Region frame = new Region();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label progress = new Label();
    private final Button back;
    private final Button next;
    private final ScrollPane scroll;
    private final VBox body;
    private final VBox card;
    private int at;
    private @Nullable Node target;

    /**
     * A tour that is not shown yet.
     *
     * @param finder brings what a stop is about to the front and gives it
     * @param close takes the tour away
     */
    Tour(Texts texts, Function<String, @Nullable Node> finder, Runnable close) {
        this.texts = texts;
        this.finder = finder;
        this.close = close;
        setId("tour");
        getStyleClass().addAll("tour", "overlay");
        frame.getStyleClass().add("tour-frame");
        frame.setMouseTransparent(true);
        title.getStyleClass().add("tour-title");
        title.setId("tour-title");
        text.setId("tour-text");
        progress.setId("tour-progress");
        progress.getStyleClass().add("muted");
        List.of(title, text, progress).forEach(label -> label.setWrapText(true));
        back = button("tour.back", Feather.ARROW_LEFT, () -> go(at - 1));
        next = button("tour.next", Feather.ARROW_RIGHT, () -> go(at + 1));
        next.setDefaultButton(true);
        FlowPane buttons = new FlowPane(back, next, button("tour.skip", Feather.X, close));
        buttons.getStyleClass().add("tour-buttons");
        body = new VBox(title, text, progress, buttons);
        body.getStyleClass().add("tour-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card = new VBox(scroll);
        card.getStyleClass().add("tour-card");
        getChildren().setAll(frame, card);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get(key), new Glyph(icon));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Goes to the first stop. */
    void begin() {
        // The buttons are in the scene only once the pane around them has its skin.
        applyCss();
        layout();
        go(0);
    }

    private void go(int stop) {
        if (stop >= STOPS.size()) {
            close.run();
            return;
        }
        at = Math.max(0, stop);
        String name = STOPS.get(at);
        target = finder.apply(name);
        title.setText(texts.get("tour." + name));
        text.setText(texts.get("tour." + name + ".text"));
        progress.setText(texts.format("tour.progress", at + 1, STOPS.size()));
        back.setDisable(at == 0);
        next.setText(texts.get(at == STOPS.size() - 1 ? "tour.end" : "tour.next"));
        // Read out as one by who does not see it.
        next.setAccessibleHelp(String.join(". ", progress.getText(), title.getText(), text.getText()));
        scroll.setVvalue(0);
        next.requestFocus();
        requestLayout();
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case RIGHT, PAGE_DOWN -> go(at + 1);
            case LEFT, PAGE_UP -> go(at - 1);
            case DOWN -> scroll.setVvalue(scroll.getVvalue() + 0.2);
            case UP -> scroll.setVvalue(scroll.getVvalue() - 0.2);
            case TAB -> walk(event.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The keyboard stays in the tour. */
    private void walk(int by) {
        List<Node> buttons =
                lookupAll(".button").stream().filter(node -> !node.isDisabled()).toList();
        for (int i = 0; i < buttons.size(); i++) {
            if (buttons.get(i).isFocused()) {
                buttons.get(Math.floorMod(i + by, buttons.size())).requestFocus();
                return;
            }
        }
        next.requestFocus();
    }

    @Override
    protected void layoutChildren() {
        double gap = GAP_EM * text.getFont().getSize();
        Bounds around = around();
        frame.resizeRelocate(around.getMinX(), around.getMinY(), around.getWidth(), around.getHeight());
        double width = Math.min(card.prefWidth(-1), getWidth() - 2 * gap);
        // Asked of the text itself: a scroll pane does not know how high wrapped text becomes.
        double height = Math.min(body.prefHeight(width - gap) + gap, getHeight() - 2 * gap);
        double right = getWidth() - around.getMaxX() - gap;
        double below = getHeight() - around.getMaxY() - gap;
        double x;
        double y;
        if (around.getMinX() - gap >= width + gap || right >= width + gap) {
            x = right >= width + gap ? around.getMaxX() + gap : around.getMinX() - gap - width;
            y = around.getMinY();
        } else {
            // No room at the sides: below, above, or, in a small window, over the lower part of what it is about.
            x = around.getMinX() + (around.getWidth() - width) / 2;
            y = below >= height + gap
                    ? around.getMaxY() + gap
                    : around.getMinY() - gap - height >= gap ? around.getMinY() - gap - height : getHeight();
        }
        card.resizeRelocate(
                Math.max(gap, Math.min(x, getWidth() - width - gap)),
                Math.max(gap, Math.min(y, getHeight() - height - gap)),
                width,
                height);
    }

    private Bounds around() {
        Node node = target;
        return node == null || node.getScene() != getScene()
                ? new BoundingBox(0, 0, getWidth(), getHeight())
                : sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }
}

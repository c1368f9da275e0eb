package dev.vmxscope.app.command;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A field over the window that finds anything by its name. The arrow keys walk through what is found while one types,
 * Enter does it, Escape or a click beside it gives up.
 */
public final class Palette extends StackPane {
    private static final int PAGE = 8;

    private final Texts texts;
    private final Function<String, List<Hit>> search;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<Hit> list = new ListView<>();
    private final Label count = new Label();

    /**
     * A palette that is not shown yet.
     *
     * @param search what fits to the words typed
     * @param close takes the palette away
     */
    public Palette(Texts texts, Function<String, List<Hit>> search, Runnable close) {
        this.texts = texts;
        this.search = search;
        this.close = close;
        getStyleClass().addAll("palette-around", "overlay");
        setId("palette");
        field.setId("palette-search");
        field.setPromptText(texts.get("palette.prompt"));
        field.setAccessibleText(texts.get("palette.prompt"));
        list.setId("palette-list");
        list.setAccessibleText(texts.get("palette.list"));
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(new Label(texts.get("palette.none")));
        list.setFocusTraversable(false);
        count.getStyleClass().add("palette-count");
        count.setWrapText(true);
        VBox box = new VBox(field, list, count);
        box.getStyleClass().add("palette");
        box.setAccessibleText(texts.get("palette.name"));
        VBox.setVgrow(list, Priority.ALWAYS);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        getChildren().setAll(box);
        field.textProperty().addListener((property, old, words) -> look(words));
        list.getSelectionModel().selectedItemProperty().addListener((property, old, hit) -> tell(hit));
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close.run();
            }
        });
        look("");
    }

    /** Puts the keyboard into the field. */
    public void begin() {
        field.requestFocus();
    }

    private void look(String words) {
        List<Hit> hits = search.apply(words);
        list.getItems().setAll(hits);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        count.setText(texts.count("palette.count", hits.size()));
    }

    /** Says what is chosen to who does not see the list: the keyboard stays in the field. */
    private void tell(Hit hit) {
        field.setAccessibleHelp(hit == null ? texts.get("palette.none") : spoken(hit));
    }

    private static String spoken(Hit hit) {
        return String.join(". ", hit.title(), hit.detail(), hit.keys());
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case ENTER -> run(list.getSelectionModel().getSelectedItem());
            case DOWN -> go(1);
            case UP -> go(-1);
            case PAGE_DOWN -> go(PAGE);
            case PAGE_UP -> go(-PAGE);
            case TAB -> go(event.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int now = list.getSelectionModel().getSelectedIndex();
            int next = by == 1 || by == -1 ? Math.floorMod(now + by, size) : Math.max(0, Math.min(size - 1, now + by));
            list.getSelectionModel().clearAndSelect(next);
            list.scrollTo(Math.max(0, next - PAGE / 2));
        }
    }

    private void run(Hit hit) {
        if (hit != null && hit.enabled()) {
            close.run();
            hit.run().run();
        }
    }

    /** Room for the list's scroll bar. */
    private static final double BAR_EM = 1.4;

    private final class Cell extends ListCell<Hit> {
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final VBox names = new VBox(title, detail);

        Cell() {
            getStyleClass().add("palette-cell");
            title.getStyleClass().add("palette-title");
            detail.getStyleClass().add("palette-detail");
            keys.getStyleClass().addAll("mono", "palette-keys");
            keys.setMinWidth(USE_PREF_SIZE);
            List.of(title, detail).forEach(label -> label.setWrapText(true));
            HBox.setHgrow(names, Priority.ALWAYS);
            // Never wider than the list: long names wrap.
            setPrefWidth(0);
            setOnMouseClicked(event -> run(getItem()));
        }

        @Override
        protected void updateItem(Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText(null);
                setDisable(false);
                return;
            }
            title.setText(hit.title());
            detail.setText(hit.detail());
            reveal(detail, !hit.detail().isEmpty());
            keys.setText(hit.keys());
            reveal(keys, !hit.keys().isEmpty());
            Glyph picture = new Glyph(hit.icon());
            HBox row = new HBox(picture, names, keys);
            row.getStyleClass().add("palette-row");
            setGraphic(row);
            setDisable(!hit.enabled());
            setAccessibleText(spoken(hit));
        }

        /** As high as the wrapped names are at the width of the list; a cell by itself counts one line. */
        @Override
        protected double computePrefHeight(double width) {
            Node row = getGraphic();
            if (row == null || getListView() == null) {
                return super.computePrefHeight(width);
            }
            double bar = title.getFont().getSize() * BAR_EM;
            double across = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - bar;
            return snappedTopInset() + row.prefHeight(Math.max(bar, across)) + snappedBottomInset();
        }

        private static void reveal(Node node, boolean shown) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }
}

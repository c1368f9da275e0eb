package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.ui.control.EmRoom;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.JourneyState;
import dev.vmxscope.ui.viewmodel.JourneyWalk;
import dev.vmxscope.ui.viewmodel.Live;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/** All requests, and the way of one of them as a path to walk along. */
public final class JourneyPanel extends BorderPane {
    /** From that width on, in em, the list stands beside the path. */
    private static final double WIDE = 60;

    private final Desk desk;
    private final Texts texts;
    private final JourneyWords words;
    private final JourneyWalk walk = new JourneyWalk();
    private final ListView<Journey> list = new ListView<>();
    private final ToggleButton follow;
    private final Button back;
    private final Button forward;
    private final Label position = new Label();
    private final PathView view;
    private final WrapRow bar;
    private final EmptyState empty;
    private long steps;
    private boolean drawing;
    private final BorderPane page = new BorderPane();
    private final EmRoom room = new EmRoom(() -> WIDE, 0, this::requestLayout);

    /** The panel. */
    public JourneyPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = new JourneyWords(desk);
        getStyleClass().addAll("panel", "journey-panel");
        view = new PathView(desk, words, this::point, this::go);
        empty = new EmptyState(Feather.NAVIGATION, texts.get("journey.empty"));
        follow = new ToggleButton(texts.get("journey.follow"), new Glyph(Feather.CHEVRONS_DOWN));
        follow.setId("journey-follow");
        follow.setTooltip(new Tooltip(texts.get("journey.follow.tip")));
        follow.setOnAction(event -> {
            walk.follow(follow.isSelected());
            tell();
        });
        back = button("journey.back", Feather.CHEVRON_UP, -1);
        forward = button("journey.forward", Feather.CHEVRON_DOWN, 1);
        position.setId("journey-position");
        position.setMinWidth(USE_PREF_SIZE);
        bar = new WrapRow(follow, back, forward, position);
        bar.getStyleClass().add("panel-bar");
        list.setId("journey-list");
        list.getStyleClass().addAll("dense", "journey-list");
        list.setAccessibleText(texts.get("journey.list"));
        list.setCellFactory(made -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((property, old, journey) -> {
            if (!drawing && journey != null) {
                walk.choose(journey.number());
                tell();
            }
        });
        page.setCenter(view);
        page.setLeft(list);
        getChildren().add(room.probe());
        list.heightProperty().addListener(change -> reveal());
        Live.of(desk.views(), Shown.of(this), JourneyState::of, this::draw);
    }

    @Override
    protected void layoutChildren() {
        if (room.measure(getWidth(), getHeight())) {
            page.setLeft(null);
            page.setTop(null);
            if (room.small()) {
                page.setTop(list);
            } else {
                page.setLeft(list);
            }
        }
        super.layoutChildren();
    }

    private Button button(String key, Feather icon, int by) {
        Button button = new Button("", new Glyph(icon));
        button.setId(key.replace('.', '-'));
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setOnAction(event -> {
            walk.step(by);
            tell();
        });
        return button;
    }

    private void point(int node) {
        walk.point(node);
        tell();
    }

    /** Takes the machine to the moment of the chosen place. */
    private void go() {
        walk.visit().ifPresent(made -> desk.submit(new Command.Visit(made)));
    }

    private void draw(JourneyState state) {
        steps = state.steps();
        walk.show(state);
        tell();
    }

    private void tell() {
        boolean nothing = walk.path().isEmpty();
        setTop(nothing ? null : bar);
        setCenter(nothing ? empty : page);
        follow.setSelected(walk.follows());
        drawing = true;
        List<Journey> all = walk.all();
        if (!list.getItems().equals(all)) {
            list.getItems().setAll(all);
        }
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).number() == walk.number()
                    && list.getSelectionModel().getSelectedIndex() != at) {
                list.getSelectionModel().clearAndSelect(at);
                reveal();
            }
        }
        drawing = false;
        int size = walk.path().map(path -> path.nodes().size()).orElse(0);
        back.setDisable(walk.node() <= 0);
        forward.setDisable(walk.node() >= size - 1);
        position.setText(texts.format("journey.position", walk.node() + 1, size));
        view.show(walk, steps);
    }

    /** Until its next layout the list counts the old rows and has its old size, and would scroll to another place. */
    private void reveal() {
        list.layout();
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
    }

    private final class Cell extends ListCell<Journey> {
        private final Tooltip tooltip = new Tooltip();

        @Override
        protected void updateItem(Journey journey, boolean none) {
            super.updateItem(journey, none);
            boolean blank = none || journey == null;
            setText(blank ? null : words.item(journey));
            setGraphic(blank ? null : new Glyph(JourneyWords.picture(journey)));
            tooltip.setText(blank ? "" : words.item(journey));
            setTooltip(blank ? null : tooltip);
            setAccessibleText(blank ? null : words.item(journey));
        }
    }
}

package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.RevealPane;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.JourneyPath;
import dev.vmxscope.ui.viewmodel.JourneyPath.Lane;
import dev.vmxscope.ui.viewmodel.JourneyWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A path drawn from top to bottom; the arrow keys walk along it, Enter goes to the chosen place's moment. */
final class PathView extends RevealPane {
    private final Desk desk;
    private final Texts texts;
    private final JourneyWords words;
    private final VBox rows = new VBox();
    private final List<PathRow> places = new ArrayList<>();
    private final IntConsumer chooser;
    private final Runnable goer;
    private int chosen;

    /**
     * An empty view.
     *
     * @param chooser is told which place the person chooses
     * @param goer takes the machine to the chosen place
     */
    PathView(Desk desk, JourneyWords words, IntConsumer chooser, Runnable goer) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = words;
        this.chooser = chooser;
        this.goer = goer;
        getStyleClass().add("journey-path");
        rows.getStyleClass().add("journey-rows");
        setContent(rows);
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        viewportBoundsProperty().addListener(change -> revealChosen());
    }

    private void walk(KeyEvent event) {
        int by = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
        int to = chosen + by;
        if (by != 0 && to >= 0 && to < places.size()) {
            chooser.accept(to);
            places.get(chosen).title().requestFocus();
            event.consume();
        }
    }

    /** Draws what a person looks at. */
    void show(JourneyWalk walk, long steps) {
        boolean focused = isFocusWithin();
        places.clear();
        List<Node> nodes = new ArrayList<>();
        walk.path().ifPresent(path -> draw(path, walk, steps, nodes));
        rows.getChildren().setAll(nodes);
        if (!places.isEmpty()) {
            revealChosen();
            if (focused) {
                places.get(chosen).title().requestFocus();
            }
        }
    }

    private void revealChosen() {
        if (chosen < places.size()) {
            // With the place before it in sight, one sees where one comes from.
            revealFromTop(places.get(Math.max(0, chosen - 1)));
        }
    }

    private void draw(JourneyPath path, JourneyWalk walk, long steps, List<Node> nodes) {
        nodes.add(legend());
        chosen = walk.node();
        Optional<Lane> above = Optional.empty();
        for (int at = 0; at < path.nodes().size(); at++) {
            JourneyPath.Node node = path.nodes().get(at);
            boolean ahead = at >= walk.happened();
            if (above.isPresent() && (above.get() == Lane.USER) != (node.lane() == Lane.USER)) {
                String key = node.lane() == Lane.USER ? "journey.border.out" : "journey.border.in";
                nodes.add(PathRow.border(new Rail(above.get()), texts.get(key), ahead));
            }
            boolean last = at == path.nodes().size() - 1;
            PathRow row = row(path, at, new Rail(above, node.lane(), last, JourneyWords.picture(node)), ahead, steps);
            places.add(row);
            nodes.add(row);
            above = Optional.of(node.lane());
        }
        if (path.more() > 0) {
            nodes.add(plain(texts.format("journey.more", path.more()), "muted"));
        }
        if (path.journey().left() > 0) {
            nodes.add(plain(texts.format("journey.left", path.journey().left()), "muted"));
        }
    }

    private PathRow row(JourneyPath path, int at, Rail rail, boolean ahead, long steps) {
        JourneyPath.Node node = path.nodes().get(at);
        boolean here = !ahead && node.step() == steps;
        PathRow row = new PathRow(
                texts,
                rail,
                node.lane(),
                new PathRow.Look(
                        words.title(path.journey(), node),
                        below(path.journey(), node),
                        texts.get("journey.lane." + node.lane()),
                        at == chosen,
                        ahead,
                        here));
        row.title().setId("journey-stop-" + at);
        row.title().setOnAction(event -> {
            if (at == chosen) {
                goer.run();
            } else {
                chooser.accept(at);
            }
        });
        row.open(at == chosen ? Optional.of(new StopDetail(desk, words, path, node, here, goer)) : Optional.empty());
        return row;
    }

    private String below(Journey journey, JourneyPath.Node node) {
        if (node instanceof JourneyPath.Effect effect) {
            return texts.format("journey.cpu", effect.cpu());
        }
        boolean called = node instanceof JourneyPath.AtStop at && at.stop().kind() == Stop.Kind.CALLED;
        return called && !journey.path().isEmpty() ? journey.path() : words.source(node);
    }

    private Node legend() {
        WrapRow row = new WrapRow();
        row.getStyleClass().add("journey-legend");
        for (Lane lane : Lane.values()) {
            Label label = new Label(texts.get("journey.lane." + lane), new Glyph(picture(lane)));
            label.getStyleClass().addAll("journey-lane", "lane-" + lane.name().toLowerCase(Locale.ROOT));
            label.setTooltip(new Tooltip(texts.get("journey.lane." + lane + ".tip")));
            label.setMinWidth(USE_PREF_SIZE);
            row.add(label);
        }
        return row;
    }

    private static Feather picture(Lane lane) {
        return switch (lane) {
            case USER -> Feather.USER;
            case KERNEL -> Feather.SHIELD;
            case DRIVER -> Feather.SETTINGS;
        };
    }

    private static Label plain(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}

package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.ConsoleCounts;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.DebugLevel;
import dev.vmxscope.core.windows.print.FilterTest;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.control.Paragraph;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.FilterState;
import dev.vmxscope.ui.viewmodel.LetThrough;
import dev.vmxscope.ui.viewmodel.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Why a message is not on the screen, with what decides drawn bit by bit, and buttons that let it through. */
final class MissingPane extends ScrollPane {
    private final Desk desk;
    private final ConsoleDesk console;
    private final Texts texts;
    private final ConsoleWords words;
    private final VBox body = new VBox();
    private final Runnable back;

    /**
     * The page.
     *
     * @param back shows the messages again
     */
    MissingPane(Desk desk, ConsoleWords words, Runnable back) {
        this.desk = desk;
        this.console = desk.console();
        this.texts = desk.texts();
        this.words = words;
        this.back = back;
        getStyleClass().addAll("console-page", "edge-to-edge");
        setId("console-missing");
        body.getStyleClass().add("panel-body");
        setContent(body);
        setFitToWidth(true);
    }

    /** Explains one message, or if there is none everything that a message meets on its way. */
    void show(Optional<DebugLine> line, FilterState state, ConsoleCounts counts) {
        boolean focused = isFocusWithin();
        List<Node> nodes = new ArrayList<>();
        Button leave = new Button(texts.get("console.why.back"), new Glyph(Feather.ARROW_LEFT));
        leave.setId("console-why-back");
        leave.setOnAction(event -> back.run());
        nodes.add(new WrapRow(leave));
        if (line.isPresent()) {
            one(nodes, line.get(), state);
        } else {
            all(nodes, Missing.of(state, counts), state);
        }
        body.getChildren().setAll(nodes);
        if (focused) {
            leave.requestFocus();
        }
    }

    private Sentence sentence(Tone tone, Feather icon, String text) {
        Sentence sentence = new Sentence();
        sentence.say(tone, icon, text);
        return sentence;
    }

    private FilterBits bits(FilterTest test) {
        FilterBits drawn = new FilterBits(texts);
        drawn.show(test);
        return drawn;
    }

    // ---- one message ----------------------------------------------------------------------------------------------

    private void one(List<Node> nodes, DebugLine line, FilterState state) {
        boolean ghost = !line.passes();
        nodes.add(sentence(
                ghost ? Tone.CAUTION : Tone.GOOD,
                ghost ? Feather.EYE_OFF : Feather.EYE,
                texts.format("console.why." + line.verdict().name(), words.component(line))));
        nodes.add(new Paragraph(texts.format("console.why.text", line.text().strip()), "mono"));
        if (!line.user()) {
            FilterTest then = line.filter();
            nodes.add(new Paragraph(texts.get("console.why.then"), "panel-subtitle"));
            nodes.add(bits(then));
            if (then.unknown()) {
                nodes.add(new Paragraph(texts.format("console.why.unknown", DebugComponent.COUNT), "muted"));
            }
            FilterTest now = state.filter().test(line.component(), line.level());
            if (now.mask() != then.mask() || now.all() != then.all()) {
                nodes.add(new Paragraph(texts.get("console.why.now"), "panel-subtitle"));
                nodes.add(bits(now));
            }
        }
        for (LetThrough way : LetThrough.of(line, state)) {
            nodes.add(way(way, line));
        }
    }

    private Node way(LetThrough way, DebugLine line) {
        String mask = HexText.of(way.mask() & 0xFFFFFFFFL, Integer.SIZE);
        String key = "console.way." + way.kind().name();
        Button now = new Button(texts.format(key, way.what(), mask), new Glyph(Feather.CHECK));
        now.setId("console-way-" + way.kind().name());
        wrap(now);
        now.setOnAction(event -> submit(way));
        WrapRow row = new WrapRow(now);
        if (way.again()) {
            Button again = new Button(texts.get("console.way.again"), new Glyph(Feather.ROTATE_CCW));
            again.setId("console-again-" + way.kind().name());
            wrap(again);
            again.setAccessibleHelp(texts.get("console.way.again.tip"));
            again.setTooltip(new Tooltip(texts.get("console.way.again.tip")));
            again.setOnAction(event -> desk.rewind(line.step(), way.inputs()));
            row.add(again);
        }
        VBox box = new VBox(row, new Paragraph(texts.get(key + ".then"), "muted"));
        now.setAccessibleHelp(texts.get(key + ".then"));
        box.getStyleClass().add("console-way");
        return box;
    }

    /** A long text goes on in the next line, and stands there as it is. */
    private static void wrap(Button button) {
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        // A mask's name has underscores that are no mnemonics.
        button.setMnemonicParsing(false);
    }

    /** More than one input is one thing that can be taken back. */
    private void submit(LetThrough way) {
        desk.submit(new Command.All(
                way.inputs().stream().<Command>map(Command.Do::new).toList()));
    }

    // ---- everything -----------------------------------------------------------------------------------------------

    private void all(List<Node> nodes, Missing missing, FilterState state) {
        int held = missing.held().size();
        nodes.add(
                held == 0
                        ? sentence(Tone.GOOD, Feather.CHECK_CIRCLE, texts.get("console.why.nothing"))
                        : sentence(Tone.CAUTION, Feather.ALERT_TRIANGLE, texts.count("console.why.places", held)));
        for (Missing.Check check : missing.checks()) {
            nodes.add(check(check, state));
        }
        nodes.add(new Paragraph(texts.get("console.why.select"), "muted"));
    }

    private Node check(Missing.Check check, FilterState state) {
        boolean open = check.standing() == Missing.Standing.OPEN;
        String name = check.place().name();
        String text = texts.format(
                "console.check." + name + (open ? ".open" : ".held"),
                check.count(),
                console.settings().depth());
        Label label = new Label(text, new Glyph(open ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("console-check", open ? "console-open" : "console-held");
        VBox box = new VBox(label);
        if (check.place() == Missing.Place.FILTER) {
            box.getChildren().add(bits(state.filter().test(DebugComponent.DEFAULT, DebugLevel.INFO)));
        }
        if (!open) {
            remedy(check.place(), state).ifPresent(action -> {
                Button button = new Button(texts.get("console.check." + name + ".do"), new Glyph(Feather.CHECK));
                button.setId("console-check-" + name);
                button.setOnAction(event -> action.run());
                box.getChildren().add(new WrapRow(button));
            });
        }
        box.getStyleClass().add("console-way");
        return box;
    }

    private Optional<Runnable> remedy(Missing.Place place, FilterState state) {
        ConsoleSettings settings = console.settings();
        return switch (place) {
            case RAN -> Optional.empty();
            case FILTER ->
                Optional.of(() -> capture(new Setting.Capture(state.capture().withVerbose(true))));
            case KERNEL ->
                Optional.of(() -> capture(new Setting.Capture(state.capture().withKernel(true))));
            case WIN32 ->
                Optional.of(() -> capture(new Setting.Capture(state.capture().withUser(true))));
            case HELD -> Optional.of(() -> console.change(settings.withForceReturns(true)));
            case GHOSTS -> Optional.of(() -> console.change(settings.withGhosts(true)));
            case HIDDEN ->
                Optional.of(() -> console.change(settings.withFilters(
                        settings.filters().withInclude(Filter.NONE).withExclude(Filter.NONE))));
            case CLEARED -> Optional.of(() -> showCleared(settings));
            case DEPTH -> Optional.of(() -> console.change(settings.withDepth(0)));
        };
    }

    /** By hand, or by the program's own message: both are shown again. */
    private void showCleared(ConsoleSettings settings) {
        console.clear(0);
        console.change(settings.withMarker(""));
    }

    private void capture(Setting setting) {
        desk.input(new Input.Adjust(setting));
    }
}

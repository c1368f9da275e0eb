package dev.vmxscope.ui.panel.code;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.ActionText;
import dev.vmxscope.ui.control.CodeRow;
import dev.vmxscope.ui.control.CodeView;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.CodeLine;
import dev.vmxscope.ui.viewmodel.CodeMode;
import dev.vmxscope.ui.viewmodel.CodeState;
import dev.vmxscope.ui.viewmodel.CodeState.Where;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Source and machine code around what runs next; breakpoints in the gutter. */
public final class CodePanel extends BorderPane {
    private static final PseudoClass MIXED = PseudoClass.getPseudoClass("mixed");

    private final Desk desk;
    private final Texts texts;
    private final Segmented<CodeMode> modes = new Segmented<>();
    private final Label place = new Label();
    private final Sentence notice = new Sentence();
    private final Button locate;
    private final CodeView code;
    private final StackPane empty = new StackPane();
    private final Live<Seen> live;
    private List<CodeLine> lines = List.of();
    private String file = "";

    /** What is drawn: the code and the way it is shown. */
    private record Seen(CodeMode mode, CodeState state) {}

    /**
     * The panel.
     *
     * @param locate asks the user where a source file is, and runs the given action once it is known
     */
    public CodePanel(Desk desk, BiConsumer<String, Runnable> locate) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "code-panel");
        code = new CodeView(texts, empty);
        code.list().setId("code-list");
        code.setOnBreakpoint(this::toggle);
        for (CodeMode mode : CodeMode.values()) {
            modes.add(mode, texts.get("code.mode." + mode), texts.get("code.mode." + mode + ".tip"));
        }
        modes.setOnChoose(desk::show);
        place.getStyleClass().addAll("mono", "code-place");
        place.setId("code-place");
        Button runTo = new Button(texts.get("code.runto"), new Glyph(Feather.CORNER_DOWN_RIGHT));
        runTo.getStyleClass().add("flat");
        runTo.setTooltip(new Tooltip(texts.get("code.runto.tip")));
        runTo.setOnAction(event -> runTo());
        this.locate = new Button(texts.get("code.locate"), new Glyph(Feather.FILE_TEXT));
        FlowPane bar = new FlowPane(modes, runTo, this.locate, place);
        bar.getStyleClass().add("panel-bar");
        notice.setId("code-notice");
        setTop(new VBox(bar, notice));
        setCenter(code);
        live = Live.of(
                desk.views(),
                Shown.of(this),
                view -> new Seen(view.code(), CodeState.of(view, desk.sources())),
                this::draw);
        this.locate.setOnAction(event -> locate.accept(file, live::refresh));
    }

    private void draw(Seen seen) {
        CodeState state = seen.state();
        modes.show(seen.mode());
        pseudoClassStateChanged(MIXED, seen.mode() == CodeMode.MIXED);
        file = state.file();
        lines = state.lines();
        place.setText(state.place());
        place.setTooltip(state.file().isEmpty() ? null : new Tooltip(state.file()));
        reveal(locate, state.missing());
        notice(state);
        if (state.where() == Where.NOWHERE) {
            empty.getChildren().setAll(nothing(state));
        }
        code.setRows(lines.stream().map(CodePanel::row).toList());
        code.revealCurrent();
    }

    private void notice(CodeState state) {
        String text = switch (state.where()) {
            case CALLER -> texts.format("code.caller", state.service());
            case CHOSEN -> texts.get("code.chosen");
            default -> state.missing() ? texts.format("code.missing", state.file()) : "";
        };
        reveal(notice, !text.isEmpty());
        notice.say(
                state.where() == Where.CALLER ? Tone.CAUTION : Tone.PLAIN,
                state.where() == Where.CALLER ? Feather.BOX : Feather.INFO,
                text);
    }

    private Node nothing(CodeState state) {
        if (state.next() == null) {
            return new EmptyState(Feather.MOON, texts.get("code.idle"));
        }
        return new EmptyState(
                Feather.PLAY_CIRCLE,
                texts.format("code.next", ActionText.of(texts, state.next())),
                texts.get("code.begin"),
                () -> desk.submit(new Command.Advance(dev.vmxscope.core.session.Step.INTO, desk.grain())));
    }

    private static CodeRow row(CodeLine line) {
        CodeRow.Kind kind = CodeRow.Kind.valueOf(line.kind().name());
        return new CodeRow(kind, line.number(), line.bytes(), line.text(), line.current(), line.breakpoint(), "");
    }

    private void toggle(int index) {
        if (lines.get(index).address() != 0) {
            desk.submit(new Command.ToggleBreakpoint(lines.get(index).address()));
        }
    }

    private void runTo() {
        int index = code.list().getSelectionModel().getSelectedIndex();
        if (index >= 0 && index < lines.size() && lines.get(index).address() != 0) {
            desk.submit(new Command.RunTo(lines.get(index).address()));
        }
    }

    private static void reveal(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}

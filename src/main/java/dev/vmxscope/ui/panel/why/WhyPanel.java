package dev.vmxscope.ui.panel.why;

import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.session.CrashText;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.CrashFold;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Facts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Paragraph;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Explained;
import dev.vmxscope.ui.viewmodel.Explanations;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.Subject;
import dev.vmxscope.ui.viewmodel.Trouble;
import dev.vmxscope.ui.viewmodel.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Why the next instruction would fail, and why the last one did or did not: the outcome, every unmet requirement with
 * what can be done about it, and what was checked besides.
 */
public final class WhyPanel extends BorderPane {
    private final Desk desk;
    private final Texts texts;
    private final Segmented<Subject> subjects = new Segmented<>();
    private final Sentence headline = new Sentence();
    private final VBox body = new VBox();
    private final ScrollPane scroll;
    private final Node empty;
    private Explanations shown = new Explanations(Optional.empty(), List.of(), Optional.empty(), 0);
    /** What the person chose at this moment; at another one the panel chooses anew. */
    private Optional<Subject> chosen = Optional.empty();

    /** The panel. */
    public WhyPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "why-panel");
        subjects.setId("why-subjects");
        subjects.setOnChoose(this::choose);
        headline.setId("why-headline");
        body.getStyleClass().add("panel-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        empty = new EmptyState(Feather.CHECK_CIRCLE, texts.get("why.empty"));
        Live.of(desk.views(), Shown.of(this), Explanations::of, this::draw);
    }

    private void choose(Subject subject) {
        chosen = Optional.of(subject);
        tell();
    }

    private void draw(Explanations state) {
        if (state.position() != shown.position() || chosen.flatMap(state::of).isEmpty()) {
            chosen = Optional.empty();
        }
        shown = state;
        boolean nothing = state.explained().isEmpty() && state.trouble().isEmpty();
        setCenter(nothing ? empty : scroll);
        if (!nothing) {
            subjects.clear();
            for (Explained explained : state.explained()) {
                String key = "why.subject." + explained.subject();
                subjects.add(explained.subject(), texts.get(key), explained.instruction());
            }
            tell();
        }
    }

    private void tell() {
        boolean focused = isFocusWithin();
        Optional<Subject> subject = chosen.or(shown::preferred);
        subjects.show(subject.orElse(null));
        List<Node> nodes = new ArrayList<>();
        if (shown.explained().size() > 1) {
            nodes.add(new WrapRow(subjects));
        }
        if (subject.filter(Subject.ASKED::equals).isPresent()) {
            nodes.add(new Paragraph(texts.get("why.asked"), "muted"));
        }
        nodes.add(headline);
        Optional<Explained> explained = subject.flatMap(shown::of);
        if (explained.isPresent()) {
            addInstruction(nodes, explained.get());
        } else {
            shown.trouble().ifPresent(trouble -> addTrouble(nodes, trouble));
        }
        body.getChildren().setAll(nodes);
        scroll.setVvalue(0);
        if (focused) {
            lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
        }
    }

    private void addInstruction(List<Node> nodes, Explained explained) {
        Tone tone = explained.succeeds() ? Tone.GOOD : explained.subject().ahead() ? Tone.CAUTION : Tone.BAD;
        Feather icon = explained.succeeds()
                ? Feather.CHECK_CIRCLE
                : explained.subject().ahead() ? Feather.ALERT_TRIANGLE : Feather.ALERT_OCTAGON;
        headline.say(tone, icon, WhyText.headline(desk, explained));
        ExplainedView view = new ExplainedView(desk, explained);
        nodes.add(view);
        Facts facts = facts();
        fact(facts, "why.instruction", explained.instruction());
        fact(facts, "why.place", place(explained.place(), explained.source()));
        fact(facts, "why.cpu", where(explained.cpu(), explained.step()));
        fact(facts, "why.outcome", desk.rules().outcome(explained.outcome()));
        Optional<Trouble> came = shown.trouble()
                .filter(trouble -> trouble.verdict().isPresent()
                        && trouble.verdict().get().equals(explained.diagnosis().verdict()));
        came.ifPresent(trouble -> consequences(facts, trouble));
        nodes.add(facts);
        WrapRow buttons = new WrapRow();
        if (explained.address() != 0) {
            buttons.add(look(explained.address()));
        }
        if (!explained.subject().ahead() && (explained.live() || explained.succeeds())) {
            buttons.add(view.back("why.back"));
        }
        nodes.add(buttons);
        came.ifPresent(trouble -> addAnalysis(nodes, trouble));
    }

    private void addTrouble(List<Node> nodes, Trouble trouble) {
        headline.say(Tone.BAD, Feather.ALERT_OCTAGON, TroubleText.headline(desk, trouble));
        Facts facts = facts();
        fact(facts, "why.instruction", trouble.instruction());
        fact(facts, "why.place", place(trouble.place(), trouble.source()));
        fact(facts, "why.cpu", where(trouble.cpu(), trouble.step()));
        fact(facts, "why.outcome", trouble.outcome());
        consequences(facts, trouble);
        nodes.add(facts);
        if (trouble.address() != 0) {
            nodes.add(new WrapRow(look(trouble.address())));
        }
        addAnalysis(nodes, trouble);
    }

    private Button look(long address) {
        Button show = new Button(texts.get("why.show"), new Glyph(Feather.CODE));
        show.setOnAction(event -> desk.look(address));
        return show;
    }

    private void consequences(Facts facts, Trouble trouble) {
        fact(facts, "why.bugcheck", trouble.bugcheck());
        fact(facts, "why.text", texts.say(trouble.text()));
    }

    /** What a debugger would say of the bug check, behind one line. */
    private void addAnalysis(List<Node> nodes, Trouble trouble) {
        View view = desk.views().getValue();
        if (!trouble.bugcheck().isEmpty()) {
            CrashAnalysis.of(view.machine(), view.frame().symbols())
                    .ifPresent(crash -> nodes.add(new CrashFold(texts, CrashText.lines(crash, texts.language()))));
        }
    }

    private String place(String place, String source) {
        return source.isEmpty() ? place : texts.format("why.place.source", place, source);
    }

    private String where(int cpu, long step) {
        return texts.format("why.cpu.value", Integer.toString(cpu), Long.toString(step));
    }

    private static Facts facts() {
        Facts facts = new Facts();
        facts.setId("why-facts");
        return facts;
    }

    private void fact(Facts facts, String key, String text) {
        facts.add(texts.get(key), text);
    }
}

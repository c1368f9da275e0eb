package dev.vmxscope.ui.panel.why;

import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.RequirementList;
import dev.vmxscope.ui.control.RequirementRow;
import dev.vmxscope.ui.control.RequirementStage;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.text.Texts;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.JudgedStage;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.Trouble;
import dev.vmxscope.ui.viewmodel.WhyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What went wrong last: which instruction, where, what came of it, and every requirement that is not met. */
public final class WhyPanel extends BorderPane {
    private final Texts texts;
    private final VerdictTexts rules;
    private final Sentence headline = new Sentence();
    private final VBox reasons = new VBox();
    private final GridPane facts = new GridPane();
    private final Button show;
    private final RequirementList requirements;
    private final ScrollPane scroll;
    private final Node empty;
    private long address;

    /** The panel. */
    public WhyPanel(Desk desk) {
        this.texts = desk.texts();
        this.rules = desk.rules();
        getStyleClass().addAll("panel", "why-panel");
        headline.setId("why-headline");
        facts.getStyleClass().add("facts");
        facts.setId("why-facts");
        show = new Button(texts.get("why.show"), new Glyph(Feather.CODE));
        show.setOnAction(event -> desk.look(address));
        requirements = new RequirementList(texts);
        requirements.setId("why-requirements");
        reasons.getStyleClass().add("reasons");
        reasons.setId("why-reasons");
        VBox head = new VBox(headline, reasons, facts, new FlowPane(show));
        head.getStyleClass().add("panel-body");
        scroll = new ScrollPane(new VBox(head, requirements));
        scroll.setFitToWidth(true);
        empty = new EmptyState(Feather.CHECK_CIRCLE, texts.get("why.empty"));
        Live.of(desk.views(), Shown.of(this), WhyState::of, this::draw);
    }

    private void draw(WhyState state) {
        Optional<Trouble> found = state.trouble();
        setCenter(found.isPresent() ? scroll : empty);
        found.ifPresent(this::tell);
    }

    private void tell(Trouble trouble) {
        reasons.getChildren().clear();
        for (JudgedStage.Row row : trouble.unmet()) {
            Sentence reason = new Sentence();
            reason.say(
                    Tone.PLAIN,
                    Feather.X,
                    texts.format("why.reason", row.what(), row.actual(), row.required(), rule(row), row.source()));
            reasons.getChildren().add(reason);
        }
        headline.say(Tone.BAD, Feather.ALERT_OCTAGON, TroubleText.headline(texts, trouble));
        facts.getChildren().clear();
        fact("why.instruction", trouble.instruction());
        fact(
                "why.place",
                trouble.source().isEmpty()
                        ? trouble.place()
                        : texts.format("why.place.source", trouble.place(), trouble.source()));
        fact("why.cpu", texts.format("why.cpu.value", Integer.toString(trouble.cpu()), Long.toString(trouble.step())));
        fact("why.outcome", trouble.outcome());
        fact("why.bugcheck", trouble.bugcheck());
        fact("why.text", trouble.text());
        address = trouble.address();
        show.setVisible(address != 0);
        show.setManaged(address != 0);
        requirements.show(trouble.stages().stream().map(this::stage).toList());
    }

    private void fact(String key, String text) {
        if (!text.isEmpty()) {
            Label name = new Label(texts.get(key));
            name.getStyleClass().add("muted");
            name.setMinWidth(USE_PREF_SIZE);
            Label value = new Label(text);
            value.setWrapText(true);
            facts.addRow(facts.getRowCount(), name, value);
        }
    }

    private String rule(JudgedStage.Row row) {
        return rules.rule(row.id());
    }

    private RequirementStage stage(JudgedStage stage) {
        List<RequirementRow> rows = new ArrayList<>();
        for (JudgedStage.Row row : stage.rows()) {
            if (row.known() || stage.state() == JudgedStage.State.NOT_REACHED) {
                rows.add(new RequirementRow(
                        row.met(), row.what(), row.actual(), row.required(), rule(row), row.source()));
            }
        }
        return new RequirementStage(
                texts.format("why.stage", stage.outcome(), stage.name()),
                RequirementStage.State.valueOf(stage.state().name()),
                rows);
    }
}

package dev.vmxscope.ui.panel.why;

import atlantafx.base.theme.Styles;
import dev.vmxscope.core.session.CauseText;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Fold;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Paragraph;
import dev.vmxscope.ui.control.RequirementList;
import dev.vmxscope.ui.control.RequirementRow;
import dev.vmxscope.ui.control.RequirementStage;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Explained;
import dev.vmxscope.ui.viewmodel.JudgedStage;
import dev.vmxscope.ui.viewmodel.Unmet;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One instruction explained: the stage that decides, then what else would fail, then what passed and what came not. */
final class ExplainedView extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final Explained explained;

    ExplainedView(Desk desk, Explained explained) {
        this.desk = desk;
        this.texts = desk.texts();
        this.explained = explained;
        getStyleClass().add("explained");
        setId("why-requirements");
        addCauses();
        if (!explained.live() && !explained.succeeds()) {
            Button back = back("why.back.far");
            back.getStyleClass().add(Styles.ACCENT);
            getChildren().add(back);
        }
        if (!explained.unmet().isEmpty()) {
            getChildren().add(deciding());
        }
        addAlso();
        addFolds();
    }

    /** Each cause by its name; what lies behind it folds out. */
    private void addCauses() {
        VBox folds = new VBox();
        folds.getStyleClass().add("folds");
        for (CauseText cause : desk.causes().causes(explained.diagnosis())) {
            VBox behind = new VBox(
                    new Paragraph(cause.detail(), "cause-detail"),
                    new Paragraph(texts.format("why.cause.fix", cause.fix()), "cause-fix"));
            behind.getStyleClass().add("cause");
            folds.getChildren().add(new Fold(Feather.BOOK_OPEN, texts.format("why.cause", cause.title()), behind));
        }
        if (!folds.getChildren().isEmpty()) {
            getChildren().add(folds);
        }
    }

    private Node deciding() {
        JudgedStage stage = explained.stages().stream()
                .filter(found -> found.state() == JudgedStage.State.DECIDING)
                .findFirst()
                .orElseThrow();
        Label outcome = new Label(desk.rules().outcome(explained.outcome()));
        outcome.getStyleClass().addAll("outcome", "mono", "outcome-bad");
        Label title = new Paragraph(WhyText.told(desk, explained), "stage-title");
        Label decides = new Paragraph(
                texts.format(
                        explained.subject().ahead() ? "why.decides.next" : "why.decides",
                        desk.rules().stage(stage.name())),
                "muted");
        VBox box = new VBox(new WrapRow(outcome, title), decides);
        box.getStyleClass().add("deciding");
        if (explained.unmet().size() > 1) {
            box.getChildren().add(new Paragraph(texts.get("why.unordered"), "requirement-citation"));
        }
        explained.unmet().forEach(unmet -> box.getChildren().add(card(unmet)));
        if (!explained.repair().isEmpty()) {
            List<Input> inputs =
                    explained.repair().stream().<Input>map(Input.Set::new).toList();
            box.getChildren()
                    .add(new FixRow(
                            "why-fix-all",
                            Feather.CHECK_SQUARE,
                            texts.format("why.fix.all", Integer.toString(inputs.size())),
                            new FixText(texts, desk.rules())
                                    .succeeding(explained.diagnosis().verdict()),
                            () -> fix(inputs)));
        }
        return box;
    }

    private void addAlso() {
        if (!explained.wouldAlsoFail().isEmpty()) {
            Label title = new Paragraph(texts.get("why.also"), "panel-subtitle");
            getChildren().add(title);
            explained.wouldAlsoFail().forEach(unmet -> getChildren().add(card(unmet)));
        }
    }

    private Node card(Unmet unmet) {
        return new UnmetCard(desk, unmet, this::fix);
    }

    /** Before the next instruction at once; before an executed one after going back to it. */
    private void fix(List<Input> inputs) {
        if (explained.subject().ahead()) {
            inputs.forEach(desk::input);
        } else {
            desk.rewind(explained.step(), inputs);
        }
    }

    /** A button that leads back to the moment before an executed instruction. */
    Button back(String key) {
        Button back = new Button(texts.get(key), new Glyph(Feather.CORNER_UP_LEFT));
        back.setId("why-go-back");
        back.setWrapText(true);
        back.setOnAction(event -> desk.rewind(explained.step(), List.of()));
        return back;
    }

    private void addFolds() {
        VBox folds = new VBox();
        folds.getStyleClass().add("folds");
        List<JudgedStage> passed = in(JudgedStage.State.PASSED);
        if (!passed.isEmpty()) {
            String text = texts.count("why.passed", passed.size(), texts.count("why.met", requirements(passed)));
            folds.getChildren().add(new Fold(Feather.CHECK_CIRCLE, text, list(passed)));
        }
        for (JudgedStage stage : in(JudgedStage.State.NOT_REACHED)) {
            String title = title(stage);
            String text = texts.format("requirements.stage.NOT_REACHED", title);
            RequirementList rows = new RequirementList(texts);
            rows.showRows(stage(stage));
            Fold fold = new Fold(Feather.MINUS_CIRCLE, text, rows);
            fold.getStyleClass().add("not-reached");
            folds.getChildren().add(fold);
        }
        getChildren().add(folds);
    }

    private static int requirements(List<JudgedStage> stages) {
        return stages.stream().mapToInt(stage -> stage.rows().size()).sum();
    }

    private List<JudgedStage> in(JudgedStage.State state) {
        return explained.stages().stream()
                .filter(stage -> stage.state() == state)
                .toList();
    }

    private RequirementList list(List<JudgedStage> stages) {
        RequirementList list = new RequirementList(texts);
        list.show(stages.stream().map(this::stage).toList());
        return list;
    }

    private String title(JudgedStage stage) {
        return texts.format(
                "why.stage", desk.rules().outcome(stage.outcome()), desk.rules().stage(stage.name()));
    }

    private RequirementStage stage(JudgedStage stage) {
        List<RequirementRow> rows = new ArrayList<>();
        for (JudgedStage.Row row : stage.rows()) {
            if (row.known() || stage.state() == JudgedStage.State.NOT_REACHED) {
                String rule = desk.rules().rule(row.id());
                rows.add(new RequirementRow(
                        row.met(), desk.rules().name(row.what()), row.actual(), row.required(), rule, row.source()));
            }
        }
        return new RequirementStage(
                title(stage), RequirementStage.State.valueOf(stage.state().name()), rows);
    }
}

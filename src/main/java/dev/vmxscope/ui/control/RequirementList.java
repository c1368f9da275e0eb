package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The stages of requirements of one instruction: met, not met, not reached; each by icon, word and colour. */
public final class RequirementList extends VBox {
    private static final PseudoClass MET = PseudoClass.getPseudoClass("met");
    private static final PseudoClass UNMET = PseudoClass.getPseudoClass("unmet");

    private final Texts texts;

    /** An empty list. */
    public RequirementList(Texts texts) {
        this.texts = texts;
        getStyleClass().add("requirement-list");
    }

    /** Shows stages, in the order in which the processor decides them. */
    public void show(List<RequirementStage> stages) {
        List<Node> nodes = new ArrayList<>();
        stages.forEach(stage -> nodes.add(stageNode(stage)));
        getChildren().setAll(nodes);
    }

    /** Shows one stage whose title stands elsewhere already. */
    public void showRows(RequirementStage stage) {
        VBox box = box(stage);
        addRows(box, stage);
        getChildren().setAll(box);
    }

    private static VBox box(RequirementStage stage) {
        VBox box = new VBox();
        String state = stage.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        box.getStyleClass().addAll("stage", "stage-" + state);
        return box;
    }

    private void addRows(VBox box, RequirementStage stage) {
        stage.rows().forEach(row -> box.getChildren().add(rowNode(row, stage.state())));
    }

    private Node stageNode(RequirementStage stage) {
        String state = stage.state().name();
        Label title =
                new Label(texts.format("requirements.stage." + state, stage.title()), new Glyph(iconOf(stage.state())));
        title.getStyleClass().add("stage-title");
        title.setWrapText(true);
        VBox box = box(stage);
        box.getChildren().add(title);
        addRows(box, stage);
        return box;
    }

    private static Feather iconOf(RequirementStage.State state) {
        return switch (state) {
            case PASSED -> Feather.CHECK_CIRCLE;
            case DECIDING -> Feather.ALERT_OCTAGON;
            case NOT_REACHED -> Feather.MINUS_CIRCLE;
        };
    }

    private Node rowNode(RequirementRow row, RequirementStage.State state) {
        boolean reached = state != RequirementStage.State.NOT_REACHED;
        Glyph icon = new Glyph(row.met() ? Feather.CHECK : Feather.X);
        icon.getStyleClass().add("requirement-icon");
        String mark = texts.get(row.met() ? "requirements.met" : "requirements.unmet");
        Label what = new Label(row.what());
        what.getStyleClass().add("requirement-what");
        Label verdict = new Label(mark);
        verdict.getStyleClass().add("requirement-verdict");
        Label actual = new Label(texts.format("requirements.actual", row.actual()));
        Label required = new Label(texts.format("requirements.required", row.required()));
        List.of(actual, required).forEach(label -> label.getStyleClass().addAll("requirement-value", "mono"));
        WrapRow facts = new WrapRow(what, verdict, actual);
        // Some are met by more than one value, and the one named would mislead.
        if (!row.met() || row.actual().equals(row.required())) {
            facts.add(required);
        }
        facts.getStyleClass().add("requirement-facts");
        Label rule = new Label(row.rule());
        rule.setWrapText(true);
        Label citation = new Label(row.citation());
        citation.setWrapText(true);
        citation.getStyleClass().add("requirement-citation");
        VBox body = new VBox(facts, rule, citation);
        HBox.setHgrow(body, Priority.ALWAYS);
        HBox line = new HBox(icon, body);
        line.getStyleClass().add("requirement");
        line.pseudoClassStateChanged(MET, row.met() && reached);
        line.pseudoClassStateChanged(UNMET, !row.met() && reached);
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(texts.format(
                "requirements.spoken",
                mark,
                row.what(),
                actual.getText(),
                required.getText(),
                row.rule(),
                row.citation()));
        line.setFocusTraversable(true);
        return line;
    }
}

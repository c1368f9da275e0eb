package dev.vmxscope.ui.panel.why;

import dev.vmxscope.core.diagnosis.Remedy;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.OriginText;
import dev.vmxscope.ui.control.Paragraph;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.JudgedStage;
import dev.vmxscope.ui.viewmodel.Spotlight;
import dev.vmxscope.ui.viewmodel.Unmet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One unmet requirement: what is there and what must be, the rule, who set it, and what can be done. */
final class UnmetCard extends VBox {
    private final Desk desk;
    private final Unmet unmet;
    private final Consumer<List<Input>> fixer;

    /**
     * A card.
     *
     * @param fixer does inputs at the moment just before the instruction
     */
    UnmetCard(Desk desk, Unmet unmet, Consumer<List<Input>> fixer) {
        this.desk = desk;
        this.unmet = unmet;
        this.fixer = fixer;
        getStyleClass().add("unmet-card");
        setId("why-unmet-" + unmet.row().id());
        getChildren().addAll(head(), new Paragraph(desk.rules().rule(unmet.row().id()), "unmet-rule"));
        unmet.written().ifPresent(written -> getChildren().add(origin(OriginText.of(desk.texts(), written))));
        getChildren().add(new Paragraph(unmet.row().source(), "requirement-citation"));
        unmet.remedy().ifPresent(this::addRemedy);
    }

    private Node head() {
        JudgedStage.Row row = unmet.row();
        Glyph icon = new Glyph(Feather.X_CIRCLE);
        icon.getStyleClass().add("unmet-icon");
        WrapRow head = new WrapRow(icon, name(desk.rules().name(row.what())));
        if (unmet.evidence().fields().size() == 1 || unmet.evidence().oneBit()) {
            head.add(
                    value(desk.texts().format("requirements.actual", row.actual()), "unmet-actual"),
                    new Glyph(Feather.ARROW_RIGHT),
                    value(desk.texts().format("requirements.required", row.required()), "unmet-required"));
        } else {
            head.add(new Paragraph(desk.rules().found(unmet.item().finding()), "unmet-found"));
        }
        return head;
    }

    private Node name(String what) {
        Optional<Spotlight> spotlight = unmet.spotlight();
        if (spotlight.isEmpty()) {
            Label plain = new Label(what);
            plain.getStyleClass().add("unmet-name");
            plain.setWrapText(true);
            return plain;
        }
        Hyperlink link = new Hyperlink(what);
        link.getStyleClass().add("unmet-name");
        link.setMnemonicParsing(false);
        link.setWrapText(true);
        link.setAccessibleHelp(desk.texts().get("why.reveal"));
        link.setOnAction(event -> {
            link.setVisited(false);
            desk.reveal(spotlight.get());
        });
        return link;
    }

    private static Label value(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("unmet-value", style);
        return label;
    }

    private static Label origin(String text) {
        Label label = new Paragraph(text, "unmet-origin");
        label.setGraphic(new Glyph(Feather.USER));
        return label;
    }

    private void addRemedy(Remedy remedy) {
        String id = unmet.row().id();
        String text = desk.causes().remedy(unmet.item());
        if (remedy instanceof Remedy.Fix fix) {
            String then = new FixText(desk.texts(), desk.rules()).then(fix.after());
            Poke poke = fix.poke();
            getChildren()
                    .add(new FixRow(
                            "why-fix-" + id,
                            Feather.TOOL,
                            text,
                            then,
                            () -> fixer.accept(List.of(new Input.Set(poke)))));
        } else if (remedy instanceof Remedy.Restarting restarting) {
            getChildren()
                    .addAll(
                            reason(desk.causes().refused(restarting.refusedBy())),
                            new FixRow(
                                    "why-restart-" + id,
                                    Feather.POWER,
                                    text,
                                    desk.texts().get("why.restart.then"),
                                    () -> desk.input(new Input.SwitchFirmware(restarting.firmware()))));
        } else {
            getChildren().add(reason(text));
        }
    }

    private static Node reason(String text) {
        Sentence reason = new Sentence();
        reason.say(Tone.CAUTION, Feather.LOCK, text);
        return reason;
    }
}

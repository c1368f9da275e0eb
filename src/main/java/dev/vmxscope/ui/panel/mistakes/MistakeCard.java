package dev.vmxscope.ui.panel.mistakes;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.verifier.Mistake;
import dev.vmxscope.ui.control.Facts;
import dev.vmxscope.ui.control.Fold;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Paragraph;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.MistakesState;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One mistake: what was done where, and behind a fold what it means and how it is mended. */
final class MistakeCard extends VBox {
    private final Texts texts;
    private final Texts kinds;

    MistakeCard(Desk desk, Texts kinds, MistakesState.Row row) {
        this.texts = desk.texts();
        this.kinds = kinds;
        getStyleClass().add("mistake-card");
        Mistake mistake = row.mistake();
        getChildren().addAll(head(mistake), new Paragraph(texts.say(mistake.text()), "mistake-text"), facts(row));
        WrapRow buttons = new WrapRow();
        if (mistake.place() != 0) {
            buttons.add(button("mistakes.line", Feather.CODE, () -> desk.look(mistake.place())));
        }
        buttons.add(
                button("mistakes.moment", Feather.CLOCK, () -> desk.submit(new Command.Rewind(mistake.step() - 1))));
        getChildren().addAll(buttons, new Fold(Feather.INFO, texts.get("mistakes.more"), more(mistake)));
    }

    private Node head(Mistake mistake) {
        Mistake.Severity severity = mistake.kind().severity();
        Sentence head = new Sentence();
        String title = kinds.get("kind." + mistake.kind() + ".title");
        head.say(
                severity == Mistake.Severity.LEAVES ? Tone.CAUTION : Tone.BAD,
                severity == Mistake.Severity.CRASHES
                        ? Feather.ALERT_OCTAGON
                        : severity == Mistake.Severity.HARMS ? Feather.ALERT_TRIANGLE : Feather.ARCHIVE,
                texts.format("mistakes.head", title, kinds.get("severity." + severity)));
        head.setTooltip(new Tooltip(kinds.get("severity." + severity + ".tip")));
        return head;
    }

    private Node facts(MistakesState.Row row) {
        Facts facts = new Facts();
        Mistake mistake = row.mistake();
        fact(facts, "mistakes.driver", mistake.driver());
        fact(
                facts,
                "mistakes.where",
                row.source().isEmpty() ? row.name() : texts.format("mistakes.place", row.name(), row.source()));
        fact(facts, "mistakes.when", texts.format("mistakes.step", mistake.step(), mistake.cpu()));
        return facts;
    }

    private void fact(Facts facts, String key, String text) {
        facts.add(texts.get(key), text);
    }

    private Node more(Mistake mistake) {
        VBox more = new VBox();
        more.getStyleClass().add("mistake-more");
        part(more, "mistakes.what", kinds.get("kind." + mistake.kind() + ".what"));
        part(more, "mistakes.windows", kinds.get("kind." + mistake.kind() + ".windows"));
        part(more, "mistakes.mend", kinds.get("kind." + mistake.kind() + ".mend"));
        return more;
    }

    private void part(VBox box, String key, String text) {
        box.getChildren().addAll(new Paragraph(texts.get(key), "card-title"), new Paragraph(text, "mistake-text"));
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get(key), new Glyph(icon));
        button.setTooltip(new Tooltip(texts.get(key + ".tip")));
        button.setOnAction(event -> action.run());
        return button;
    }
}

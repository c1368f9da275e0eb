package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.journey.BufferSight;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.ui.control.DebuggerText;
import dev.vmxscope.ui.control.Fold;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Paragraph;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.DebuggerAnswers;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.JourneyPath;
import dev.vmxscope.ui.viewmodel.Named;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands under the chosen place of a path: the ways to go there, the reason, and the fields of the IRP. */
final class StopDetail extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final JourneyWords words;

    /**
     * The details of one place.
     *
     * @param here whether the machine stands at that moment
     * @param go takes the machine there
     */
    StopDetail(Desk desk, JourneyWords words, JourneyPath path, JourneyPath.Node node, boolean here, Runnable go) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = words;
        getStyleClass().add("journey-detail");
        getChildren().add(buttons(node, here, go));
        if (node instanceof JourneyPath.AtStop at) {
            addStop(path.journey(), at);
        } else {
            addEffect((JourneyPath.Effect) node);
        }
    }

    private WrapRow buttons(JourneyPath.Node node, boolean here, Runnable go) {
        Button there = new Button(texts.get("journey.go"), new Glyph(Feather.MAP_PIN));
        there.setId("journey-go");
        there.setTooltip(new Tooltip(texts.get("journey.go.tip")));
        there.setDisable(here);
        there.setOnAction(event -> go.run());
        WrapRow row = new WrapRow(there);
        long address = JourneyWords.address(node);
        if (address != 0) {
            Button show = new Button(texts.get("journey.show"), new Glyph(Feather.CODE));
            show.setId("journey-show");
            show.setTooltip(new Tooltip(texts.get("journey.show.tip")));
            show.setOnAction(event -> desk.look(address));
            row.add(show);
        }
        return row;
    }

    private Facts facts(JourneyPath.Node node) {
        Facts facts = new Facts(texts);
        String place = words.place(node);
        if (!place.isEmpty()) {
            facts.add(fact("journey.place", place));
        }
        facts.add(fact("journey.when", texts.format("journey.when.value", node.step(), node.cpu())));
        return facts;
    }

    private Named fact(String key, String value) {
        return new Named(texts.get(key), value, value, "");
    }

    private void addStop(Journey journey, JourneyPath.AtStop at) {
        Stop stop = at.stop();
        Facts facts = facts(at);
        if (stop.device() != 0) {
            facts.add(fact("journey.device", words.device(stop)));
        }
        CallerFacts caller = new CallerFacts(texts);
        if (stop.kind() == Stop.Kind.CALLED) {
            caller.given(facts, journey);
        }
        if (stop.kind() == Stop.Kind.FINISHED && journey.outcome() != null) {
            caller.got(facts, journey, journey.outcome());
        }
        getChildren().add(facts);
        if (stop.irp().length() > 0) {
            List<String> why =
                    BufferSight.of(journey, stop).stream().map(texts::say).toList();
            Sentence sentence = new Sentence();
            sentence.setId("journey-sight");
            sentence.say(Tone.PLAIN, Feather.EYE, texts.sentences(why));
            getChildren().add(sentence);
        }
        getChildren().addAll(new IrpFacts(desk).of(at));
        DebuggerAnswers.irp(desk.views().getValue(), stop).ifPresent(answer -> {
            DebuggerText text = new DebuggerText(texts);
            text.show(answer);
            Fold fold = new Fold(Feather.TERMINAL, texts.get("journey.windbg"), text);
            fold.setId("journey-windbg");
            getChildren().add(fold);
        });
    }

    private void addEffect(JourneyPath.Effect effect) {
        EventText text = words.event(effect);
        for (String line : text.details()) {
            getChildren().add(new Paragraph(line));
        }
        getChildren().add(facts(effect));
    }
}

package dev.vmxscope.ui.panel.mistakes;

import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.session.CrashText;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.CrashFold;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.MistakesState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What drivers did wrong, as Driver Verifier would tell it, each with the line that did it; and a bug check analysed. */
public final class MistakesPanel extends BorderPane {
    /** How many cards are drawn; the first mistakes are those to mend first. */
    private static final int MOST_CARDS = 100;

    private final Desk desk;
    private final Texts texts;
    private final Texts kinds;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);

    /** The panel. */
    public MistakesPanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.kinds = Texts.of(texts.language(), "mistakes");
        getStyleClass().addAll("panel", "mistakes-panel");
        body.getStyleClass().add("panel-body");
        body.setId("mistakes-body");
        scroll.setFitToWidth(true);
        Live.of(desk.views(), Shown.of(this), MistakesState::of, this::draw);
    }

    private void draw(MistakesState state) {
        boolean nothing = state.rows().isEmpty() && state.crash().isEmpty();
        if (nothing) {
            setCenter(new EmptyState(Feather.SHIELD, texts.format("mistakes.empty", watched(state))));
            return;
        }
        List<Node> nodes = new ArrayList<>();
        state.crash().ifPresent(crash -> addCrash(nodes, crash));
        nodes.add(count(state));
        state.rows().stream()
                .limit(MOST_CARDS)
                .map(row -> new MistakeCard(desk, kinds, row))
                .forEach(nodes::add);
        body.getChildren().setAll(nodes);
        setCenter(scroll);
    }

    private void addCrash(List<Node> nodes, CrashAnalysis crash) {
        Sentence head = new Sentence();
        head.setId("mistakes-crash");
        head.say(
                Tone.BAD,
                Feather.ALERT_OCTAGON,
                texts.format(
                        "mistakes.crash",
                        crash.bugcheck().name(),
                        Integer.toHexString(crash.bugcheck().code()).toUpperCase(Locale.ROOT),
                        crash.bugcheck().text()));
        nodes.add(head);
        nodes.add(new CrashFold(texts, CrashText.lines(crash, texts.language())));
    }

    private Node count(MistakesState state) {
        int count = state.rows().size();
        Sentence sentence = new Sentence();
        sentence.setId("mistakes-count");
        String said = count > MOST_CARDS
                ? texts.format("mistakes.count.first", count, MOST_CARDS)
                : texts.count("mistakes.count", count);
        sentence.say(Tone.PLAIN, Feather.SHIELD, texts.sentences(List.of(said, watched(state))));
        return sentence;
    }

    private String watched(MistakesState state) {
        return texts.format(
                "mistakes.watched",
                state.watched().requests(),
                state.watched().calls(),
                state.watched().unloads());
    }
}

package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.ConsoleCounts;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.Desk;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** The row of buttons above the console. */
final class ConsoleTools extends FlowPane {
    private final Texts texts;
    private final Doing doing;
    private final TextField search = new TextField();
    private final Label result = new Label();
    private final Label count = new Label();
    private final Tooltip countTip = new Tooltip();
    private final Button badge = new Button("", new Glyph(Feather.FILTER));
    private final ToggleButton filter;

    /** What the buttons ask for. */
    interface Doing {
        /** The newest row is kept in sight, or not. */
        void follow(boolean newest);

        /** Everything that is there is taken off the screen. */
        void clear();

        /** The selected rows go to the clipboard. */
        void copy();

        /** The filters are shown, or not. */
        void filter(boolean open);

        /** The next row that has the text is looked for. */
        void find(boolean forward);

        /** Why is my message not here? */
        void why();
    }

    ConsoleTools(Desk desk, Doing doing) {
        this.texts = desk.texts();
        this.doing = doing;
        getStyleClass().addAll("panel-bar", "console-tools");
        ConsoleBar menus = new ConsoleBar(desk);
        ToggleButton follow = named(new ToggleButton("", new Glyph(Feather.CHEVRONS_DOWN)), "console.follow");
        follow.setSelected(true);
        follow.selectedProperty().addListener((property, old, on) -> doing.follow(on));
        filter = named(new ToggleButton("", new Glyph(Feather.FILTER)), "console.filter");
        filter.setOnAction(event -> doing.filter(filter.isSelected()));
        Button why = named(new Button(texts.get("console.why"), new Glyph(Feather.HELP_CIRCLE)), "console.why");
        why.setOnAction(event -> doing.why());
        badge.setId("console-badge");
        badge.setOnAction(event -> doing.filter(true));
        badge.getStyleClass().addAll("flat", "console-badge");
        badge.managedProperty().bind(badge.visibleProperty());
        badge.setVisible(false);
        count.setId("console-count");
        count.setTooltip(countTip);
        count.setMinWidth(USE_PREF_SIZE);
        result.setMinWidth(USE_PREF_SIZE);
        result.getStyleClass().add("muted");
        result.managedProperty().bind(result.textProperty().isNotEmpty());
        searching();
        getChildren()
                .setAll(List.<Node>of(
                        menus.capture(),
                        menus.options(),
                        menus.files(),
                        follow,
                        button("console.clear", Feather.TRASH_2, doing::clear),
                        button("console.copy", Feather.COPY, doing::copy),
                        filter,
                        search,
                        button("console.previous", Feather.CHEVRON_UP, () -> doing.find(false)),
                        button("console.next", Feather.CHEVRON_DOWN, () -> doing.find(true)),
                        result,
                        why,
                        badge,
                        count));
    }

    private void searching() {
        search.setId("console-search");
        search.setPromptText(texts.get("console.find"));
        search.setAccessibleText(texts.get("console.find"));
        search.setTooltip(new Tooltip(texts.get("console.find.tip")));
        search.setPrefColumnCount(9);
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                doing.find(!event.isShiftDown());
                event.consume();
            }
        });
    }

    private <B extends Labeled> B named(B button, String key) {
        button.setId(key.replace('.', '-'));
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(texts.get(key + ".tip")));
        button.setAccessibleText(texts.get(key));
        button.setAccessibleHelp(texts.get(key + ".tip"));
        return button;
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = named(new Button("", new Glyph(icon)), key);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** What is looked for. */
    String wanted() {
        return search.getText();
    }

    /** Puts the keyboard into the search. */
    void toSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Says whether anything was found. */
    void found(boolean any, boolean wrapped) {
        result.setText(any ? wrapped ? texts.get("console.find.wrapped") : "" : texts.get("console.find.none"));
    }

    /** Shows whether the filters are open. */
    void filtering(boolean open) {
        filter.setSelected(open);
    }

    /** Shows how many rows there are, and how many are not shown. */
    void show(ConsoleCounts counts) {
        count.setText(texts.count("console.count", counts.messages()));
        countTip.setText(texts.format(
                "console.counts",
                counts.messages(),
                counts.ghosts(),
                counts.cleared(),
                counts.hidden(),
                counts.hiddenGhosts(),
                counts.beyondDepth(),
                counts.held(),
                counts.undecided(),
                counts.pending()));
        count.setAccessibleHelp(countTip.getText());
        badge.setVisible(counts.hidden() > 0);
        badge.setText(texts.format("console.badge", counts.hidden()));
        badge.setTooltip(new Tooltip(texts.get("console.badge.tip")));
    }
}

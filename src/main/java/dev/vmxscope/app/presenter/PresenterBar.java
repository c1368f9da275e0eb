package dev.vmxscope.app.presenter;

import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.WrapRow;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The foot of the window in presenter mode: the present step's sentence, and a button for what the mouse may want. */
final class PresenterBar extends VBox {
    private final Presenter presenter;
    private final StepSentence sentence;
    private final Label position = new Label();
    private final Label title = new Label();
    private final Label hidden = new Label();
    private final WrapRow row = new WrapRow();
    private final Button back = button("backward", Feather.CHEVRON_LEFT);
    private final Button on = button("forward", Feather.CHEVRON_RIGHT);

    /** A bar that says nothing yet. */
    PresenterBar(Presenter presenter, Look look) {
        this.presenter = presenter;
        this.sentence = new StepSentence(look);
        setId("presenter-bar");
        getStyleClass().add("presenter-bar");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        position.setId("step-position");
        position.getStyleClass().addAll("mono", "step-position");
        title.setId("step-title");
        title.getStyleClass().add("step-title");
        title.setWrapText(true);
        hidden.setId("step-hidden");
        hidden.getStyleClass().add("step-hidden");
        hidden.setGraphic(new Glyph(Feather.EYE_OFF));
        hidden.setWrapText(true);
        sentence.setId("step-sentence");
        getChildren().setAll(row, sentence);
    }

    private Button button(String command, Feather icon) {
        Button button = new Button("", new Glyph(icon));
        button.setId("presenter-" + command);
        button.getStyleClass().addAll("button-icon", "flat", "presenter-button");
        button.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        // The keyboard stays on the bar, where all keys are free for the clicker.
        button.setFocusTraversable(false);
        return button;
    }

    /** Follows step and curtain; called once. */
    void prepare() {
        hidden.visibleProperty().bind(presenter.curtainProperty().isNotEqualTo(Curtain.OPEN));
        hidden.managedProperty().bind(hidden.visibleProperty());
        presenter.curtainProperty().addListener((property, old, now) -> show(now));
        presenter.stepProperty().addListener((property, old, step) -> show(step));
    }

    private void show(Curtain curtain) {
        hidden.setText(presenter.texts().get("presenter.curtain." + curtain.name()));
    }

    /** Says everything in the present words. */
    void speak() {
        row.getChildren().clear();
        row.add(
                name(back),
                name(on),
                name(button("spotlight", Feather.MAXIMIZE_2)),
                name(button("laser", Feather.NAVIGATION)),
                name(button("black", Feather.EYE_OFF)),
                name(button("audience", Feather.AIRPLAY)),
                name(button("help", Feather.HELP_CIRCLE)),
                name(button("escape", Feather.X)),
                position,
                title,
                hidden);
        show(presenter.curtainProperty().get());
        show(presenter.stepProperty().get());
    }

    private Button name(Button button) {
        String id = button.getId().substring("presenter-".length());
        PresenterCommand command = presenter.commands().get(id);
        String text = presenter.texts().get(command.textKey());
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(presenter.texts().format("command.tooltip", text, String.join(", ", command.keyNames()))));
        button.setOnAction(event -> command.action().run());
        return button;
    }

    private void show(PresentedStep step) {
        position.setText(step.position());
        title.setText(step.title());
        sentence.say(step.sentence());
        back.setDisable(!step.canGoBack());
        on.setDisable(!step.canGoOn());
        setAccessibleText(String.join(" ", step.position(), step.title(), step.sentence()));
    }

    /** The sentence of the step. */
    Node sentence() {
        return sentence;
    }

    /** Takes the keyboard away from every control. */
    void takeKeyboard() {
        requestFocus();
    }
}

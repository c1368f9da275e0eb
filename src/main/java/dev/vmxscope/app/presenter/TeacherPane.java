package dev.vmxscope.app.presenter;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.dock.PanelDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What only the teacher sees while the audience has a window: notes, what comes next, the time, and what they see. */
final class TeacherPane extends ScrollPane {
    private static final double WIDTH_EM = 25;
    private static final double LARGEST_SHARE = 0.5;

    private final Presenter presenter;
    private final AudienceWindow audience;
    private final InstantSource time;
    private final Label notes = text("teacher-notes");
    private final Label next = text("teacher-next");
    private final Label clock = text("teacher-clock");
    private final Label scale = new Label();
    private final VBox page = new VBox();
    private final Timeline ticking;
    private Instant begun = Instant.EPOCH;

    /** A pane that does not show yet. */
    TeacherPane(Presenter presenter, AudienceWindow audience, InstantSource time) {
        this.presenter = presenter;
        this.audience = audience;
        this.time = time;
        setId("teacher-pane");
        getStyleClass().add("teacher-pane");
        page.getStyleClass().add("teacher-page");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(5), event -> tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
    }

    private static Label text(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Follows step, window and clock; called once. */
    void prepare(Look look) {
        visibleProperty().bind(audience.openProperty());
        managedProperty().bind(visibleProperty());
        presenter.stepProperty().addListener((property, old, step) -> show(step));
        audience.openProperty().addListener((property, old, open) -> begin(open));
        presenter.presentingProperty().addListener((property, old, now) -> begun = time.instant());
        ObservableValue<Number> room = sceneProperty().flatMap(Scene::widthProperty).map(width -> (Number) width);
        room.addListener((property, old, width) -> width(look));
        look.scaleProperty().addListener((property, old, now) -> width(look));
        audience.look().scaleProperty().addListener((property, old, now) -> showScale());
    }

    private void width(Look look) {
        double room = getScene() == null ? Double.MAX_VALUE : getScene().getWidth() * LARGEST_SHARE;
        double width = Math.min(WIDTH_EM * look.em(), room);
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }

    private void begin(boolean open) {
        if (open) {
            speak();
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    private void tick() {
        long minutes = Duration.between(begun, time.instant()).toMinutes();
        clock.setText(presenter.texts().count("presenter.minutes", minutes));
    }

    private void show(PresentedStep step) {
        Texts texts = presenter.texts();
        notes.setText(step.notes().isEmpty() ? texts.get("presenter.notes.none") : step.notes());
        next.setText(step.next().isEmpty() ? texts.get("presenter.next.none") : step.next());
    }

    private void showScale() {
        scale.setText(presenter.texts()
                .format("presenter.scale", audience.look().scaleProperty().getValue().intValue()));
    }

    /** Says everything in the present words. */
    void speak() {
        Texts texts = presenter.texts();
        page.getChildren()
                .setAll(
                        heading(texts, "presenter.notes"),
                        notes,
                        heading(texts, "presenter.next"),
                        next,
                        heading(texts, "presenter.clock"),
                        clock,
                        heading(texts, "presenter.audience.panels"));
        page.getChildren().addAll(checks(texts));
        page.getChildren().add(heading(texts, "presenter.audience.look"));
        page.getChildren().addAll(themes(texts));
        page.getChildren()
                .addAll(
                        sizes(texts),
                        heading(texts, "presenter.keys"),
                        new KeyList(texts, presenter.commands(), presenter.panelTitles()));
        show(presenter.stepProperty().get());
        showScale();
        tick();
    }

    private static Label heading(Texts texts, String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("teacher-heading");
        label.setWrapText(true);
        return label;
    }

    private List<Node> checks(Texts texts) {
        List<Node> checks = new ArrayList<>();
        for (PanelDescriptor panel : audience.panels()) {
            CheckBox check = new CheckBox(texts.get(panel.titleKey()));
            check.setId("audience-" + panel.id());
            check.setMnemonicParsing(false);
            check.setWrapText(true);
            check.setSelected(audience.chosen().contains(panel.id()));
            check.setOnAction(event -> audience.choose(panel.id(), check.isSelected()));
            checks.add(check);
        }
        return checks;
    }

    private List<Node> themes(Texts texts) {
        ToggleGroup group = new ToggleGroup();
        List<Node> buttons = new ArrayList<>();
        for (String theme : audience.look().themes()) {
            RadioButton button = new RadioButton(texts.get("theme." + theme).replace("_", ""));
            button.setId("audience-theme-" + theme);
            button.setMnemonicParsing(false);
            button.setWrapText(true);
            button.setToggleGroup(group);
            button.setSelected(audience.look().themeName().equals(theme));
            button.setOnAction(event -> audience.wear(theme));
            buttons.add(button);
        }
        return buttons;
    }

    private WrapRow sizes(Texts texts) {
        return new WrapRow(
                size(texts, "smaller", Feather.MINUS, -1), size(texts, "larger", Feather.PLUS, 1), scale);
    }

    private Button size(Texts texts, String name, Feather icon, int steps) {
        Button button = new Button("", new Glyph(icon));
        button.setId("audience-" + name);
        button.getStyleClass().add("button-icon");
        String text = texts.get("presenter.audience." + name);
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> audience.look().zoom(steps));
        return button;
    }
}

package dev.vmxscope.app.presenter;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.dock.DockTree;
import dev.vmxscope.ui.dock.DockView;
import dev.vmxscope.ui.dock.PanelDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A second window, for the wall: the chosen panels at the same moment, and the sentence of the step. */
final class AudienceWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;
    /** Up to so many panels stand in two columns; more in three. */
    private static final int TWO_COLUMNS = 4;

    private final Presenter presenter;
    private final DockView teachers;
    private final List<PanelDescriptor> panels;
    private final Look look;
    private final PresenterSettings settings;
    private final Stage stage = new Stage();
    private final BorderPane root = new BorderPane();
    private final Scene scene = new Scene(root, WIDTH, HEIGHT);
    private final StepSentence sentence;
    private final Label title = new Label();
    private final VBox foot = new VBox();
    private @Nullable DockView dock;
    private @Nullable Cover cover;

    /**
     * A window that is not shown.
     *
     * @param teachers the panels of the teacher's window
     * @param panels all panels that can be shown here too
     */
    AudienceWindow(
            Presenter presenter,
            DockView teachers,
            List<PanelDescriptor> panels,
            Look look,
            PresenterSettings settings) {
        this.presenter = presenter;
        this.teachers = teachers;
        this.panels = List.copyOf(panels);
        this.look = look;
        this.settings = settings;
        this.sentence = new StepSentence(look);
    }

    /** Lays out what does not change; called once. */
    void prepare(Consumer<Scene> dresser) {
        title.getStyleClass().addAll("step-title", "audience-title");
        title.setWrapText(true);
        sentence.setId("audience-sentence");
        foot.getChildren().setAll(title, sentence);
        foot.getStyleClass().addAll("presenter-bar", "audience-bar");
        // Here all keys are free for the clicker.
        foot.setFocusTraversable(true);
        root.setId("audience-window");
        root.getStyleClass().add("audience");
        root.setBottom(foot);
        cover = Cover.over(scene);
        look.dress(scene);
        dresser.accept(scene);
        look.scaleProperty().addListener((property, old, now) -> settings.audienceScale(now.intValue()));
        presenter.stepProperty().addListener((property, old, step) -> show(step));
        stage.setScene(scene);
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        // What is in no scene is not kept up to date.
        stage.setOnHidden(event -> root.setCenter(null));
    }

    private void show(PresentedStep step) {
        title.setText((step.position() + "  " + step.title()).strip());
        sentence.say(step.sentence());
    }

    /** Shows the window, on another screen than the teacher's if there is one. */
    void open(Texts texts, @Nullable String lit) {
        if (dock == null) {
            dock = new DockView(texts, panels, layout(), look::dress);
        }
        stage.setTitle(texts.get("presenter.audience.title"));
        fill();
        spotlight(lit);
        show(presenter.stepProperty().get());
        otherScreen().ifPresent(screen -> {
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setFullScreen(true);
        });
        stage.show();
        foot.requestFocus();
    }

    private Optional<Rectangle2D> otherScreen() {
        Stage main = (Stage) teachers.getScene().getWindow();
        List<Screen> own =
                Screen.getScreensForRectangle(main.getX(), main.getY(), main.getWidth(), main.getHeight());
        return Screen.getScreens().stream()
                .filter(screen -> !own.contains(screen))
                .map(Screen::getVisualBounds)
                .findFirst();
    }

    /** Without a panel the sentence has the window for itself. */
    private void fill() {
        root.setCenter(chosen().isEmpty() ? null : dock);
    }

    void close() {
        stage.hide();
    }

    /** Says everything in other words. */
    void speak(Texts texts) {
        stage.setTitle(texts.get("presenter.audience.title"));
        if (dock != null) {
            dock.speak(texts);
        }
    }

    /** Lets a panel have all the room if it is one of those that are shown, or gives all their places back. */
    void spotlight(@Nullable String panel) {
        if (dock != null) {
            dock.change(layout -> panel == null ? layout.restore() : layout.maximise(panel));
        }
    }

    /** Draws or opens the curtain. */
    void draw(Curtain state) {
        if (cover != null) {
            cover.draw(state);
        }
    }

    /** The panels that can be chosen. */
    List<PanelDescriptor> panels() {
        return panels;
    }

    /** The panels that are shown: those in front in the teacher's window until others are chosen. */
    List<String> chosen() {
        List<String> wanted = settings.audiencePanels().orElseGet(() -> inFront(teachers.arrangement()));
        return panels.stream()
                .map(PanelDescriptor::id)
                .filter(wanted::contains)
                .toList();
    }

    private static List<String> inFront(DockLayout layout) {
        return layout.docked().stream()
                .filter(id -> layout.root() != null
                        && layout.root().group(id).orElseThrow().selected().equals(id))
                .toList();
    }

    /** Shows a panel from now on, or not any more. */
    void choose(String panel, boolean shown) {
        List<String> now = new ArrayList<>(chosen());
        now.remove(panel);
        if (shown) {
            now.add(panel);
        }
        settings.audiencePanels(now);
        if (dock != null) {
            dock.arrange(layout());
            fill();
        }
    }

    private DockLayout layout() {
        List<String> shown = chosen();
        if (shown.isEmpty()) {
            return new DockLayout(null, List.of(), null);
        }
        int columns = shown.size() == 1 ? 1 : shown.size() <= TWO_COLUMNS ? 2 : 3;
        List<DockTree> trees = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int from = column * shown.size() / columns;
            int to = (column + 1) * shown.size() / columns;
            trees.add(join(
                    Orientation.VERTICAL,
                    shown.subList(from, to).stream()
                            .map(id -> (DockTree) DockTree.Tabs.of(id))
                            .toList()));
        }
        return DockLayout.of(join(Orientation.HORIZONTAL, trees));
    }

    private static DockTree join(Orientation orientation, List<DockTree> trees) {
        return trees.size() == 1
                ? trees.get(0)
                : new DockTree.Split(orientation, trees, Collections.nCopies(trees.size(), 1.0 / trees.size()));
    }

    /** Puts a theme on. */
    void wear(String theme) {
        look.wear(theme);
        settings.audienceTheme(theme);
    }

    /** A panel of this window as it is on the screen now. */
    Optional<Node> shownContent(String panel) {
        return dock == null ? Optional.empty() : dock.shownContent(panel);
    }

    /** The sentence of the step in this window. */
    Node sentence() {
        return sentence;
    }

    /** What lies over everything in this window. */
    Cover cover() {
        if (cover == null) {
            throw new IllegalStateException("not prepared");
        }
        return cover;
    }

    Scene scene() {
        return scene;
    }

    Stage stage() {
        return stage;
    }

    Look look() {
        return look;
    }

    boolean isOpen() {
        return stage.isShowing();
    }

    boolean hasKeyboard() {
        return stage.isFocused();
    }

    ReadOnlyBooleanProperty openProperty() {
        return stage.showingProperty();
    }
}

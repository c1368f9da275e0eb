package dev.vmxscope.app;

import dev.vmxscope.app.presenter.Presenter;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.EmRoom;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.dock.DockView;
import dev.vmxscope.ui.dock.PanelDescriptor;
import dev.vmxscope.ui.dock.WindowBounds;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program's window: menus, tool bar, docked panels, status bar. It knows no machine, only {@link WindowActions}. */
public final class MainWindow {
    private static final String ICON = "/dev/vmxscope/ui/icon/vmxscope-";
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 760;
    /** In less than this, bars of their own would leave too little of the panels. */
    private static final double LEAST_HEIGHT_EM = 30;

    private final Stage stage;
    private Texts texts;
    private final Settings settings;
    private final Appearance appearance;
    private final WindowActions actions;
    private final List<PanelDescriptor> panels;
    private final Shortcuts shortcuts;
    private final DockView dock;
    private final Presenter presenter;
    private final ObjectProperty<Language> language;
    private final BorderPane root = new BorderPane();
    private final VBox top = new VBox();
    private final HBox badges = new HBox();
    private final EmRoom room = new EmRoom(0, LEAST_HEIGHT_EM, this::refit);
    private final BooleanProperty slim = new SimpleBooleanProperty(this, "slim");
    private final StatusLine status;

    /**
     * A window that is not shown yet.
     *
     * @param home the arrangement of the panels until the user makes another
     */
    public MainWindow(
            Stage stage,
            Texts texts,
            Settings settings,
            Appearance appearance,
            WindowActions actions,
            List<PanelDescriptor> panels,
            DockLayout home) {
        this.stage = stage;
        this.texts = texts;
        this.settings = settings;
        this.appearance = appearance;
        this.actions = actions;
        this.panels = List.copyOf(panels);
        this.status = new StatusLine(actions, slim);
        this.language = new SimpleObjectProperty<>(this, "language", settings.language());
        this.dock = new DockView(texts, panels, home, this::dress);
        Appearance audience = appearance.another(appearance.themeProperty().get(), settings.audienceScale());
        settings.audienceTheme().ifPresent(audience::wear);
        this.presenter = new Presenter(
                stage,
                dock,
                panels,
                appearance,
                audience,
                settings,
                texts,
                scene -> shortcuts().install(scene),
                InstantSource.system());
        this.shortcuts = new Shortcuts(this);
    }

    /** Shows the window as it was left the last time. */
    public void show() {
        top.getChildren().add(0, bars());
        root.setTop(top);
        root.setCenter(dock);
        root.heightProperty().addListener(change -> refit());
        root.getChildren().add(room.probe());
        root.setBottom(status);
        root.setRight(presenter.side());
        presenter.prepare();
        presenter.presentingProperty().addListener((property, old, presenting) -> giveWay(presenting));
        root.setId("main-window");
        root.setOnDragOver(this::dragOver);
        root.setOnDragDropped(this::dropped);
        Set<String> known = panels.stream().map(PanelDescriptor::id).collect(Collectors.toSet());
        dock.arrange(settings.layout(known, dock.arrangement()));
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        dress(scene);
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            stage.getIcons().add(new Image(String.valueOf(MainWindow.class.getResource(ICON + size + ".png"))));
        }
        stage.setTitle(texts.get("window.title"));
        stage.setScene(scene);
        place();
        remember();
        stage.show();
        dock.showWindows();
    }

    private Node bars() {
        MenuRow menus = new MenuRow(texts, new MainMenu(this).bar());
        Node bars = new TopBar(menus, new CommandBar(texts, actions), badges, slim);
        bars.visibleProperty().bind(presenter.presentingProperty().not());
        bars.managedProperty().bind(bars.visibleProperty());
        return bars;
    }

    private void refit() {
        if (room.measure(root.getWidth(), root.getHeight())) {
            slim.set(room.small());
        }
    }

    /** Whether the window is so low for the size of its type that menus and commands share a row. */
    ReadOnlyBooleanProperty slimProperty() {
        return slim;
    }

    /** Menus, tool bar and status line make room for the panels and the sentence of the step. */
    private void giveWay(boolean presenting) {
        root.setBottom(presenting ? presenter.foot() : status);
    }

    /** Says everything in other words; what is open stays open. */
    public void speak(Texts other) {
        texts = other;
        top.getChildren().set(0, bars());
        stage.setTitle(texts.get("window.title"));
        dock.speak(other);
        presenter.speak(other);
    }

    private void place() {
        settings.bounds().map(bounds -> bounds.within(DockView.screens())).ifPresent(bounds -> {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
        });
        stage.setMaximized(settings.maximised());
    }

    private void remember() {
        dock.arrangementProperty().addListener((property, old, layout) -> settings.layout(layout));
        language.addListener((property, old, chosen) -> settings.language(chosen));
        appearance.themeProperty().addListener((property, old, theme) -> settings.theme(theme));
        appearance.scaleProperty().addListener((property, old, scale) -> remember(scale.intValue()));
        stage.setOnHiding(event -> {
            settings.maximised(stage.isMaximized());
            boolean ordinary = !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
            if (ordinary && stage.getWidth() >= 1 && stage.getHeight() >= 1) {
                settings.bounds(new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
            }
        });
    }

    private void remember(int scale) {
        if (presenter.isPresenting()) {
            settings.presenterScale(scale);
        } else {
            settings.scale(scale);
        }
    }

    private void dress(Scene scene) {
        presenter.install(scene);
        appearance.dress(scene);
        shortcuts.install(scene);
    }

    /** The language that the person has chosen. Who composes the window has it {@linkplain #speak said}. */
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** Puts something across the window, below the tool bar. */
    public void addNotice(Node notice) {
        top.getChildren().add(notice);
    }

    /** Puts something small behind the commands, for windows that are too low for a notice. */
    void addBadge(Node badge) {
        badges.getChildren().add(badge);
    }

    /** Asks for a driver and opens it. */
    void chooseDriver() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("open.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(texts.get("open.drivers"), "*.sys", "*.SYS"),
                        new FileChooser.ExtensionFilter(texts.get("open.all"), "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            open(file.toPath());
        }
    }

    /** Opens a driver and, if that went well, remembers it. */
    void open(Path driver) {
        if (actions.open(driver)) {
            settings.opened(driver);
        }
    }

    private void dragOver(DragEvent event) {
        if (driverIn(event) != null) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        Path driver = driverIn(event);
        if (driver != null) {
            open(driver);
        }
        event.setDropCompleted(driver != null);
        event.consume();
    }

    private static @Nullable Path driverIn(DragEvent event) {
        return event.getDragboard().hasFiles()
                ? firstDriver(event.getDragboard().getFiles())
                : null;
    }

    /** The first file that is named like a driver. */
    static @Nullable Path firstDriver(List<File> files) {
        return files.stream()
                .map(File::toPath)
                .filter(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(".sys"))
                .findFirst()
                .orElse(null);
    }

    /** Closes the window. */
    void exit() {
        // Not Platform.exit(): that crashes newer toolkits while a popup shows; the last hidden window ends the
        // program.
        stage.hide();
    }

    /** The window itself. */
    public Stage stage() {
        return stage;
    }

    /** Presenter mode of this window. */
    public Presenter presenter() {
        return presenter;
    }

    /** The docked panels. */
    public DockView dock() {
        return dock;
    }

    Texts texts() {
        return texts;
    }

    Settings settings() {
        return settings;
    }

    Appearance appearance() {
        return appearance;
    }

    WindowActions actions() {
        return actions;
    }

    List<PanelDescriptor> panels() {
        return panels;
    }

    Shortcuts shortcuts() {
        return shortcuts;
    }
}

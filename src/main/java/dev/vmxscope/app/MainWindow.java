package dev.vmxscope.app;

import dev.vmxscope.app.command.Actions;
import dev.vmxscope.app.command.Finder;
import dev.vmxscope.app.command.Palette;
import dev.vmxscope.app.command.PaletteSearch;
import dev.vmxscope.app.presenter.Presenter;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.EmRoom;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.dock.DockView;
import dev.vmxscope.ui.dock.Floating;
import dev.vmxscope.ui.dock.PanelDescriptor;
import dev.vmxscope.ui.dock.WindowBounds;
import dev.vmxscope.ui.viewmodel.UndoStack;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program's window: menus, tool bar, docked panels, status bar. It knows no machine, only {@link WindowActions}. */
public final class MainWindow {
    private static final String ICON = "/dev/vmxscope/ui/icon/vmxscope-";
    private static final String SESSION = ".vmxscope";
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
    private final Exports exports;
    private final Actions table;
    private final DockView dock;
    private final Presenter presenter;
    private final ObjectProperty<Language> language;
    private final BorderPane root = new BorderPane();
    private final VBox top = new VBox();
    private final StackPane layers = new StackPane(root);
    private final List<Finder> finders = new ArrayList<>();
    private @Nullable Node overlay;
    /** The arrangement outside presenter mode. */
    private DockLayout calm;

    private final StatusLine status;
    private final HBox badges = new HBox();
    private final EmRoom room = new EmRoom(() -> 0, LEAST_HEIGHT_EM, this::refit);
    private final BooleanProperty slim = new SimpleBooleanProperty(this, "slim");

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
        this.calm = home;
        this.status = new StatusLine(actions, slim);
        this.language = new SimpleObjectProperty<>(this, "language", settings.language());
        this.exports = new Exports(this);
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
                scene -> table().install(scene),
                InstantSource.system());
        this.table = MainActions.of(this);
    }

    /** Shows the window as it was left the last time. */
    public void show() {
        top.getChildren().add(0, bars());
        root.setTop(top);
        root.setCenter(dock);
        root.setBottom(status);
        root.setRight(presenter.side());
        presenter.prepare();
        presenter.presentingProperty().addListener((property, old, presenting) -> giveWay(presenting));
        root.heightProperty().addListener(change -> refit());
        root.getChildren().add(room.probe());
        root.setId("main-window");
        root.setOnDragOver(this::dragOver);
        root.setOnDragDropped(this::dropped);
        Set<String> known = panels.stream().map(PanelDescriptor::id).collect(Collectors.toSet());
        dock.arrange(settings.layout(known, dock.arrangement()));
        Scene scene = new Scene(layers, WIDTH, HEIGHT);
        dress(scene);
        stage.getIcons()
                .setAll(IntStream.of(16, 32, 64, 128, 256)
                        .mapToObj(size -> new Image(String.valueOf(MainWindow.class.getResource(ICON + size + ".png"))))
                        .toList());
        stage.setTitle(texts.get("window.title"));
        stage.setScene(scene);
        place();
        remember();
        stage.show();
        dock.showWindows();
        dock.onPicture(exports::choosePicture);
    }

    private Node bars() {
        MenuRow menus = new MenuRow(texts, new MainMenu(this).bar());
        Node bars = new TopBar(menus, new CommandBar(texts, table), badges, slim);
        bars.visibleProperty().bind(presenter.presentingProperty().not());
        bars.managedProperty().bind(bars.visibleProperty());
        return bars;
    }

    /** Menus, tool bar and status line make room for the panels and the sentence of the step. */
    private void giveWay(boolean presenting) {
        root.setBottom(presenting ? presenter.foot() : status);
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

    /** Says everything in other words; what is open stays open. */
    public void speak(Texts other) {
        closeOverlay();
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
        calm = dock.arrangement();
        track(actions.edits());
        appearance.scaleProperty().addListener((property, old, scale) -> remember(scale.intValue()));
        appearance.reducedMotionProperty().addListener((property, old, reduced) -> settings.reducedMotion(reduced));
        stage.setOnHiding(event -> {
            settings.maximised(stage.isMaximized());
            boolean ordinary = !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
            if (ordinary && stage.getWidth() >= 1 && stage.getHeight() >= 1) {
                settings.bounds(new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
            }
        });
    }

    /** What presenter mode does by itself, and takes back itself, is no edit. */
    private void track(UndoStack edits) {
        edits.track(dock.arrangementProperty(), dock::arrange, "undo.layout", (old, now) -> {
            boolean edit = !presenter.isPresenting() && moved(calm, now);
            calm = presenter.isPresenting() ? calm : now;
            return edit;
        });
        edits.track(language, language::set, "undo.language");
        edits.track(appearance.themeProperty(), appearance.themeProperty()::set, "undo.theme");
        edits.track(
                appearance.scaleProperty(),
                scale -> appearance.scale(scale.intValue()),
                "undo.size",
                (old, now) -> !presenter.isPresenting() && now.intValue() != settings.scale());
        edits.track(appearance.reducedMotionProperty(), appearance.reducedMotionProperty()::set, "undo.motion");
    }

    /** Whether panels were moved, hidden or shown: another one in front, or another place on the screen, is no edit. */
    private static boolean moved(DockLayout old, DockLayout now) {
        return !Objects.equals(old.maximised(), now.maximised())
                || !still(old.restore()).equals(still(now.restore()));
    }

    private static DockLayout still(DockLayout layout) {
        DockLayout rest = layout;
        for (String id : layout.docked()) {
            rest = rest.select(id);
        }
        WindowBounds anywhere = new WindowBounds(0, 0, 1, 1);
        for (Floating floating : layout.floating()) {
            rest = rest.place(floating.id(), anywhere);
        }
        return rest;
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
        table.install(scene);
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

    /** Something more that the command palette finds. */
    public void addFinder(Finder finder) {
        finders.add(finder);
    }

    /** Asks for words and does what they name. */
    void openPalette() {
        closeOverlay();
        PaletteSearch search = new PaletteSearch(table.all(), texts, finders);
        Palette palette = new Palette(texts, search::find, closer());
        lay(palette);
        palette.begin();
    }

    /** Shows what the panels are, one after the other. */
    public void beginTour() {
        closeOverlay();
        Tour tour = new Tour(texts, this::stop, closer());
        lay(tour);
        tour.begin();
    }

    /** Brings what a stop of the tour is about to the front. */
    private @Nullable Node stop(String name) {
        if (panels.stream().noneMatch(panel -> panel.id().equals(name))) {
            return top;
        }
        dock.show(name);
        return dock.seen(name).orElse(null);
    }

    private void lay(Node node) {
        overlay = node;
        layers.getChildren().add(node);
    }

    /** Takes the overlay away and gives the keyboard back. */
    private Runnable closer() {
        Node owner = stage.getScene().getFocusOwner();
        return () -> {
            closeOverlay();
            if (owner != null) {
                owner.requestFocus();
            }
        };
    }

    private void closeOverlay() {
        layers.getChildren().remove(overlay);
        overlay = null;
    }

    /** Asks for a driver and opens it. */
    void chooseDriver() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("open.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(texts.get("open.both"), "*.sys", "*.SYS", "*" + SESSION),
                        new FileChooser.ExtensionFilter(texts.get("open.drivers"), "*.sys", "*.SYS"),
                        new FileChooser.ExtensionFilter(texts.get("open.sessions"), "*" + SESSION),
                        new FileChooser.ExtensionFilter(texts.get("open.all"), "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            open(file.toPath());
        }
    }

    /** Opens a driver or a session, whichever the ending says, and, if that went well, remembers it. */
    public void open(Path file) {
        if (actions.open(file)) {
            settings.opened(file);
        }
    }

    private void dragOver(DragEvent event) {
        if (fileIn(event) != null) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        Path file = fileIn(event);
        if (file != null) {
            open(file);
        }
        event.setDropCompleted(file != null);
        event.consume();
    }

    private static @Nullable Path fileIn(DragEvent event) {
        return event.getDragboard().hasFiles() ? firstFile(event.getDragboard().getFiles()) : null;
    }

    /** The first file that is named like a driver or a session. */
    static @Nullable Path firstFile(List<File> files) {
        return files.stream()
                .map(File::toPath)
                .filter(path -> Launcher.opens(path.toString()))
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

    Exports exports() {
        return exports;
    }

    /** All that can be done in this window. */
    public Actions table() {
        return table;
    }
}

package dev.vmxscope.ui.dock;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.EmRoom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link DockLayout} and changes it by mouse and keyboard. A panel that is not in front is not in the scene,
 * so that it need not be kept up to date.
 */
public final class DockView extends StackPane {
    private static final double FLOAT_WIDTH_EM = 42;
    private static final double FLOAT_HEIGHT_EM = 28;
    /** In less than this even two rows of two panels hold too few words in a line and too few lines. */
    private static final double LEAST_WIDTH_EM = 60;

    private static final double LEAST_HEIGHT_EM = 26;

    private Texts texts;
    private final Map<String, PanelDescriptor> panels = new LinkedHashMap<>();
    private final Map<String, Node> contents = new HashMap<>();
    private final Map<String, FloatingWindow> windows = new LinkedHashMap<>();
    private final List<DockGroup> groups = new ArrayList<>();
    private final ReadOnlyObjectWrapper<DockLayout> arrangement;
    private final DockLayout home;
    private final Consumer<Scene> dresser;
    private DockDrag drag;
    private Consumer<String> pictures = id -> {};
    private final StackPane stage = new StackPane();
    private @Nullable DockSplits splits;
    private final EmRoom room = new EmRoom(LEAST_WIDTH_EM, LEAST_HEIGHT_EM, this::refit);
    /** The panel that is shown while there is room for one only. */
    private String front = "";

    /**
     * A view of the given panels.
     *
     * @param home the layout to begin with and to return to
     * @param dresser prepares the scene of each new window (styles, shortcuts)
     */
    public DockView(Texts texts, List<PanelDescriptor> panels, DockLayout home, Consumer<Scene> dresser) {
        this.texts = texts;
        this.home = home;
        this.dresser = dresser;
        this.arrangement = new ReadOnlyObjectWrapper<>(this, "arrangement", home);
        panels.forEach(panel -> this.panels.put(panel.id(), panel));
        this.drag = new DockDrag(this, texts);
        getStyleClass().add("dock-view");
        getChildren().setAll(room.probe(), stage, drag.hint());
        setMinSize(0, 0);
        widthProperty().addListener(change -> refit());
        heightProperty().addListener(change -> refit());
        rebuild();
    }

    private void refit() {
        if (room.measure(getWidth(), getHeight())) {
            front = frontOf(focused().orElse(""));
            rebuild();
            // The new nodes come after the styles of this pulse.
            applyCss();
        }
    }

    /** Whether one panel is shown at a time, because the window is too small for more. */
    public boolean compact() {
        return room.small() && arrangement().docked().size() > 1;
    }

    /** The panel to show where there is room for one: the wanted one, else the last one, else what the layout has. */
    private String frontOf(String wanted) {
        DockLayout layout = arrangement();
        List<String> docked = layout.docked();
        for (String id : List.of(wanted, Objects.requireNonNullElse(layout.maximised(), ""), front)) {
            if (docked.contains(id)) {
                return id;
            }
        }
        return docked.isEmpty() ? "" : groupSelection(docked.get(0));
    }

    private String groupSelection(String id) {
        DockTree root = arrangement().root();
        return root == null ? id : root.group(id).map(DockTree.Tabs::selected).orElse(id);
    }

    private Optional<String> focused() {
        return groups.stream()
                .filter(Node::isFocusWithin)
                .map(DockGroup::selected)
                .findFirst();
    }

    /** The layout that is shown. */
    public ReadOnlyObjectProperty<DockLayout> arrangementProperty() {
        return arrangement.getReadOnlyProperty();
    }

    /** The layout that is shown now. */
    public DockLayout arrangement() {
        return arrangement.get();
    }

    /** Shows another layout. */
    public void arrange(DockLayout layout) {
        DockLayout old = arrangement.get();
        DockLayout known = layout.only(panels.keySet());
        arrangement.set(known);
        boolean alike =
                DockSplits.alike(old.root(), known.root()) && Objects.equals(old.maximised(), known.maximised());
        if (compact() && groups.size() == 1 && old.docked().equals(known.docked())) {
            front = frontOf(front);
            groups.get(0).show(new DockTree.Tabs(known.docked(), front));
        } else if (alike && splits != null) {
            splits.update(known.root());
        } else {
            rebuild();
        }
        showWindows();
    }

    /** Shows what an operation makes of the present layout. */
    public void change(UnaryOperator<DockLayout> operation) {
        arrange(operation.apply(arrangement()));
    }

    /** Shows the layout that the view began with. */
    public void reset() {
        arrange(home);
    }

    /** Makes every panel anew with other texts; the arrangement stays. */
    public void speak(Texts other) {
        texts = other;
        drag = new DockDrag(this, other);
        getChildren().setAll(room.probe(), stage, drag.hint());
        windows.values().forEach(FloatingWindow::close);
        windows.clear();
        contents.clear();
        rebuild();
        showWindows();
    }

    /** Who is asked to save a panel as a picture. */
    public void onPicture(Consumer<String> saver) {
        pictures = saver;
    }

    void picture(String id) {
        pictures.accept(id);
    }

    /** What a panel shows; empty while it is not on the screen. */
    public Optional<Node> shown(String id) {
        return Optional.ofNullable(contents.get(id)).filter(node -> node.getScene() != null);
    }

    /** The panel that has the keyboard; the first one on the screen where none has it. */
    public Optional<String> current() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (DockGroup group : groups) {
            for (Node node = owner; node != null; node = node.getParent()) {
                if (node == group) {
                    return Optional.of(group.selected());
                }
            }
        }
        return groups.stream().findFirst().map(DockGroup::selected);
    }

    /** Brings a panel to the front, wherever it is, and gives it the keyboard. */
    public void show(String id) {
        front = id;
        if (!arrangement().floats(id)) {
            change(layout -> layout.dock(id, home));
        }
        focus(id);
    }

    /** What a panel shows, if it can be seen now. */
    public Optional<Node> seen(String id) {
        return Optional.ofNullable(contents.get(id)).filter(content -> content.getScene() != null);
    }

    /** Hides a panel. */
    public void hide(String id) {
        change(layout -> layout.close(id));
        groups.stream().findFirst().ifPresent(DockGroup::focusTab);
    }

    /** Brings a docked panel to the front of its group. */
    public void select(String id) {
        front = id;
        change(layout -> layout.select(id));
    }

    /** Lets a panel hide the others, or shows them again. */
    public void toggleMaximised(String id) {
        change(layout -> id.equals(layout.maximised()) ? layout.restore() : layout.maximise(id));
        focus(id);
    }

    /** Docks a floating or hidden panel. */
    public void dock(String id) {
        front = id;
        change(layout -> layout.dock(id, home));
        focus(id);
    }

    /** Moves a panel one place in a direction. */
    public void nudge(String id, DockSide side) {
        change(layout -> layout.nudge(id, side));
        focus(id);
    }

    /** Puts a panel in a window of its own, near where it is. */
    public void detach(String id) {
        Point2D corner = contents.containsKey(id) ? content(id).localToScreen(0, 0) : null;
        Point2D at = corner == null ? new Point2D(0, 0) : corner;
        detachAt(id, at.getX(), at.getY());
    }

    /** Puts the keyboard on the next panel, or on the one before. */
    public void cycle(int by) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        int at = -1;
        for (int i = 0; i < groups.size(); i++) {
            for (Node node = owner; node != null; node = node.getParent()) {
                at = node == groups.get(i) ? i : at;
            }
        }
        if (compact()) {
            List<String> docked = arrangement().docked();
            select(docked.get(Math.floorMod(docked.indexOf(front) + by, docked.size())));
            groups.get(0).focusTab();
        } else if (!groups.isEmpty()) {
            int next = at < 0 ? 0 : Math.floorMod(at + by, groups.size());
            groups.get(next).focusTab();
        }
    }

    /** The title of a panel. */
    public String title(String id) {
        return texts.get(descriptor(id).titleKey());
    }

    /** Opens the windows of floating panels; called once the main window shows, by itself afterwards. */
    public void showWindows() {
        Window owner = getScene() == null ? null : getScene().getWindow();
        if (owner == null || !owner.isShowing()) {
            return;
        }
        List<String> wanted =
                arrangement().floating().stream().map(Floating::id).toList();
        for (Map.Entry<String, FloatingWindow> open : List.copyOf(windows.entrySet())) {
            if (!wanted.contains(open.getKey())) {
                windows.remove(open.getKey());
                open.getValue().close();
            }
        }
        for (Floating floating : arrangement().floating()) {
            if (!windows.containsKey(floating.id())) {
                WindowBounds bounds = floating.bounds().within(screens());
                FloatingWindow window = new FloatingWindow(this, floating.id(), bounds, owner, dresser);
                windows.put(floating.id(), window);
                window.open();
            }
        }
    }

    /** The visual bounds of the present screens, the primary one first. */
    public static List<Rectangle2D> screens() {
        List<Rectangle2D> all = new ArrayList<>();
        all.add(Screen.getPrimary().getVisualBounds());
        Screen.getScreens().forEach(screen -> all.add(screen.getVisualBounds()));
        return all;
    }

    void place(String id, WindowBounds bounds) {
        arrangement.set(arrangement().place(id, bounds));
    }

    void detachAt(String id, double screenX, double screenY) {
        double em = drag.hint().getFont().getSize();
        WindowBounds bounds = new WindowBounds(screenX, screenY, FLOAT_WIDTH_EM * em, FLOAT_HEIGHT_EM * em);
        change(layout -> layout.detach(id, bounds.within(screens())));
        focus(id);
    }

    void focus(String id) {
        FloatingWindow window = windows.get(id);
        if (window != null) {
            window.focus();
        }
        groups.stream().filter(group -> group.selected().equals(id)).forEach(DockGroup::focusTab);
    }

    Texts texts() {
        return texts;
    }

    DockDrag drag() {
        return drag;
    }

    List<DockGroup> groups() {
        return groups;
    }

    PanelDescriptor descriptor(String id) {
        PanelDescriptor found = panels.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no panel " + id);
        }
        return found;
    }

    Node content(String id) {
        Node made = contents.get(id);
        if (made == null) {
            made = descriptor(id).content().get();
            contents.put(id, made);
        }
        return made;
    }

    /** The panel that a node is part of. */
    public Optional<String> panelOf(Node node) {
        return contents.entrySet().stream()
                .filter(made -> {
                    Node at = node;
                    while (at != null && at != made.getValue()) {
                        at = at.getParent();
                    }
                    return at != null;
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The panel in front of the docked group that has the keyboard. */
    public Optional<String> focusedPanel() {
        return Optional.ofNullable(getScene()).map(Scene::getFocusOwner).flatMap(this::panelAround);
    }

    /** The panel in front of the docked group that a node is part of, be it the panel or its title. */
    public Optional<String> panelAround(Node part) {
        for (Node node = part; node != null; node = node.getParent()) {
            if (node instanceof DockGroup group && groups.contains(group)) {
                return Optional.of(group.selected());
            }
        }
        return Optional.empty();
    }

    /** What a panel shows, if it is on the screen now. */
    public Optional<Node> shownContent(String id) {
        return Optional.ofNullable(contents.get(id)).filter(made -> made.getScene() != null);
    }

    private void rebuild() {
        groups.clear();
        splits = null;
        DockLayout layout = arrangement();
        DockTree root = layout.root();
        if (root == null) {
            Label empty = new Label(texts.get("dock.empty"));
            empty.getStyleClass().add("dock-empty");
            empty.setWrapText(true);
            stage.getChildren().setAll(empty);
            return;
        }
        if (compact()) {
            front = frontOf(front);
            DockGroup only = new DockGroup(this, new DockTree.Tabs(layout.docked(), front), false, true);
            groups.add(only);
            stage.getChildren().setAll(only);
            return;
        }
        String maximised = layout.maximised();
        DockTree shown = maximised == null ? root : DockTree.Tabs.of(maximised);
        DockSplits built = new DockSplits(this, shown, groups);
        // While one panel is maximised the sizes of the others are not on the screen.
        splits = maximised == null ? built : null;
        stage.getChildren().setAll(built.node());
    }

    void resized(DockTree root) {
        arrangement.set(arrangement().resize(root));
    }
}

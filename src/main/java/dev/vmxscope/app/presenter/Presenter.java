package dev.vmxscope.app.presenter;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Hidden;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.dock.DockView;
import dev.vmxscope.ui.dock.PanelDescriptor;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Presenter mode of a window. Esc leaves what is on top: the list of keys, the curtain, the spotlight, the pointer, the
 * full screen, and at last the mode.
 */
public final class Presenter {
    private final Stage stage;
    private final DockView dock;
    private final Look look;
    private final PresenterSettings settings;
    private final Laser laser;
    private final AudienceWindow audience;
    private final PresenterBar bar;
    private final TeacherPane side;
    private final PresenterCommands commands;
    private final Consumer<Scene> dresser;
    private final Set<Cover> covers = Collections.newSetFromMap(new WeakHashMap<>());
    private final ReadOnlyBooleanWrapper presenting = new ReadOnlyBooleanWrapper(this, "presenting", false);
    private final ReadOnlyObjectWrapper<Curtain> curtain = new ReadOnlyObjectWrapper<>(this, "curtain", Curtain.OPEN);
    private final ReadOnlyObjectWrapper<PresentedStep> step =
            new ReadOnlyObjectWrapper<>(this, "step", PresentedStep.NONE);
    private final ChangeListener<PresentedStep> told = (property, old, now) -> step.set(now);
    private StepSource source = StepSource.NONE;
    private Texts texts;
    private @Nullable Cover main;
    private @Nullable KeyPage help;
    private @Nullable String maximisedBefore;
    private boolean fullScreenBefore;

    /**
     * Presenter mode for a window that is not shown yet.
     *
     * @param panels made a second time for the audience
     * @param look of the window
     * @param audienceLook of the audience's window
     * @param dresser prepares a scene of the audience's window: its shortcuts
     * @param time for the clock that the teacher sees
     */
    public Presenter(
            Stage stage,
            DockView dock,
            List<PanelDescriptor> panels,
            Look look,
            Look audienceLook,
            PresenterSettings settings,
            Texts texts,
            Consumer<Scene> dresser,
            InstantSource time) {
        this.stage = stage;
        this.dock = dock;
        this.look = look;
        this.settings = settings;
        this.texts = texts;
        this.dresser = dresser;
        this.laser = new Laser(look, dock);
        this.audience = new AudienceWindow(this, dock, panels, audienceLook, settings);
        this.commands = new PresenterCommands(this);
        this.bar = new PresenterBar(this, look);
        this.side = new TeacherPane(this, audience, time);
    }

    /** Has it all work; called once, before the window is shown. */
    public void prepare() {
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        laser.mirror(audience, bar.sentence());
        audience.prepare(this::dressAudience);
        bar.prepare();
        side.prepare(look);
        bar.speak();
        side.speak();
        dock.arrangementProperty().addListener((property, old, now) -> {
            if (!Objects.equals(old.maximised(), now.maximised())) {
                audience.spotlight(now.maximised());
            }
        });
        audience.openProperty().addListener((property, old, open) -> hang());
        Hidden.once(stage, audience::close);
    }

    private void dressAudience(Scene scene) {
        audience.cover().onCurtainClicked(() -> draw(curtain.get()));
        PresenterKeys.install(this, scene);
        ZoomWheel.install(scene, audience.look());
        laser.install(scene, audience.cover());
        // At the window, so that these keys do not come to the scene, where they would change the teacher's window.
        audience.stage().addEventFilter(KeyEvent.KEY_PRESSED, ZoomKeys.of(audience.look()));
        dresser.accept(scene);
    }

    /** Lays a cover over a scene of the window and lets keys, wheel and pointer work in it. The first is the main one. */
    public void install(Scene scene) {
        Cover cover = Cover.over(scene);
        cover.onCurtainClicked(() -> draw(curtain.get()));
        covers.add(cover);
        main = main == null ? cover : main;
        PresenterKeys.install(this, scene);
        ZoomWheel.install(scene, look);
        laser.install(scene, cover);
        hang();
    }

    /** Presents something else from now on. */
    public void follow(StepSource other) {
        source.step().removeListener(told);
        source = other;
        source.step().addListener(told);
        step.set(source.step().getValue());
    }

    /** Says everything in other words. */
    public void speak(Texts other) {
        texts = other;
        boolean helped = isHelpShown();
        if (helped) {
            toggleHelp();
        }
        bar.speak();
        side.speak();
        audience.speak(other);
        if (helped) {
            toggleHelp();
        }
    }

    /** Enters the mode, or leaves it. */
    public void toggle() {
        if (isPresenting()) {
            leave();
        } else {
            start();
        }
    }

    /** Enters the mode; in it, nothing happens. */
    public void start() {
        if (isPresenting()) {
            return;
        }
        maximisedBefore = dock.arrangement().maximised();
        fullScreenBefore = stage.isFullScreen();
        presenting.set(true);
        look.scale(settings.presenterScale());
        stage.setFullScreen(true);
        bar.takeKeyboard();
    }

    private void leave() {
        audience.close();
        draw(Curtain.OPEN);
        laser.set(Laser.Form.OFF);
        if (isHelpShown()) {
            toggleHelp();
        }
        presenting.set(false);
        look.scale(settings.scale());
        stage.setFullScreen(fullScreenBefore);
        String before = maximisedBefore;
        dock.change(layout -> before == null ? layout.restore() : layout.maximise(before));
    }

    /** Lets the window fill the screen, or not any more. */
    public void toggleFullScreen() {
        Stage window = window();
        window.setFullScreen(!window.isFullScreen());
    }

    private Stage window() {
        return audience.hasKeyboard() ? audience.stage() : stage;
    }

    /** Opens the audience's window, and with it the mode, or closes it. */
    public void toggleAudience() {
        if (audience.isOpen()) {
            audience.close();
        } else {
            start();
            audience.open(texts, dock.arrangement().maximised());
            stage.toFront();
            stage.requestFocus();
        }
    }

    void forward() {
        if (step.get().canGoOn()) {
            source.forward();
        }
    }

    void backward() {
        if (step.get().canGoBack()) {
            source.backward();
        }
    }

    /** Draws a curtain, or opens it if it is drawn already. */
    void draw(Curtain wanted) {
        curtain.set(curtain.get() == wanted ? Curtain.OPEN : wanted);
        hang();
    }

    /** The curtain hangs before the audience: while that has a window, the teacher goes on seeing his own. */
    private void hang() {
        covers.forEach(cover -> cover.draw(audience.isOpen() ? Curtain.OPEN : curtain.get()));
        audience.draw(curtain.get());
    }

    /** Puts the n-th docked panel in the spotlight, in reading order from 1 on. */
    void spotlight(int number) {
        List<String> docked = dock.arrangement().docked();
        if (number <= docked.size()) {
            light(docked.get(number - 1));
        }
    }

    private void light(String panel) {
        dock.change(layout -> layout.maximise(panel));
        bar.takeKeyboard();
    }

    void allPanels() {
        dock.change(DockLayout::restore);
        bar.takeKeyboard();
    }

    void toggleSpotlight() {
        List<String> docked = dock.arrangement().docked();
        if (dock.arrangement().maximised() != null) {
            allPanels();
        } else if (!docked.isEmpty()) {
            light(dock.focusedPanel()
                    .or(() -> laser.panel())
                    .filter(docked::contains)
                    .orElse(docked.get(0)));
        }
    }

    void nextPanel(int by) {
        String now = dock.arrangement().maximised();
        List<String> docked = dock.arrangement().docked();
        if (now != null) {
            light(docked.get(Math.floorMod(docked.indexOf(now) + by, docked.size())));
        }
    }

    /** Whether the Tab key goes to the next panel: one is in the spotlight, and the keyboard is not inside of it. */
    boolean takesTab(Scene scene) {
        Node owner = scene.getFocusOwner();
        boolean inside = owner != null && dock.panelOf(owner).isPresent();
        return dock.arrangement().maximised() != null && !inside && !isHelpShown();
    }

    void nextPointer() {
        laser.next();
    }

    void holdZone(boolean down) {
        laser.hold(down);
    }

    void toggleHelp() {
        Cover over = main;
        if (over == null) {
            return;
        }
        if (isHelpShown()) {
            help = null;
            over.show(null);
            bar.takeKeyboard();
        } else {
            KeyPage page = new KeyPage(texts, commands, panelTitles(), this::toggleHelp);
            help = page;
            over.show(page);
            page.takeKeyboard();
        }
    }

    List<String> panelTitles() {
        return dock.arrangement().docked().stream().map(dock::title).toList();
    }

    void escape() {
        if (isHelpShown()) {
            toggleHelp();
        } else if (curtain.get() != Curtain.OPEN) {
            draw(curtain.get());
        } else if (dock.arrangement().maximised() != null) {
            allPanels();
        } else if (laser.form() != Laser.Form.OFF) {
            laser.set(Laser.Form.OFF);
        } else if (window().isFullScreen() && !fullScreenBefore) {
            window().setFullScreen(false);
        } else {
            leave();
        }
    }

    /** Whether the window is in presenter mode. */
    public ReadOnlyBooleanProperty presentingProperty() {
        return presenting.getReadOnlyProperty();
    }

    /** Whether the window is in presenter mode now. */
    public boolean isPresenting() {
        return presenting.get();
    }

    boolean isHelpShown() {
        return help != null;
    }

    /** What covers all that the audience sees. */
    ReadOnlyObjectProperty<Curtain> curtainProperty() {
        return curtain.getReadOnlyProperty();
    }

    /** What is presented now. */
    ReadOnlyObjectProperty<PresentedStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** What stands at the foot of the window in presenter mode. */
    public Node foot() {
        return bar;
    }

    /** What stands at the side of the window in presenter mode; it shows while the audience has a window. */
    public Node side() {
        return side;
    }

    /** All that can be done. */
    public PresenterCommands commands() {
        return commands;
    }

    /** Theme and scale of the audience's window. */
    public Look audienceLook() {
        return audience.look();
    }

    Texts texts() {
        return texts;
    }
}

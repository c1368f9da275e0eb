package dev.vmxscope.app;

import dev.vmxscope.app.presenter.MachineSteps;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Hidden;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.dock.PanelDescriptor;
import dev.vmxscope.ui.panel.PanelCatalog;
import dev.vmxscope.ui.panel.why.TroubleText;
import dev.vmxscope.ui.viewmodel.LessonState;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.Spotlight;
import dev.vmxscope.ui.viewmodel.WhyState;
import dev.vmxscope.ui.viewmodel.Words;
import java.io.File;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/** Puts the window together: a workbench, the panels over it, and the banners across the top. */
public final class Desktop {
    private final Stage stage;
    private final Appearance appearance;
    private final Workbench workbench;
    private final MainWindow window;
    private final MachineSteps machine;
    private final LessonSteps lessonSteps;
    private final Banner trouble;
    private final Banner notice = new Banner("notice-banner");

    /** A window that is not shown yet, with the first sample loaded. */
    public Desktop(Stage stage, Settings settings, Appearance appearance) {
        this.stage = stage;
        this.appearance = appearance;
        Words words = Words.of(settings.language());
        this.workbench = Workbench.withSample(words);
        listen();
        LessonDoors doors = new LessonDoors(workbench.lessons(), workbench.desk(), stage);
        List<PanelDescriptor> panels = PanelCatalog.all(
                workbench.desk(),
                workbench.lessons(),
                doors,
                this::locate,
                () -> SampleDrivers.program().runProgram(),
                workbench::startDriver);
        settings.lessons().forEach(workbench.lessons()::remember);
        workbench.lessons().setKeeper(settings::lesson);
        workbench.desk().console().keep(settings.console(), settings::console);
        workbench.desk().console().setFiles(new ConsoleFileAccess(workbench, stage));
        this.window =
                new MainWindow(stage, words.texts(), settings, appearance, workbench, panels, PanelCatalog.home());
        doors.setDock(window.dock());
        workbench.setLessonShower(() -> window.dock().show(PanelCatalog.LESSON));
        this.lessonSteps = new LessonSteps(workbench.desk(), workbench.lessons(), this::present);
        window.addFinder(new MachineFinder(workbench.desk(), this::showCode));
        this.machine = new MachineSteps(
                workbench.desk(),
                window.presenter().presentingProperty(),
                workbench.enabled(WindowCommand.STEP_INTO),
                workbench.enabled(WindowCommand.STEP_BACK));
        this.trouble = new Banner("trouble-banner", window.slimProperty());
    }

    /** First of all, for a panel is made when it is shown. */
    private void listen() {
        workbench.desk().onReveal(this::reveal);
        workbench.desk().onRevealSlot(slot -> window.dock().show(PanelCatalog.DISPATCH));
    }

    /** Brings what a step is about into sight. Outside presenter mode the student looks where the step says. */
    private void present(String panel) {
        if (window.presenter().presentingProperty().get()) {
            window.dock().show(panel);
        }
    }

    private void showCode(long address) {
        window.dock().show(PanelCatalog.CODE);
        workbench.desk().look(address);
    }

    private Texts texts() {
        return workbench.desk().texts();
    }

    /** Says everything in another language from now on, while everything runs on. */
    public void speak(Language language) {
        Words words = Words.of(language);
        notice.hide();
        workbench.speak(words);
        listen();
        machine.refresh();
        lessonSteps.refresh();
        window.speak(words.texts());
        type(language);
        warn(WhyState.of(workbench.desk().views().getValue()));
    }

    /** Shows it. */
    public void show() {
        workbench.setTeller(this::tell);
        window.addNotice(trouble);
        window.addBadge(trouble.badge());
        window.addNotice(notice);
        machine.prepare();
        lessonSteps.prepare();
        follow(workbench.lessons().stateProperty().get());
        workbench.lessons().stateProperty().addListener((property, old, now) -> {
            if (old.attempt().isPresent() != now.attempt().isPresent()) {
                follow(now);
            }
        });
        window.show();
        type(workbench.desk().words().language());
        Hidden.once(stage, workbench::close);
        Live.of(workbench.desk().views(), Shown.of(trouble), WhyState::of, this::warn);
        window.languageProperty().addListener((property, old, language) -> speak(language));
    }

    /** Presenter mode shows the lesson that is open, and without one the machine. */
    private void follow(LessonState state) {
        window.presenter().follow(state.attempt().isPresent() ? lessonSteps : machine);
    }

    /** Sets the type for a language, and says so if this system has none. */
    private void type(Language language) {
        appearance.speak(language);
        if (!appearance.canWrite(language)) {
            tell(Workbench.Notice.REMARK, texts().get("font.missing"));
        }
    }

    private void reveal(Spotlight bits) {
        PanelCatalog.showing(bits.place()).ifPresent(panel -> window.dock().show(panel));
    }

    private void warn(WhyState state) {
        if (state.stopped() && state.trouble().isPresent()) {
            trouble.show(
                    Tone.BAD,
                    Feather.ALERT_OCTAGON,
                    TroubleText.headline(workbench.desk(), state.trouble().get()),
                    texts().get("banner.show"),
                    () -> window.dock().show(PanelCatalog.WHY));
        } else {
            trouble.hide();
        }
    }

    private void tell(Workbench.Notice kind, String text) {
        if (text.isEmpty()) {
            notice.hide();
            return;
        }
        boolean failure = kind == Workbench.Notice.FAILURE;
        notice.show(
                failure ? Tone.BAD : Tone.CAUTION,
                failure ? Feather.X_OCTAGON : Feather.INFO,
                text,
                texts().get("banner.close"),
                notice::hide);
    }

    private void locate(String path, Runnable then) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts().format("code.locate.title", path));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            workbench.sources().locate(path, file.toPath());
            then.run();
        }
    }

    /** The machine behind the window. */
    public Workbench workbench() {
        return workbench;
    }

    /** The window. */
    public MainWindow window() {
        return window;
    }
}

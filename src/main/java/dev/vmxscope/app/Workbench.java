package dev.vmxscope.app;

import dev.vmxscope.app.command.WindowAction;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.saved.SavedFile;
import dev.vmxscope.core.scenario.CpuProfileReader;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.ReplayException;
import dev.vmxscope.core.session.Session;
import dev.vmxscope.core.session.Step;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.BootOptions;
import dev.vmxscope.core.windows.LoadPolicy;
import dev.vmxscope.ui.bridge.Commands;
import dev.vmxscope.ui.bridge.FxBridge;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Edit;
import dev.vmxscope.ui.viewmodel.LessonChange;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonProgress;
import dev.vmxscope.ui.viewmodel.ShippedLessons;
import dev.vmxscope.ui.viewmodel.UndoStack;
import dev.vmxscope.ui.viewmodel.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** A session with a machine, and all that the window may ask of it. Made and used on the JavaFX thread. */
public final class Workbench implements WindowActions, Commands, AutoCloseable {
    private static final int PROCESSORS = 2;

    private final SourceFiles sources = new SourceFiles();
    private final SessionFiles sessions = new SessionFiles(this);
    private final Session session;
    private final FxBridge bridge;
    private final Desk desk;
    private final LessonDesk lessons;
    private final Map<WindowCommand, ReadOnlyBooleanWrapper> enabled = new EnumMap<>(WindowCommand.class);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
    private Runnable lessonShower = () -> {};
    private BiConsumer<Notice, String> teller = (notice, text) -> {};
    private DriverFile driver;
    private Runnable backOut = () -> {};
    private Optional<LessonProgress> resuming = Optional.empty();
    private volatile Future<?> latest = CompletableFuture.completedFuture(null);

    /** What there is to tell the user. */
    enum Notice {
        /** A file was opened, but something about it is worth knowing. */
        REMARK,
        /** What was asked for could not be done. */
        FAILURE
    }

    private Workbench(Words words, DriverFile driver, Machine machine, SymbolCatalogue symbols, Frame first) {
        this.driver = driver;
        this.bridge = new FxBridge(first);
        this.session = new Session(machine, symbols, bridge::accept, failure -> bridge.later(() -> broken(failure)));
        this.desk = new Desk(bridge.frameProperty(), this, words, sources);
        this.lessons = new LessonDesk(desk, new ShippedLessons());
        lessons.setSink(this::change);
        for (WindowCommand command : WindowCommand.values()) {
            enabled.put(command, new ReadOnlyBooleanWrapper());
        }
    }

    /** A workbench with the first sample loaded and nothing run. */
    public static Workbench withSample(Words words) {
        DriverFile driver = SampleDrivers.driver(SampleDrivers.FIRST);
        MachineSetup setup = MachineSetup.of(profile(), PROCESSORS, Firmware.VMX_OUTSIDE_SMX, lifeCycle(driver));
        Machine machine = Machine.powerOn(setup);
        SymbolCatalogue symbols = symbols(driver);
        Frame first = new Frame(0, 0, machine, machine, false, Cause.BUDGET, new TreeSet<>(), symbols, false, false);
        Workbench workbench = new Workbench(words, driver, machine, symbols, first);
        workbench.bridge.frameProperty().addListener((property, old, frame) -> workbench.update(frame));
        workbench.update(first);
        return workbench;
    }

    private static CpuProfile profile() {
        try {
            return CpuProfiles.load(CpuProfiles.DEFAULT);
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a profile of ours is broken", e);
        }
    }

    private static List<Action> lifeCycle(DriverFile driver) {
        return List.of(
                driver.module().load(),
                new AppCall.Create(""),
                new AppCall.Close(),
                driver.module().unload());
    }

    private static SymbolCatalogue symbols(DriverFile driver) {
        return SampleDrivers.program().programNames(driver.module().driverNames(SymbolCatalogue.EMPTY));
    }

    private Texts texts() {
        return desk.texts();
    }

    private StatusText wording() {
        return new StatusText(texts());
    }

    /** Says everything in other words from now on. */
    void speak(Words words) {
        desk.speak(words);
        lessons.speak();
        update(bridge.frameProperty().get());
    }

    /** What the panels get. */
    public Desk desk() {
        return desk;
    }

    /** The student's lessons. */
    public LessonDesk lessons() {
        return lessons;
    }

    SourceFiles sources() {
        return sources;
    }

    /** The driver that is open, ready to be started once more. */
    Action startDriver() {
        return driver.module().load();
    }

    /** Who shows the panel with the lessons. */
    void setLessonShower(Runnable shower) {
        lessonShower = shower;
    }

    /** Shows the panel with the lessons. */
    void showLessons() {
        lessonShower.run();
    }

    /** Who shows what there is to tell. */
    void setTeller(BiConsumer<Notice, String> consumer) {
        teller = consumer;
    }

    @Override
    public boolean open(Path file) {
        if (SavedFile.named(file.toString())) {
            return sessions.open(file);
        }
        try {
            put(DriverFile.read(file), file.toAbsolutePath().getParent());
            return true;
        } catch (BadFileException e) {
            teller.accept(Notice.FAILURE, texts().format("open.failed", String.valueOf(file.getFileName()), e.said()));
            return false;
        }
    }

    /** Puts a saved session in place; if it cannot be done again, everything stays as it is, and that is told. */
    void restore(Investigation saved, @Nullable Path folder) {
        DriverFile old = driver;
        @Nullable Path oldFolder = sources.folder();
        Optional<LessonProgress> left = lessons.progress();
        Optional<LessonProgress> kept = LessonProgress.of(saved.lesson());
        backOut = () -> {
            resuming = Optional.empty();
            attach(old, oldFolder);
        };
        resuming = kept;
        ConsoleNotes oldNotes = desk.console().notesProperty().get();
        ConsoleNotes notes = saved.notes();
        DriverFile opened = saved.driver()
                .map(module -> new DriverFile(module, DriverFile.PdbState.READ, DriverFile.NOTHING))
                .orElse(driver);
        Edit edit = new Edit(
                "undo.session",
                () -> {
                    desk.console().restore(oldNotes);
                    left.ifPresent(lessons::resume);
                },
                () -> {
                    desk.console().restore(notes);
                    kept.ifPresent(lessons::resume);
                });
        exchange(opened, folder, saved.restore(), edit, () -> {
            desk.console().restore(notes);
            resume();
        });
    }

    private void resume() {
        resuming.ifPresent(lessons::resume);
        resuming = Optional.empty();
    }

    /** Stops a run and asks about the work; the answer comes on the JavaFX thread. */
    <T> void ask(Function<Bench, T> question, Consumer<T> answer) {
        session.pause();
        latest = session.ask(bench -> {
            T found = question.apply(bench);
            bridge.later(() -> answer.accept(found));
            return found;
        });
    }

    /** The files that the work is kept in. */
    SessionFiles sessions() {
        return sessions;
    }

    /** The driver that is open. */
    ModuleFile driver() {
        return driver.module();
    }

    /** Shows what there is to tell. */
    void tell(Notice notice, String text) {
        teller.accept(notice, text);
    }

    @Override
    public void saveSession(Window owner) {
        sessions.chooseSave(owner);
    }

    @Override
    public void exportPage(Window owner) {
        sessions.chooseExport(owner);
    }

    /** Opens a sample by its name. */
    void openSample(String name) {
        put(SampleDrivers.driver(name), null);
    }

    /** Notes what was done in a lesson where it can be taken back, and has the machine do its part. */
    private void change(LessonChange change) {
        if (change.move().isEmpty()) {
            edits().add(new Edit(change.what(), change.undo(), change.redo()));
            return;
        }
        LessonChange.Move move = change.move().get();
        DriverFile opened = new DriverFile(move.driver(), DriverFile.PdbState.READ, DriverFile.NOTHING);
        exchange(opened, null, move.command(), new Edit(change.what(), change.undo(), change.redo()), move.done());
    }

    private void put(DriverFile opened, @Nullable Path folder) {
        MachineSetup present = bridge.frameProperty().get().machine().setup();
        // In a lesson the student does one thing after the other; outside, Run alone shall show something.
        List<Action> agenda = lessons.stateProperty().get().attempt().isPresent() ? List.of() : lifeCycle(opened);
        exchange(
                opened,
                folder,
                new Command.Open(present.withAgenda(agenda), symbols(opened)),
                new Edit("undo.driver", () -> {}, () -> {}),
                () -> {});
        if (opened.pdb() != DriverFile.PdbState.READ) {
            teller.accept(
                    Notice.REMARK,
                    texts().format("open.pdb." + opened.pdb(), opened.module().fileName(), opened.detail()));
        } else {
            teller.accept(Notice.REMARK, "");
        }
    }

    /**
     * Another driver is open; its file's folder comes and goes with the machine that it runs on.
     *
     * @param beside what is taken back and done again beside that
     * @param then is run when the command is done and what came of it is on the screen
     */
    private void exchange(DriverFile opened, @Nullable Path folder, Command command, Edit beside, Runnable then) {
        DriverFile old = driver;
        @Nullable Path oldFolder = sources.folder();
        session.pause();
        attach(opened, folder);
        Edit edit = new Edit(
                beside.what(),
                () -> {
                    attach(old, oldFolder);
                    beside.undo().run();
                },
                () -> {
                    attach(opened, folder);
                    beside.redo().run();
                });
        submit(command, edit, then);
    }

    private void attach(DriverFile opened, @Nullable Path folder) {
        driver = opened;
        sources.openedIn(folder);
        // What was told of another driver is not true of this one.
        teller.accept(Notice.REMARK, "");
    }

    /** Puts the processor model that a file describes in place; what is wrong with the file is told. */
    void openProfile(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            String text = new String(DriverFile.bytes(file, CpuProfileReader.MOST_BYTES), StandardCharsets.UTF_8);
            replace(CpuProfileReader.read(text, name), setup().processors());
            teller.accept(Notice.REMARK, "");
        } catch (BadFileException e) {
            teller.accept(Notice.FAILURE, texts().format("open.failed", name, e.said()));
        } catch (ScenarioFormatException e) {
            teller.accept(Notice.FAILURE, texts().format("profile.failed", e.message()));
        }
    }

    /** Puts another processor model in place, or another number of them; the machine is switched off and on. */
    void replace(CpuProfile profile, int processors) {
        MachineSetup present = setup();
        desk.input(new Input.Replace(new MachineSetup(
                profile, processors, present.ramBytes(), present.firmware(), present.windows(), present.agenda())));
    }

    /** Has Windows demand something else of drivers; it is started again, because that is decided when it starts. */
    void demand(UnaryOperator<LoadPolicy> change) {
        BootOptions windows = setup().windows();
        LoadPolicy wanted = change.apply(windows.policy());
        if (!wanted.equals(windows.policy())) {
            desk.input(new Input.Replace(setup().withWindows(windows.withPolicy(wanted))));
        }
    }

    /** What the present machine is made of. */
    MachineSetup setup() {
        return bridge.frameProperty().get().machine().setup();
    }

    @Override
    public void submit(Command command) {
        if (command instanceof Command.Undo) {
            edits().undo();
        } else if (command instanceof Command.Redo) {
            edits().redo();
        } else {
            submit(command, new Edit(EditNames.of(command), () -> {}, () -> {}), () -> {});
        }
    }

    /**
     * Has a command done and notes it where it can be taken back.
     *
     * @param beside what is done beside the machine's own undo and redo
     * @param then is run when the command is done and what came of it is on the screen
     */
    private void submit(Command command, Edit beside, Runnable then) {
        UndoStack.Entry entry = edits().begin(new Edit(
                beside.what(),
                () -> {
                    beside.undo().run();
                    latest = session.submit(new Command.Undo());
                },
                () -> {
                    beside.redo().run();
                    latest = session.submit(new Command.Redo());
                }));
        latest = session.submit(command)
                .thenAccept(kept -> bridge.later(() -> {
                    entry.settle(kept);
                    then.run();
                }));
    }

    @Override
    public UndoStack edits() {
        return desk.edits();
    }

    @Override
    public void pause() {
        session.pause();
    }

    @Override
    public void perform(WindowCommand command) {
        switch (command) {
            case RUN -> submit(new Command.Run());
            case PAUSE -> pause();
            case STEP_INTO -> submit(new Command.Advance(Step.INTO, desk.grain()));
            case STEP_OVER -> submit(new Command.Advance(Step.OVER, desk.grain()));
            case STEP_OUT -> submit(new Command.Advance(Step.OUT, desk.grain()));
            case STEP_BACK -> submit(new Command.Back(desk.grain()));
            case RESET -> desk.input(new Input.Start(Restart.WARM));
            case POWER_CYCLE -> desk.input(new Input.Start(Restart.POWER_CYCLE));
        }
    }

    private void update(Frame frame) {
        boolean still = !frame.running();
        boolean goes = still && wording().canGoOn(frame);
        for (WindowCommand command : WindowCommand.values()) {
            boolean can = switch (command) {
                case RUN, STEP_INTO, STEP_OVER, STEP_OUT -> goes;
                case PAUSE -> frame.running();
                case STEP_BACK -> still && frame.position() > 0;
                case RESET, POWER_CYCLE -> still;
            };
            enabled(command).set(can);
        }
        status.set(wording().status(frame));
        place.set(wording().place(frame, driver.module().fileName()));
    }

    private void broken(Throwable failure) {
        if (failure instanceof ReplayException replay) {
            backOut.run();
            update(bridge.frameProperty().get());
            teller.accept(Notice.FAILURE, texts().format("session.replay", replay.message()));
            return;
        }
        teller.accept(Notice.FAILURE, texts().format("status.broken", failure.toString()));
    }

    @Override
    public ReadOnlyBooleanWrapper enabled(WindowCommand command) {
        ReadOnlyBooleanWrapper found = enabled.get(command);
        if (found == null) {
            throw new IllegalArgumentException(command.name());
        }
        return found;
    }

    @Override
    public List<Menu> menus(Window owner) {
        return new MachineMenus(this, texts(), owner).all();
    }

    @Override
    public List<WindowAction> choices(Window owner) {
        return new MachineMenus(this, texts(), owner).choices();
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> place() {
        return place.getReadOnlyProperty();
    }

    /** Returns when everything that was asked for until now is done and on the screen. Not for the JavaFX thread. */
    @SuppressWarnings("ReferenceEquality") // whether something else was asked for meanwhile
    public void awaitQuiet() throws InterruptedException {
        try {
            Future<?> waitedFor;
            do {
                waitedFor = latest;
                waitedFor.get();
                bridge.settled().get();
            } while (latest != waitedFor);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the session. */
    @Override
    public void close() {
        session.close();
    }
}

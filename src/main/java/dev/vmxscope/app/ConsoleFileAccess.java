package dev.vmxscope.app;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.ConsoleView;
import dev.vmxscope.core.console.LoadedLog;
import dev.vmxscope.core.console.LogFormat;
import dev.vmxscope.core.console.LogFormatException;
import dev.vmxscope.core.console.LogLimit;
import dev.vmxscope.core.console.LogReader;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import dev.vmxscope.ui.viewmodel.ConsoleFiles;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Files of the console: what is shown goes into one, a log is written while the machine runs, a saved log is shown. */
final class ConsoleFileAccess implements ConsoleFiles {
    private static final String ANY = "*.";

    private final Workbench workbench;
    private final ConsoleDesk console;
    private final Window owner;
    private @Nullable ConsoleLogFile log;

    /**
     * Access for one window.
     *
     * @param owner in front of which files are asked for
     */
    ConsoleFileAccess(Workbench workbench, Window owner) {
        this.workbench = workbench;
        this.console = workbench.desk().console();
        this.owner = owner;
        workbench
                .desk()
                .views()
                .addListener(
                        (property, old, view) -> follow(view.machine().windows().debugLines()));
    }

    private Texts texts() {
        return workbench.desk().texts();
    }

    private Optional<Path> chosen(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts().get(titleKey));
        chooser.setInitialFileName(workbench.driver().service() + "." + LogFormat.TEXT.extension());
        for (LogFormat format : LogFormat.values()) {
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(
                            texts().get("console.format." + format.name()), ANY + format.extension()));
        }
        File file = chooser.showSaveDialog(owner);
        if (file == null) {
            return Optional.empty();
        }
        String ending = chooser.getSelectedExtensionFilter() == null
                ? ""
                : chooser.getSelectedExtensionFilter().getExtensions().get(0).substring(1);
        boolean named = file.getName().indexOf('.') > 0;
        return Optional.of(named ? file.toPath() : SessionFiles.ending(file, ending));
    }

    @Override
    public void export() {
        chosen("console.files.export.title").ifPresent(this::export);
    }

    /** Writes what is shown; the machine's thread does it, for there may be a million rows. */
    void export(Path file) {
        Trail<DebugLine> lines = console.loadedProperty()
                .get()
                .map(loaded -> loaded.log().lines())
                .orElseGet(() ->
                        workbench.desk().views().getValue().machine().windows().debugLines());
        ConsoleNotes notes = console.loadedProperty()
                .get()
                .map(loaded -> loaded.log().notes())
                .orElseGet(() -> console.notesProperty().get());
        ConsoleSettings settings = console.settings();
        String name = String.valueOf(file.getFileName());
        workbench.ask(
                bench -> written(file, settings, lines, notes),
                answer -> workbench.tell(
                        answer.failure().isEmpty() ? Workbench.Notice.REMARK : Workbench.Notice.FAILURE,
                        answer.failure().isEmpty()
                                ? texts().format("console.files.done", name, answer.rows())
                                : texts().format("export.failed", name, answer.failure())));
    }

    /**
     * What came of writing.
     *
     * @param rows how many were written
     * @param failure what the system said, empty if all went well
     */
    private record Written(int rows, String failure) {}

    private static Written written(Path file, ConsoleSettings settings, Trail<DebugLine> lines, ConsoleNotes notes) {
        ConsoleView view = new ConsoleView(settings);
        view.setLog(lines);
        view.setNotes(notes);
        boolean done = false;
        while (!done) {
            done = view.work(Long.MAX_VALUE);
        }
        LogFormat format = LogFormat.ofFile(String.valueOf(file.getFileName()));
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(format.head());
            for (int row = 0; row < view.size(); row++) {
                out.write(format.row(view, row));
            }
            out.write(format.tail());
            return new Written(view.size(), "");
        } catch (IOException e) {
            return new Written(0, e.toString());
        }
    }

    @Override
    public void log(LogLimit limit) {
        chosen("console.files.log.title").ifPresent(file -> log(file, limit));
    }

    /** Begins a log file. */
    void log(Path file, LogLimit limit) {
        stopLog();
        try {
            log = new ConsoleLogFile(file, limit);
            follow(workbench.desk().views().getValue().machine().windows().debugLines());
        } catch (IOException e) {
            failed(file, e);
        }
    }

    private void follow(Trail<DebugLine> lines) {
        ConsoleLogFile present = log;
        if (present != null) {
            try {
                present.follow(lines);
            } catch (IOException e) {
                log = null;
                failed(present.file(), e);
            }
        }
    }

    private void failed(Path file, IOException e) {
        workbench.tell(
                Workbench.Notice.FAILURE,
                texts().format("export.failed", String.valueOf(file.getFileName()), e.toString()));
    }

    @Override
    public void stopLog() {
        ConsoleLogFile present = log;
        log = null;
        if (present != null) {
            try {
                present.close();
                workbench.tell(
                        Workbench.Notice.REMARK,
                        texts().format(
                                        "console.files.logged",
                                        String.valueOf(present.file().getFileName()),
                                        present.written(),
                                        present.overwritten()));
            } catch (IOException e) {
                failed(present.file(), e);
            }
        }
    }

    @Override
    public Optional<String> logging() {
        return Optional.ofNullable(log)
                .map(present -> String.valueOf(present.file().getFileName()));
    }

    @Override
    public void load() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts().get("console.files.load.title"));
        File file = chooser.showOpenDialog(owner);
        if (file != null) {
            load(file.toPath());
        }
    }

    /** Reads a log; the machine's thread does it, for it may be long. */
    void load(Path file) {
        String name = String.valueOf(file.getFileName());
        workbench.ask(bench -> read(file, name), answer -> {
            if (answer.log().isPresent()) {
                console.show(new ConsoleDesk.Loaded(name, answer.log().get()));
            } else {
                workbench.tell(Workbench.Notice.FAILURE, texts().format("console.files.load.failed", answer.failure()));
            }
        });
    }

    /**
     * What came of reading.
     *
     * @param failure what is wrong, a message or what the system said
     */
    private record Read(Optional<LoadedLog> log, Object failure) {}

    private static Read read(Path file, String name) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new Read(Optional.of(LogReader.read(in, name)), "");
        } catch (LogFormatException e) {
            return new Read(Optional.empty(), e.message());
        } catch (IOException e) {
            return new Read(Optional.empty(), e.toString());
        }
    }
}

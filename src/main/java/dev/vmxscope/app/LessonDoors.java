package dev.vmxscope.app;

import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.lesson.Cases;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.LessonReader;
import dev.vmxscope.core.lesson.Results;
import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.scenario.ScenarioReader;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.ui.dock.DockView;
import dev.vmxscope.ui.panel.lesson.LessonWays;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where the lesson panel leads: other panels, and files. */
final class LessonDoors implements LessonWays {
    /** A driver that lies beside a lesson. */
    private static final int LONGEST_MODULE = 16 << 20;

    private final LessonDesk lessons;
    private final Desk desk;
    private final Window owner;
    private @Nullable DockView dock;

    LessonDoors(LessonDesk lessons, Desk desk, Window owner) {
        this.lessons = lessons;
        this.desk = desk;
        this.owner = owner;
    }

    /** The panels, once there are any. */
    void setDock(DockView panels) {
        dock = panels;
    }

    private Texts texts() {
        return desk.texts();
    }

    @Override
    public void show(String panel) {
        if (dock != null) {
            dock.show(panel);
        }
    }

    @Override
    public String title(String panel) {
        return dock == null ? panel : dock.title(panel);
    }

    @Override
    public void openFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts().get("lesson.file.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(texts().get("lesson.file.kind"), "*.toml"),
                        new FileChooser.ExtensionFilter(texts().get("open.all"), "*"));
        File chosen = chooser.showOpenDialog(owner);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    /** Opens a lesson or a case out of a file; what is wrong with it shows in the panel. */
    void open(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            // A character of a text has at most three bytes for each of the two units that it is measured in.
            byte[] bytes = DriverFile.bytes(file, 3 * TomlDocument.LONGEST);
            lessons.open(read(new String(bytes, StandardCharsets.UTF_8), name, beside(file)));
        } catch (BadFileException e) {
            lessons.fail(texts().format("lesson.file.failed", e.said()));
        } catch (ScenarioFormatException e) {
            lessons.fail(texts().format("lesson.file.failed", e.message()));
        }
    }

    private Lesson read(String text, String name, ScenarioFiles files)
            throws ScenarioFormatException, BadFileException {
        String kind = TomlDocument.parse(text, name).requiredText(List.of("kind"));
        if (kind.equals(LessonReader.KIND)) {
            return LessonReader.read(text, name, files);
        }
        if (kind.equals(ScenarioReader.KIND)) {
            try {
                return Cases.of(
                        ScenarioReader.read(text, name, files), desk.words().language());
            } catch (IllegalArgumentException e) {
                throw new BadFileException(Message.of("file.problem", name, Message.of("lesson.no-instruction")), e);
            }
        }
        throw new BadFileException(Message.of("lesson.other", name, kind), null);
    }

    private static ScenarioFiles beside(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return name -> {
            try {
                Path found = folder.resolve(name).normalize();
                return found.startsWith(folder) && Files.isRegularFile(found)
                        ? Optional.of(DriverFile.bytes(found, LONGEST_MODULE))
                        : Optional.empty();
            } catch (BadFileException | IllegalArgumentException e) {
                return Optional.empty();
            }
        };
    }

    @Override
    public void export() {
        List<Attempt> attempts = lessons.attempts();
        if (attempts.isEmpty()) {
            lessons.fail(texts().get("lesson.export.nothing"));
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts().get("lesson.export.title"));
        chooser.setInitialFileName(texts().get("lesson.export.name"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(texts().get("lesson.export.kind"), "*.csv"));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            write(chosen.toPath(), attempts);
        }
    }

    /** Writes the results of attempts as one table. */
    void write(Path file, List<Attempt> attempts) {
        try {
            Files.writeString(file, Results.csv(attempts, lessons.conditions()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            lessons.fail(texts().format("lesson.export.failed", String.valueOf(e.getMessage())));
        }
    }
}

package dev.vmxscope.app;

import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.report.Dossier;
import dev.vmxscope.core.report.InvestigationReport;
import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.saved.SavedFile;
import dev.vmxscope.core.saved.SavedFileException;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.viewmodel.LessonProgress;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Keeps the person's work in files: the session as a whole, and as a page for others. */
final class SessionFiles {
    private final Workbench workbench;

    SessionFiles(Workbench workbench) {
        this.workbench = workbench;
    }

    /** What the lesson that is open keeps in the file. */
    private SortedMap<String, String> lesson() {
        return workbench.lessons().progress().map(LessonProgress::notes).orElseGet(TreeMap::new);
    }

    private Texts texts() {
        return workbench.desk().texts();
    }

    /**
     * Opens a session and does everything once more that was done in it. What is wrong with the file is told, and
     * everything on the screen stays.
     *
     * @return whether it could be read
     */
    boolean open(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            Investigation saved = SavedFile.read(DriverFile.bytes(file, SavedFile.LARGEST));
            workbench.restore(saved, file.toAbsolutePath().getParent());
            return true;
        } catch (BadFileException e) {
            workbench.tell(Workbench.Notice.FAILURE, texts().format("session.failed", name, e.said()));
        } catch (SavedFileException e) {
            workbench.tell(Workbench.Notice.FAILURE, texts().format("session.failed", name, e.message()));
        }
        return false;
    }

    /** Saves the session. */
    void save(Path file) {
        SortedMap<String, String> kept = lesson();
        ConsoleNotes notes = workbench.desk().console().notesProperty().get();
        workbench.ask(
                Investigation::of,
                saved ->
                        write(file, () -> SavedFile.write(saved.withLesson(kept).withNotes(notes))));
    }

    /** Writes the session up to the present moment as a page for every browser, in the language of the window. */
    void exportPage(Path file) {
        SortedMap<String, String> kept = lesson();
        Optional<Attempt> attempt = workbench.lessons().stateProperty().get().attempt();
        String title = workbench.driver().fileName();
        workbench.ask(
                bench -> Dossier.of(title, "", bench, workbench.sources()::lines)
                        .withLesson(kept)
                        .withAttempt(attempt),
                dossier -> write(
                        file,
                        () -> InvestigationReport.write(
                                        dossier, workbench.desk().words().language())
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes the content of a file. */
    interface Content {
        byte[] bytes() throws SavedFileException;
    }

    private void write(Path file, Content content) {
        String name = String.valueOf(file.getFileName());
        try {
            byte[] bytes = content.bytes();
            Files.write(file, bytes);
            workbench.tell(Workbench.Notice.REMARK, texts().format("export.done", name, bytes.length));
        } catch (IOException | SavedFileException e) {
            workbench.tell(Workbench.Notice.FAILURE, texts().format("export.failed", name, e.toString()));
        }
    }

    /** Asks for a file and saves the session in it. */
    void chooseSave(Window owner) {
        File chosen =
                chooser("session.save.title", "open.sessions", SavedFile.ENDING).showSaveDialog(owner);
        if (chosen != null) {
            save(ending(chosen, SavedFile.ENDING));
        }
    }

    /** Asks for a file and writes the page. */
    void chooseExport(Window owner) {
        File chosen = chooser("page.save.title", "page.files", ".html").showSaveDialog(owner);
        if (chosen != null) {
            exportPage(ending(chosen, ".html"));
        }
    }

    private FileChooser chooser(String titleKey, String filesKey, String ending) {
        ModuleFile driver = workbench.driver();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts().get(titleKey));
        chooser.setInitialFileName(driver.service() + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(texts().get(filesKey), "*" + ending));
        return chooser;
    }

    /** The file, with the ending where the person left it out. */
    static Path ending(File chosen, String ending) {
        Path path = chosen.toPath();
        return path.toString().toLowerCase(Locale.ROOT).endsWith(ending) ? path : Path.of(path + ending);
    }
}

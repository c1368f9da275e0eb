package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.LogLimit;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import dev.vmxscope.ui.viewmodel.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The console's files, written and read by a whole program without its window. */
@ExtendWith(ApplicationExtension.class)
class ConsoleFilesTest {
    private static final String SUCCESS = "[*] VMX Operation Enabled Successfully !";

    @TempDir
    Path folder;

    private Workbench workbench;
    private ConsoleFileAccess files;

    @Start
    void start(Stage stage) {
        workbench = Workbench.withSample(Words.of(Language.ENGLISH));
        files = new ConsoleFileAccess(workbench, stage);
    }

    private ConsoleDesk console() {
        return workbench.desk().console();
    }

    private void run(FxRobot robot) throws InterruptedException {
        robot.interact(() -> {
            workbench.openSample("part2");
            workbench.perform(WindowCommand.RUN);
        });
        workbench.awaitQuiet();
    }

    @Test
    void whatIsShownIsSavedInTheFormThatTheNameSays(FxRobot robot) throws Exception {
        run(robot);
        robot.interact(() -> {
            console().comment(new Comment(1, "mine"));
            files.export(folder.resolve("a.log"));
            files.export(folder.resolve("a.csv"));
        });
        workbench.awaitQuiet();

        assertThat(Files.readString(folder.resolve("a.log"))).contains(SUCCESS).contains("mine");
        assertThat(Files.readAllLines(folder.resolve("a.csv")).get(0)).contains(",");
    }

    @Test
    void aSavedLogIsShownAndCanBeLeftAgain(FxRobot robot) throws Exception {
        run(robot);
        robot.interact(() -> files.export(folder.resolve("a.csv")));
        workbench.awaitQuiet();
        robot.interact(() -> files.load(folder.resolve("a.csv")));
        workbench.awaitQuiet();

        ConsoleDesk.Loaded loaded = console().loadedProperty().get().orElseThrow();
        assertThat(loaded.name()).isEqualTo("a.csv");
        assertThat(loaded.log().lines()).extracting(line -> line.text().strip()).contains(SUCCESS);
        robot.interact(() -> console().showLive());
        assertThat(console().loadedProperty().get()).isEmpty();
    }

    @Test
    void aFileThatIsNoLogIsToldAndNothingChanges(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("b.log"), "<html>");
        String[] told = new String[1];
        robot.interact(() -> {
            workbench.setTeller((notice, text) -> told[0] = notice + " " + text);
            files.load(file);
        });
        workbench.awaitQuiet();

        assertThat(told[0]).startsWith("FAILURE This log cannot be shown.").contains("b.log");
        assertThat(console().loadedProperty().get()).isEmpty();
    }

    @Test
    void aLogIsWrittenWhileTheMachineRuns(FxRobot robot) throws Exception {
        Path file = folder.resolve("run.log");
        robot.interact(() -> files.log(file, LogLimit.NONE));
        assertThat(files.logging()).contains("run.log");
        run(robot);
        robot.interact(() -> files.stopLog());

        assertThat(files.logging()).isEqualTo(Optional.empty());
        assertThat(Files.readString(file)).contains(SUCCESS);
    }

    @Test
    void aSessionKeepsCommentsAndWhatWasCleared(FxRobot robot) throws Exception {
        run(robot);
        Path session = folder.resolve("a.vmxscope");
        robot.interact(() -> {
            console().comment(new Comment(2, "kept"));
            console().clear(1);
            workbench.sessions().save(session);
        });
        workbench.awaitQuiet();
        robot.interact(() -> console().clear(0));
        robot.interact(() -> workbench.open(session));
        workbench.awaitQuiet();

        assertThat(console().notesProperty().get().comments()).containsExactly(new Comment(2, "kept"));
        assertThat(console().notesProperty().get().cleared()).isEqualTo(1);
        robot.interact(() -> workbench.edits().undo());
        workbench.awaitQuiet();
        assertThat(console().notesProperty().get().cleared()).isZero();
    }
}

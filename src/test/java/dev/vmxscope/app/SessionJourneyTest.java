package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.saved.SavedFile;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonProgress;
import dev.vmxscope.ui.viewmodel.WhyState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What a user does with session files and pages in the window. */
class SessionJourneyTest extends Journey {
    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        begin(stage);
    }

    private Frame frame() {
        return desktop.workbench().desk().views().getValue().frame();
    }

    private String trouble(FxRobot robot) {
        return text(robot.lookup("#trouble-banner").queryParent());
    }

    private String notice(FxRobot robot) {
        return text(robot.lookup("#notice-banner").queryParent());
    }

    private void save(FxRobot robot, Path file) {
        robot.interact(() -> desktop.workbench().sessions().save(file));
        quiet();
    }

    private void firmwareOff(FxRobot robot) {
        robot.interact(() -> desktop.window().dock().show("feature-control"));
        click(robot, "VT-x off");
        assertThat(desktop.workbench().setup().firmware()).isEqualTo(Firmware.OFF);
    }

    @Test
    void whatWasSavedComesBackAfterOtherThingsWereDone(FxRobot robot) throws Exception {
        open(robot, DRIVERS.resolve("part2-vmxon.sys"));
        firmwareOff(robot);
        key(robot, KeyCode.F5);
        String told = trouble(robot);
        assertThat(told).contains("VT-x is switched off");
        Machine machine = frame().machine();
        long position = frame().position();
        Path file = folder.resolve("off.vmxscope");
        save(robot, file);
        assertThat(notice(robot)).contains("Saved as off.vmxscope");
        assertThat(Files.size(file)).isBetween(200L, 1000L);

        open(robot, DRIVERS.resolve("part2.sys"));
        key(robot, KeyCode.F5);
        assertThat(frame().machine()).isNotEqualTo(machine);

        open(robot, file);
        assertThat(frame().position()).isEqualTo(position);
        assertThat(frame().machine()).isEqualTo(machine);
        assertThat(trouble(robot)).isEqualTo(told);
        assertThat(place()).startsWith("part2-vmxon.sys");
        assertThat(WhyState.of(desktop.workbench().desk().views().getValue()).stopped())
                .isTrue();
        assertThat(desktop.window().settings().recent()).contains(file);

        click(robot, "#command-step-back");
        assertThat(frame().position()).isLessThan(position);
        assertThat(frame().end()).isEqualTo(position);

        key(robot, KeyCode.CONTROL, KeyCode.Z);
        key(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(place()).startsWith("part2.sys");
    }

    @Test
    void aBrokenFileLeavesEverythingOnTheScreenAndSaysWhatIsWrong(FxRobot robot) throws Exception {
        key(robot, KeyCode.F5);
        Path file = folder.resolve("good.vmxscope");
        save(robot, file);
        Machine machine = frame().machine();
        byte[] good = Files.readAllBytes(file);
        good[good.length / 3] ^= 0x40;
        Path broken = Files.write(folder.resolve("broken.vmxscope"), good);
        open(robot, broken);
        assertThat(notice(robot)).contains("broken.vmxscope cannot be opened").contains("damaged");
        assertThat(frame().machine()).isSameAs(machine);
        assertThat(place()).startsWith("part2-vmxon.sys");
        assertThat(desktop.window().settings().recent()).doesNotContain(broken);
    }

    @Test
    void aSessionThatCannotBeDoneAgainLeavesEverythingOnTheScreen(FxRobot robot) throws Exception {
        open(robot, DRIVERS.resolve("part2.sys"));
        key(robot, KeyCode.F5);
        Path file = folder.resolve("longer.vmxscope");
        save(robot, file);
        var saved = SavedFile.read(Files.readAllBytes(file));
        var longer = new dev.vmxscope.core.saved.Investigation(
                saved.start(),
                java.util.List.of(new dev.vmxscope.core.session.Input.Execute(saved.end() + 100)),
                0,
                saved.breakpoints(),
                saved.symbols(),
                saved.lesson());
        Files.write(file, SavedFile.write(longer));
        open(robot, DRIVERS.resolve("part2-vmxon.sys"));
        Machine machine = frame().machine();
        open(robot, file);
        assertThat(notice(robot)).contains("The session cannot be done again: input 1 made");
        assertThat(frame().machine()).isEqualTo(machine);
        assertThat(place()).startsWith("part2-vmxon.sys");
    }

    @Test
    void thePageOfTheInvestigationSaysWhatTheWindowSays(FxRobot robot) throws Exception {
        firmwareOff(robot);
        key(robot, KeyCode.F5);
        Path page = folder.resolve("page.html");
        robot.interact(() -> desktop.workbench().sessions().exportPage(page));
        quiet();
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .contains("VT-x is switched off in this computer&#39;s firmware", "vmxon QWORD PTR [rcx]");
        assertThat(notice(robot)).contains("Saved as page.html");
    }

    @Test
    void aPanelBecomesAPictureOfPointsAndADrawing(FxRobot robot) throws Exception {
        Path png = folder.resolve("cr4.png");
        Path svg = folder.resolve("cr4.svg");
        robot.interact(() -> {
            desktop.window().dock().select("cr4");
            desktop.window().exports().savePicture("cr4", png);
            desktop.window().exports().savePicture("cr4", svg);
        });
        byte[] points = Files.readAllBytes(png);
        assertThat(new String(points, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
        assertThat(Files.readString(svg)).contains("VMXE", "<svg ");
    }

    @Test
    void theLessonGoesOnWhereItWasSaved(FxRobot robot) throws Exception {
        LessonDesk lessons = desktop.workbench().lessons();
        robot.interact(() -> lessons.open("entering-vmx-operation"));
        quiet();
        robot.interact(() -> {
            lessons.hint();
            lessons.go(3);
        });
        quiet();
        LessonProgress progress = lessons.progress().orElseThrow();
        Machine machine = frame().machine();
        Path file = folder.resolve("lesson.vmxscope");
        Path page = folder.resolve("lesson.html");
        save(robot, file);
        robot.interact(() -> desktop.workbench().sessions().exportPage(page));
        quiet();
        assertThat(Files.readString(page))
                .contains(lessons.stateProperty().get().attempt().orElseThrow().step().title());

        robot.interact(lessons::restart);
        quiet();
        robot.interact(lessons::close);
        quiet();
        open(robot, file);
        quiet();
        assertThat(lessons.progress()).contains(progress);
        assertThat(frame().machine()).isEqualTo(machine);
    }
}

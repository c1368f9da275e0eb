package dev.vmxscope.ui.panel.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.ui.bridge.Commands;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Frames;
import dev.vmxscope.ui.viewmodel.SourceFinder;
import dev.vmxscope.ui.viewmodel.Spotlight;
import dev.vmxscope.ui.viewmodel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Why panel over frames without a session. */
@ExtendWith(ApplicationExtension.class)
class WhyPanelTest {
    /** CR4 of the sample before VMXON, without VMXE. */
    private static final Poke NO_VMXE = new Poke(0, Place.Control.CR4, 0x1506F8);

    private final SimpleObjectProperty<Frame> frames =
            new SimpleObjectProperty<>(Frames.start("part2-vmxon", Firmware.OFF));
    private final List<Command> submitted = new ArrayList<>();
    private final List<Spotlight> revealed = new ArrayList<>();
    private final Desk desk = new Desk(
            frames,
            new Commands() {
                @Override
                public void submit(Command command) {
                    submitted.add(command);
                }

                @Override
                public void pause() {}
            },
            Words.of(Language.ENGLISH),
            SourceFinder.NONE);

    @Start
    void start(Stage stage) {
        desk.onReveal(revealed::add);
        stage.setScene(new Scene(new WhyPanel(desk), 640, 400));
        stage.show();
    }

    private void show(FxRobot robot, Frame frame) {
        robot.interact(() -> frames.set(frame));
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        robot.push(KeyCode.SPACE);
    }

    @Test
    void withoutAnyInstructionItSaysWhatWouldComeOfVmxonNowAndMendsItAtOnce(FxRobot robot) {
        assertThat(robot.lookup("#why-headline").queryLabeled().getText()).contains("has not been turned on yet");
        press(robot, "#why-fix-vmxe-set");
        assertThat(submitted).containsExactly(new Command.Do(new Input.Set(new Poke(0, Place.Control.CR4, 0x1526F8))));
    }

    @Test
    void whileTheMachineRunsAndNothingWasExecutedItSaysWhatToDo(FxRobot robot) {
        Frame start = frames.get();
        show(
                robot,
                new Frame(
                        1,
                        1,
                        start.machine(),
                        start.before(),
                        true,
                        start.cause(),
                        start.breakpoints(),
                        start.symbols(),
                        false,
                        false));
        assertThat(robot.lookup(".empty-state .label").queryLabeled().getText()).contains("Step or run");
    }

    @Test
    void aFixOfTheNextInstructionIsAnInputAtOnce(FxRobot robot) {
        show(robot, Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX, NO_VMXE));
        press(robot, "#why-fix-vmxe-set");
        assertThat(submitted).containsExactly(new Command.Do(new Input.Set(new Poke(0, Place.Control.CR4, 0x1526F8))));
    }

    @Test
    void everyFixTellsWhatComesAfterItBesideTheButtonAndToAssistiveTechnology(FxRobot robot) {
        show(robot, Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX, NO_VMXE, new Poke(0, Place.Model.FEATURE_CONTROL, 0)));
        Set<Node> buttons = robot.lookup(".fix-button").queryAll();
        assertThat(buttons).hasSize(4);
        assertThat(buttons).allSatisfy(button -> {
            assertThat(button.getAccessibleHelp()).startsWith("then: ");
            assertThat(button.isFocusTraversable()).isTrue();
        });
        assertThat(robot.lookup("#why-fix-vmxe-set").query().getAccessibleHelp())
                .startsWith("then: #GP(0), next reason: IA32_FEATURE_CONTROL.");
    }

    @Test
    void allFixesAreInputsInTheirOrder(FxRobot robot) {
        show(robot, Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX, new Poke(0, Place.Model.FEATURE_CONTROL, 0)));
        press(robot, "#why-fix-all");
        assertThat(submitted)
                .containsExactly(
                        new Command.Do(new Input.Set(new Poke(0, Place.Model.FEATURE_CONTROL, 4))),
                        new Command.Do(new Input.Set(new Poke(0, Place.Model.FEATURE_CONTROL, 5))));
    }

    @Test
    void aFixOfTheLastInstructionGoesBackToItFirst(FxRobot robot) {
        Frame end = Frames.end("part2-one-core", Firmware.VMX_OUTSIDE_SMX);
        show(robot, end);
        press(robot, "#why-fix-vmxe-set");
        List<Command> asOne = together();
        assertThat(asOne).hasSize(2);
        assertThat(asOne.get(0)).isInstanceOf(Command.Rewind.class);
        long steps = ((Command.Rewind) asOne.get(0)).steps();
        assertThat(end.machine().steps() - steps).isBetween(1L, 5L);
        assertThat(asOne.get(1)).isInstanceOf(Command.Do.class);
    }

    @Test
    void aFailureFurtherBackOffersOnlyTheWayBack(FxRobot robot) {
        show(robot, Frames.later(Frames.end("part2-one-core", Firmware.VMX_OUTSIDE_SMX), 5));
        assertThat(robot.lookup(".fix-button").queryAll()).isEmpty();
        press(robot, "#why-go-back");
        assertThat(together()).singleElement().isInstanceOf(Command.Rewind.class);
    }

    /** What was submitted as one command, to be taken back as one. */
    private List<Command> together() {
        assertThat(submitted).singleElement().isInstanceOf(Command.All.class);
        return ((Command.All) submitted.get(0)).commands();
    }

    @Test
    void whereTheFirmwareMustHelpTheButtonSwitchesIt(FxRobot robot) {
        show(robot, Frames.end("part2-vmxon", Firmware.OFF));
        assertThat(robot.lookup("#why-unmet-feature-control-outside-smx .sentence")
                        .queryLabeled()
                        .getText())
                .contains("no software can change it");
        press(robot, "#why-restart-feature-control-outside-smx");
        assertThat(submitted).containsExactly(new Command.Do(new Input.SwitchFirmware(Firmware.VMX_OUTSIDE_SMX)));
    }

    @Test
    void theNameOfABitAsksToSeeIt(FxRobot robot) {
        show(robot, Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX, NO_VMXE));
        press(robot, "CR4.VMXE");
        assertThat(revealed).containsExactly(new Spotlight(0, Place.Control.CR4, Cr4.VMXE.mask()));
    }

    @Test
    void whatPassedIsFoldedAndOpensByTheKeyboard(FxRobot robot) {
        show(robot, Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX));
        assertThat(robot.lookup("#why-headline").queryLabeled().getText())
                .isEqualTo("vmxon qword ptr [rcx] would succeed on processor 0: VMsucceed");
        Set<Node> rows = robot.lookup(".requirement").queryAll();
        assertThat(rows).hasSize(20).noneMatch(WhyPanelTest::visible);
        press(robot, ".fold-line");
        assertThat(rows).allMatch(WhyPanelTest::visible);
    }

    /** Whether a node and all that hold it are visible. */
    private static boolean visible(@Nullable Node node) {
        return node == null || node.isVisible() && visible(node.getParent());
    }
}

package dev.vmxscope.ui.panel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.ui.panel.PanelRig;
import dev.vmxscope.ui.viewmodel.Frames;
import dev.vmxscope.ui.viewmodel.RequestFrames;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The panel of requests over frames without a session. */
@ExtendWith(ApplicationExtension.class)
class JourneyPanelTest {
    private static final Frame END = Frames.end("part2-vmxon", Firmware.VMX_OUTSIDE_SMX);

    private final PanelRig rig = new PanelRig(Frames.start("part2-vmxon", Firmware.VMX_OUTSIDE_SMX));

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new JourneyPanel(rig.desk()), 640, 480));
        stage.show();
    }

    private static List<String> titles(FxRobot robot) {
        return robot.lookup(".journey-stop").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    /** What stands in the opened place, names and values. */
    private static String detail(FxRobot robot) {
        return robot.lookup(".journey-detail .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.joining("\n"));
    }

    /** Walks to the first place whose title contains that. */
    private static void walkTo(FxRobot robot, String title) {
        for (int steps = 0; steps < 40; steps++) {
            Labeled chosen = chosen(robot);
            if (chosen.getText().contains(title)) {
                return;
            }
            PanelRig.press(robot, "#journey-back");
        }
        throw new AssertionError("no " + title + " in " + titles(robot));
    }

    private static Labeled chosen(FxRobot robot) {
        return robot.lookup((Node node) -> node.getStyleClass().contains("journey-stop")
                        && node.getPseudoClassStates().stream()
                                .anyMatch(state -> state.getPseudoClassName().equals("chosen")))
                .query();
    }

    @Test
    void beforeTheFirstRequestItSaysWhatToDo(FxRobot robot) {
        assertThat(robot.lookup(".empty-state .label").queryLabeled().getText()).contains("Run or Step into");
        assertThat(robot.lookup("#journey-list").tryQuery()).isEmpty();
    }

    @Test
    void thePathGoesFromTheCallToTheDriverItsEffectsAndBack(FxRobot robot) {
        rig.show(robot, END);
        robot.interact(() -> robot.lookup("#journey-list")
                .queryListView()
                .getSelectionModel()
                .select(0));
        assertThat(titles(robot))
                .startsWith(
                        "CreateFile is called",
                        "Symbolic link \\??\\MyHypervisorDevice",
                        "Device \\Device\\MyHypervisorDevice",
                        "The I/O manager builds the IRP: IRP_MJ_CREATE",
                        "MyHypervisorDriver!DrvCreate+0x0 is called")
                .endsWith("CreateFile returns: success")
                .anyMatch(title -> title.startsWith("vmxon qword ptr"))
                .anyMatch(title -> title.startsWith("IoCompleteRequest: STATUS_SUCCESS"));
        assertThat(robot.lookup(".journey-border-text").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("System call: from user mode into kernel mode", "Back from kernel mode to user mode");
    }

    @Test
    void theArrowKeysWalkAndEnterGoesToThatMoment(FxRobot robot) {
        rig.show(robot, END);
        int size = titles(robot).size();
        robot.interact(() -> chosen(robot).requestFocus());
        robot.push(KeyCode.UP);
        assertThat(chosen(robot).getId()).isEqualTo("journey-stop-" + (size - 2));
        assertThat(chosen(robot).isFocused()).isTrue();
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.UP);
        assertThat(rig.submitted()).isEmpty();
        robot.push(KeyCode.SPACE);
        long returned = END.machine().windows().journeys().kept().get(1).stops().stream()
                .filter(stop -> stop.kind() == Stop.Kind.RETURNED)
                .mapToLong(Stop::step)
                .max()
                .orElseThrow();
        assertThat(rig.submitted()).containsExactly(new Command.Visit(returned));
    }

    @Test
    void whatCameLaterStaysOnThePathAfterGoingBack(FxRobot robot) {
        rig.show(robot, END);
        List<String> all = titles(robot);
        walkTo(robot, "CloseHandle is called");
        PanelRig.press(robot, "#journey-go");
        Command.Visit visit = (Command.Visit) rig.submitted().get(0);
        Machine then =
                Frames.start("part2-vmxon", Firmware.VMX_OUTSIDE_SMX).machine().run(visit.steps());
        rig.show(robot, RequestFrames.frame(then, END.symbols()));
        assertThat(titles(robot)).hasSameSizeAs(all);
        assertThat(chosen(robot).getText()).isEqualTo("CloseHandle is called");
        assertThat(chosen(robot).getAccessibleText()).contains("stands at this moment");
        assertThat(robot.lookup("#journey-stop-" + (all.size() - 1)).query().getAccessibleText())
                .contains("later than the present moment");
        assertThat(robot.lookup("#journey-go").query().isDisabled()).isTrue();
    }

    @Test
    void theFieldsOfTheIrpAreDecodedAndTheReasonIsSaid(FxRobot robot) {
        rig.show(
                robot,
                RequestFrames.after(
                        "cabinet-clang-O0",
                        new AppCall.Create(""),
                        new AppCall.DeviceControl(0x90002000, Bytes.of((byte) 'a'), 8)));
        walkTo(robot, "IoCompleteRequest");
        assertThat(detail(robot))
                .contains("CTL_CODE(0x9000, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS) (0x90002000)")
                .contains("UserMode (0x01)")
                .contains("IRP_MJ_DEVICE_CONTROL")
                .contains("0x0000000000000001 (was 0x0000000000000000)");
        assertThat(robot.lookup("#journey-sight").queryLabeled().getText())
                .contains("system buffer")
                .contains("caller");
        assertThat(robot.lookup(".debugger-text").queryTextInputControl().getText())
                .startsWith("0: kd> !irp ")
                .contains("Irp is active with 1 stacks 1 is current", "cmd  flg cl Device   File");
        walkTo(robot, "DeviceIoControl is called");
        assertThat(detail(robot)).contains("METHOD_BUFFERED");
    }

    @Test
    void aCallThatIsRefusedNeverReachesADriverAndTellsItsError(FxRobot robot) {
        rig.show(robot, RequestFrames.after("cabinet-clang-O0", new AppCall.Create("\\\\.\\Nothing")));
        assertThat(titles(robot))
                .containsExactly(
                        "CreateFile is called",
                        "Refused with STATUS_OBJECT_NAME_NOT_FOUND (0xc0000034): no IRP is sent",
                        "CreateFile fails, GetLastError gives ERROR_FILE_NOT_FOUND (2)");
        assertThat(detail(robot)).contains("ERROR_FILE_NOT_FOUND (2)").contains("0xFFFFFFFFFFFFFFFF");
    }

    @Test
    void aRequestOfTheKernelHasNoUserMode(FxRobot robot) {
        rig.show(
                robot,
                RequestFrames.after("cabinet-clang-O0", dev.vmxscope.core.windows.Action.SendRequest.of(0x1B, 0)));
        assertThat(titles(robot).get(0)).isEqualTo("PnP manager makes a request");
        assertThat(robot.lookup(".journey-border-text").queryAll()).isEmpty();
    }

    @Test
    void whoLooksAtAnOlderRequestNoLongerFollows(FxRobot robot) {
        rig.show(robot, END);
        robot.interact(() -> robot.lookup("#journey-list")
                .queryListView()
                .getSelectionModel()
                .select(0));
        assertThat(titles(robot).get(0)).isEqualTo("CreateFile is called");
        PanelRig.press(robot, "#journey-follow");
        assertThat(titles(robot).get(0)).isEqualTo("CloseHandle is called");
    }
}

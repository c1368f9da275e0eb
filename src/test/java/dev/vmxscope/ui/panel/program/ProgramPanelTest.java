package dev.vmxscope.ui.panel.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.FileCall;
import dev.vmxscope.ui.panel.PanelRig;
import dev.vmxscope.ui.viewmodel.RequestFrames;
import java.nio.charset.StandardCharsets;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The app's side over a frame without a session. */
@ExtendWith(ApplicationExtension.class)
class ProgramPanelTest {
    private static final Bytes MESSAGE = Bytes.of("VmxScope\0".getBytes(StandardCharsets.US_ASCII));

    private final PanelRig rig = new PanelRig(RequestFrames.after("cabinet-clang-O0"));

    @Start
    void start(Stage stage) {
        Action load = RequestFrames.load("cabinet-clang-O0");
        stage.setScene(new Scene(new ProgramPanel(rig.desk(), () -> load, () -> load), 640, 700));
        stage.show();
    }

    private static void type(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).queryAs(TextInputControl.class).setText(text));
    }

    private static void open(FxRobot robot, String fold) {
        PanelRig.press(robot, fold + " > .fold-line");
    }

    private static <T> void choose(FxRobot robot, String query, T value) {
        robot.interact(() -> ProgramPanelTest.<T>box(robot, query).setValue(value));
    }

    private static <T> ComboBox<T> box(FxRobot robot, String query) {
        return robot.lookup(query).queryComboBox();
    }

    private Action sent() {
        Command.Do last = (Command.Do) rig.submitted().get(rig.submitted().size() - 1);
        return ((Input.Request) last.input()).action();
    }

    @Test
    void theCommonCallsAreOnePressAway(FxRobot robot) {
        PanelRig.press(robot, "#program-create");
        assertThat(sent()).isEqualTo(new AppCall.Create(""));
        PanelRig.press(robot, "#program-write");
        assertThat(sent()).isEqualTo(new AppCall.Write(MESSAGE));
        PanelRig.press(robot, "#program-ioctl");
        assertThat(sent()).isEqualTo(new AppCall.DeviceControl(0x222000, MESSAGE, 1000));
    }

    @Test
    void theDataOfACallAreTypedAsTextOrBytes(FxRobot robot) {
        open(robot, "#app-data");
        robot.interact(() -> robot.lookup("Bytes").queryAs(ToggleButton.class).fire());
        type(robot, "#app-input", "01 02 ff");
        type(robot, "#app-room", "16");
        PanelRig.press(robot, "#program-ioctl");
        assertThat(sent())
                .isEqualTo(new AppCall.DeviceControl(0x222000, Bytes.of((byte) 1, (byte) 2, (byte) 0xFF), 16));
        PanelRig.press(robot, "#program-read");
        assertThat(sent()).isEqualTo(new AppCall.Read(16));
    }

    @Test
    void whatCannotBeSentIsSaidAndCannotBePressed(FxRobot robot) {
        open(robot, "#app-data");
        type(robot, "#app-room", "lots");
        assertThat(robot.lookup("#app-problem").queryLabeled().getText()).contains("from 0 to 65536");
        assertThat(robot.lookup("#program-write").query().isDisabled()).isTrue();
        type(robot, "#app-room", "8");
        assertThat(robot.lookup("#app-problem").query().isVisible()).isFalse();
        type(robot, "#app-code .text-field", "12345678h9");
        assertThat(robot.lookup("#program-ioctl").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#program-write").query().isDisabled()).isFalse();
    }

    /** IOCTL_DISK_GET_DRIVE_GEOMETRY of ntdddisk.h: CTL_CODE(IOCTL_DISK_BASE, 0, METHOD_BUFFERED, FILE_ANY_ACCESS). */
    @Test
    void aCodeIsTakenApart(FxRobot robot) {
        open(robot, "#app-ioctl");
        type(robot, "#app-code .text-field", "70000h");
        assertThat(robot.lookup("#ioctl-macro").queryLabeled().getText())
                .isEqualTo("CTL_CODE(FILE_DEVICE_DISK, 0x0, METHOD_BUFFERED, FILE_ANY_ACCESS)");
        assertThat(robot.lookup("#ioctl-note").queryLabeled().getText()).contains("Microsoft keeps");
    }

    /** 0x22 in bits 31:16, FILE_READ_ACCESS in 15:14, 801H in 13:2, METHOD_NEITHER in 1:0. */
    @Test
    void aCodeIsPutTogether(FxRobot robot) {
        open(robot, "#app-ioctl");
        choose(robot, "#ioctl-method", 3);
        choose(robot, "#ioctl-access", 1);
        type(robot, "#ioctl-function .text-field", "801");
        assertThat(robot.lookup("#app-code .text-field")
                        .queryAs(TextInputControl.class)
                        .getText())
                .isEqualTo("0x00226007");
        PanelRig.press(robot, "#program-ioctl");
        assertThat(sent()).isEqualTo(new AppCall.DeviceControl(0x226007, MESSAGE, 1000));
        type(robot, "#ioctl-device-number .text-field", "8001");
        assertThat(robot.lookup("#ioctl-macro").queryLabeled().getText()).startsWith("CTL_CODE(0x8001, 0x801, ");
    }

    @Test
    void anyOfThe28RequestsCanBeSentAndItIsSaidWhoSendsIt(FxRobot robot) {
        open(robot, "#app-requests");
        assertThat(box(robot, "#request-major").getItems()).hasSize(28);
        choose(robot, "#request-major", 9);
        assertThat(robot.lookup("#request-who").queryLabeled().getText()).contains("FlushFileBuffers");
        PanelRig.press(robot, "#request-send");
        assertThat(sent()).isEqualTo(AppCall.Invoke.of(FileCall.FLUSH));
        choose(robot, "#request-major", 0x1B);
        assertThat(robot.lookup("#request-who").queryLabeled().getText())
                .contains("No program can send it")
                .contains("PnP manager");
        PanelRig.press(robot, "#request-send");
        assertThat(sent()).isEqualTo(Action.SendRequest.of(0x1B, 0));
    }
}

package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.windows.LoadPolicy;
import dev.vmxscope.core.windows.service.ServiceState;
import dev.vmxscope.ui.panel.PanelCatalog;
import dev.vmxscope.ui.viewmodel.NamespaceState;
import dev.vmxscope.ui.viewmodel.SystemState;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A driver's service from its creation to its end, by the panel's buttons; and what Windows demands, by its switches. */
class SystemJourneyTest extends Journey {
    @Start
    void start(Stage stage) {
        begin(stage);
    }

    private void prepare(FxRobot robot) {
        robot.interact(() -> {
            desktop.window().dock().show(PanelCatalog.SYSTEM);
            desktop.window().dock().toggleMaximised(PanelCatalog.SYSTEM);
            desktop.workbench()
                    .desk()
                    .input(new Input.Replace(desktop.workbench().setup().withAgenda(List.of())));
        });
        quiet();
    }

    private SystemState state() {
        return SystemState.of(desktop.workbench().desk().views().getValue());
    }

    private void press(FxRobot robot, String button) {
        click(robot, button);
        robot.interact(() -> desktop.workbench().perform(WindowCommand.RUN));
        quiet();
    }

    private String answer(FxRobot robot) {
        return robot.lookup("#service-answer").queryAs(Label.class).getText();
    }

    @Test
    void theFourButtonsAreTheFourCallsAndAreTakenBack(FxRobot robot) {
        prepare(robot);
        press(robot, "#service-start");
        assertThat(answer(robot)).contains("ERROR_SERVICE_DOES_NOT_EXIST (1060)");
        press(robot, "#service-create");
        press(robot, "#service-start");
        assertThat(answer(robot)).endsWith("succeeded.");
        assertThat(state().services().get(0).state()).isEqualTo(ServiceState.RUNNING);

        click(robot, "#system-objects");
        TableView<NamespaceState.Row> objects = robot.lookup("#objects").queryTableView();
        assertThat(objects.getItems()).extracting(NamespaceState.Row::path).contains("\\Device\\MyHypervisorDevice");
        robot.interact(() -> {
            objects.requestFocus();
            objects.getSelectionModel().select(objects.getItems().size() - 1);
        });
        key(robot, KeyCode.ENTER);
        assertThat(objects.getSelectionModel().getSelectedItem().path()).isEqualTo("\\Device\\MyHypervisorDevice");

        click(robot, "#system-services");
        press(robot, "#service-stop");
        assertThat(state().services().get(0).state()).isEqualTo(ServiceState.STOPPED);
        press(robot, "#service-delete");
        assertThat(state().services()).isEmpty();
        key(robot, KeyCode.CONTROL, KeyCode.Z);
        key(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(state().services()).hasSize(1);
    }

    @Test
    void aSwitchStartsWindowsAgainAndIsTakenBack(FxRobot robot) {
        prepare(robot);
        click(robot, "Enforced");
        assertThat(state().policy().signing()).isEqualTo(LoadPolicy.Signing.ENFORCE);
        press(robot, "#service-create");
        press(robot, "#service-start");
        assertThat(answer(robot)).contains("577 (ERROR_INVALID_IMAGE_HASH)");

        click(robot, "#memory-integrity");
        CheckBox memoryIntegrity = robot.lookup("#memory-integrity").query();
        assertThat(memoryIntegrity.isSelected()).isTrue();
        assertThat(state().policy().memoryIntegrity()).isTrue();
        key(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(memoryIntegrity.isSelected()).isFalse();
        assertThat(state().policy().memoryIntegrity()).isFalse();
    }
}

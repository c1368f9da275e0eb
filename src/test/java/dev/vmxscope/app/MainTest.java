package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window opens without a display. */
@ExtendWith(ApplicationExtension.class)
class MainTest {
    @Start
    void start(Stage stage) {
        new Main(new MemorySettings()).start(stage);
    }

    @Test
    void theWindowIsShownWithItsTitle(FxRobot robot) {
        assertThat(robot.listWindows()).singleElement().isInstanceOfSatisfying(Stage.class, stage -> {
            assertThat(stage.isShowing()).isTrue();
            assertThat(stage.getTitle()).isEqualTo("VmxScope");
        });
    }
}

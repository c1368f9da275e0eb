package dev.vmxscope.app;

import dev.vmxscope.core.text.Language;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The panels in Chinese. */
class ChinesePanelsPictureTest extends PanelPictures {
    @Start
    void start(Stage stage) {
        begin(stage);
    }

    @ParameterizedTest
    @CsvSource({
        "FAULT, LIGHT, 100 200 300",
        "FAULT, DARK, 100 200 300",
        "FAULT, HIGH_CONTRAST_LIGHT, 100 200 300",
        "FAULT, HIGH_CONTRAST_DARK, 100 200 300",
        "BEGIN, DARK, 75 150 275",
        "STORY, LIGHT, 175 300"
    })
    void nothingIsCutHiddenOverlappingOrPale(Moment moment, Theme theme, String scales, FxRobot robot)
            throws Exception {
        nothingIsWrongAt(moment, theme, Language.CHINESE, scales, robot);
    }
}

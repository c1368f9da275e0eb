package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The type for Chinese. */
@ExtendWith(ApplicationExtension.class)
class ChineseTypeTest {
    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
        new Appearance(Theme.LIGHT, 100).install();
        stage.show();
    }

    private static String css(String address) {
        byte[] data = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        return new String(data, StandardCharsets.UTF_8);
    }

    @Test
    void theBestFamilyIsTakenThatIsThere() {
        List<String> families = List.of("Inter", "SimSun", "Noto Sans CJK SC", "Noto Sans Mono CJK SC");
        assertThat(ChineseType.among(families)).contains(new ChineseType("Noto Sans CJK SC", "Noto Sans Mono CJK SC"));
    }

    @Test
    void withoutAFamilyOfOneWidthTheLatinOneStays() {
        assertThat(ChineseType.among(List.of("Microsoft YaHei", "JetBrains Mono")))
                .contains(new ChineseType("Microsoft YaHei", "JetBrains Mono"));
    }

    @Test
    void noKnownFamilyIsNoType() {
        assertThat(ChineseType.among(List.of("Inter", "DejaVu Sans", "Noto Sans CJK")))
                .isEmpty();
    }

    @Test
    void theSheetNamesTheFamilies() {
        ChineseType type = new ChineseType("First Family", "Second Family");
        assertThat(css(type.sheet()))
                .contains("\"First Family\"", "\"Second Family\"")
                .doesNotContain("Chinese Sans\"");
        assertThat(css(type.titleSheet())).contains("#language-zh-CN", "\"First Family\"");
    }

    /** On a machine without any, the program must say so; the machines that test it have one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void differentCharactersLookDifferentAndSoAreNotBoxes(boolean mono, FxRobot robot) {
        Optional<ChineseType> type = ChineseType.among(Font.getFamilies());
        assertThat(type)
                .as("a font with Chinese characters, Debian: fonts-noto-cjk")
                .isPresent();
        String family = mono ? type.get().mono() : type.get().sans();
        assertThat(drawn(robot, family, "\u64cd")).isNotEqualTo(drawn(robot, family, "\u4f5c"));
    }

    private static byte[] drawn(FxRobot robot, String family, String character) {
        byte[] pixels = new byte[40 * 40 * 4];
        robot.interact(() -> {
            Text text = new Text(character);
            text.setFont(Font.font(family, 24));
            WritableImage image = new Scene(new StackPane(text), 40, 40).snapshot(null);
            image.getPixelReader().getPixels(0, 0, 40, 40, PixelFormat.getByteBgraInstance(), pixels, 0, 160);
        });
        return pixels;
    }
}

package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.ui.export.Picture;
import dev.vmxscope.ui.export.Png;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every panel as a drawing and as points; both also go below target/screenshots, to be compared by eye. */
@ExtendWith(ApplicationExtension.class)
class PanelExportTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private Desktop desktop;

    @Start
    void start(Stage stage) {
        Appearance appearance = new Appearance(Theme.LIGHT, 100);
        appearance.install();
        desktop = new Desktop(stage, new Settings(new MemorySettings()), appearance);
        desktop.show();
    }

    @Test
    void everyPanelsDrawingIsWellFormedAndHoldsEveryTextOfIt(FxRobot robot) throws Exception {
        robot.interact(() -> {
            desktop.workbench().desk().input(new Input.SwitchFirmware(Firmware.OFF));
            desktop.workbench().perform(WindowCommand.RUN);
        });
        desktop.workbench().awaitQuiet();
        List<String> panels = List.copyOf(desktop.window().dock().arrangement().shown());
        assertThat(panels).hasSizeGreaterThan(9);
        for (String panel : panels) {
            robot.interact(() -> desktop.window().dock().select(panel));
            desktop.workbench().awaitQuiet();
            String[] svg = new String[1];
            List<String> texts = new ArrayList<>();
            WritableImage[] points = new WritableImage[1];
            robot.interact(() -> {
                Node node = desktop.window().dock().seen(panel).orElseThrow();
                svg[0] = Picture.svg(node, panel);
                points[0] = Picture.points(node);
                collect(node, node, texts);
            });
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("panel-" + panel + ".svg"), svg[0]);
            Files.write(FOLDER.resolve("panel-" + panel + ".png"), Png.of(points[0]));
            assertThat(texts).as(panel).isNotEmpty();
            String drawn = words(parse(svg[0]));
            for (String text : texts) {
                assertThat(drawn).as(panel).contains(text.replaceAll("\\s+", ""));
            }
        }
    }

    /** The texts that can be seen, but for pictures out of a font. */
    private static void collect(Node node, Node panel, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text) {
            Bounds place = text.localToScene(text.getLayoutBounds());
            boolean icon = text.getText().codePoints().allMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
            if (!icon && !text.getText().isBlank() && place.intersects(panel.localToScene(panel.getLayoutBounds()))) {
                texts.add(text.getText());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, panel, texts));
        }
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /** All texts in their order without blanks: lines of one text stand one after the other. */
    private static String words(Document svg) {
        StringBuilder words = new StringBuilder();
        NodeList texts = svg.getElementsByTagName("text");
        for (int at = 0; at < texts.getLength(); at++) {
            words.append(texts.item(at).getTextContent().replaceAll("\\s+", ""));
        }
        return words.toString();
    }

    @Test
    void thePictureOfPointsIsTwiceAsLargeAndCanBeReadAgain(FxRobot robot) {
        byte[][] file = new byte[1][];
        double[] size = new double[2];
        robot.interact(() -> {
            Node node = desktop.window().dock().seen("code").orElseThrow();
            size[0] = Math.ceil(node.getLayoutBounds().getWidth() * 2);
            size[1] = Math.ceil(node.getLayoutBounds().getHeight() * 2);
            file[0] = Png.of(Picture.points(node));
        });
        assertThat(new String(file[0], 12, 4, StandardCharsets.US_ASCII)).isEqualTo("IHDR");
        Image read = new Image(new ByteArrayInputStream(file[0]));
        assertThat(read.isError()).isFalse();
        assertThat(read.getWidth()).isEqualTo(size[0]);
        assertThat(read.getHeight()).isEqualTo(size[1]);
    }
}

package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.LoadPolicy;
import dev.vmxscope.ui.LayoutCheck;
import dev.vmxscope.ui.LayoutCheck.Fault;
import dev.vmxscope.ui.dock.DockBody;
import dev.vmxscope.ui.panel.PanelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The panel of services and objects while a driver waits to be unloaded, and after one was refused. */
class SystemPictureTest extends Journey {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 620;

    @Start
    void start(Stage stage) {
        begin(stage);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, ENGLISH, 100 200", "DARK, CHINESE, 75 100 300", "HIGH_CONTRAST_DARK, ENGLISH, 150"})
    void bothPagesAreWhole(Theme theme, Language language, String scales, FxRobot robot) {
        Appearance appearance = desktop.window().appearance();
        robot.interact(() -> {
            appearance.themeProperty().set(theme);
            desktop.window().languageProperty().set(language);
            desktop.workbench().openSample("part2");
            desktop.workbench()
                    .desk()
                    .input(new Input.Replace(desktop.workbench().setup().withAgenda(List.of())));
        });
        quiet();
        Action.LoadDriver load = (Action.LoadDriver) desktop.workbench().startDriver();
        for (Action action : List.of(
                load,
                new AppCall.Create(""),
                new Action.StopService(load.service()),
                new Action.CreateService("Another", load.image()))) {
            robot.interact(() -> desktop.workbench().desk().input(new Input.Request(action)));
        }
        runAll(robot);
        List<String> faults = new ArrayList<>(take(robot, "pending", scales));
        robot.interact(() -> desktop.workbench()
                .demand(policy -> policy.withSigning(LoadPolicy.Signing.TEST).withSecureBoot(true)));
        quiet();
        robot.interact(() -> desktop.workbench().desk().input(new Input.Request(load)));
        runAll(robot);
        faults.addAll(take(robot, "refused", scales));
        assertThat(faults).isEmpty();
    }

    private void runAll(FxRobot robot) {
        quiet();
        robot.interact(() -> desktop.workbench().perform(WindowCommand.RUN));
        quiet();
    }

    private List<String> take(FxRobot robot, String moment, String scales) {
        List<String> faults = new ArrayList<>();
        Appearance appearance = desktop.window().appearance();
        Node[] content = new Node[1];
        Scene[] scene = new Scene[1];
        robot.interact(() -> {
            content[0] = desktop.window().panels().stream()
                    .filter(panel -> panel.id().equals(PanelCatalog.SYSTEM))
                    .findFirst()
                    .orElseThrow()
                    .content()
                    .get();
            DockBody body = new DockBody();
            body.show(content[0]);
            scene[0] = new Scene(new StackPane(body), WIDTH, HEIGHT);
            appearance.dress(scene[0]);
        });
        for (String scale : scales.split(" ")) {
            for (String page : List.of("services", "objects")) {
                robot.interact(() -> {
                    appearance.scaleProperty().set(Integer.parseInt(scale));
                    ((ToggleButton) content[0].lookup("#system-" + page)).fire();
                    scene[0].snapshot(null);
                });
                robot.interact(() -> {
                    WritableImage image = scene[0].snapshot(null);
                    String name = String.join(
                            "-", moment, page, appearance.themeProperty().get().name(), scale);
                    double contrast =
                            appearance.themeProperty().get().highContrast() ? LayoutCheck.HIGH : LayoutCheck.NORMAL;
                    for (Fault fault : LayoutCheck.of(scene[0], contrast)) {
                        faults.add(name + ": " + fault.kind() + " " + fault.path() + " \"" + fault.text() + "\" "
                                + fault.detail());
                    }
                    write(image, "system/" + name.toLowerCase(Locale.ROOT));
                });
            }
        }
        return faults;
    }

    private static void write(WritableImage image, String name) {
        try {
            Snapshots.write(image, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.EmptyState;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Where nothing is yet, a sentence says what to do. */
class EmptyStateTest extends Journey {
    @Start
    void start(Stage stage) {
        begin(stage);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void beforeAnythingRunsEachEmptyPanelNamesTheCommandThatFillsIt(Language language, FxRobot robot) {
        robot.interact(() -> desktop.window().languageProperty().set(language));
        quiet();
        String stepInto = Texts.window(language).get(WindowCommand.STEP_INTO.textKey());
        String step = stepInto.substring(0, language == Language.ENGLISH ? 4 : 2);
        for (String id : List.of("code", "dbgview", "dispatch", "timeline")) {
            robot.interact(() -> desktop.window().dock().show(id));
            quiet();
            Node content = desktop.window().dock().seen(id).orElseThrow();
            List<Node> empty = SceneWalk.visible(content).stream()
                    .filter(EmptyState.class::isInstance)
                    .toList();
            assertThat(empty).as(id).hasSize(1);
            String said = SceneWalk.visible(empty.get(0)).stream()
                    .filter(Labeled.class::isInstance)
                    .map(node -> ((Labeled) node).getText())
                    .collect(Collectors.joining(" "));
            assertThat(said).as(id).contains(step);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theAppPanelSaysHowToGiveWindowsSomethingToDo(Language language, FxRobot robot) {
        robot.interact(() -> {
            desktop.window().languageProperty().set(language);
            desktop.workbench().perform(WindowCommand.RUN);
            desktop.window().dock().show("app");
        });
        quiet();
        Texts texts = Texts.window(language);
        assertThat(text(robot.lookup("#program-last").queryParent().getParent()))
                .contains(texts.get("program.console"));
        assertThat(robot.lookup(".program-console").queryTextInputControl().getPromptText())
                .isEqualTo(texts.get("program.console.empty"));
    }
}

package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.CpuidLayouts;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.control.Glyph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Whatever is shown says what it is when one points at it, and to a screen reader. */
class TooltipTest extends Journey {
    private static final int MAJOR_FUNCTIONS = 28;
    /** RAX to R15, RIP, RFLAGS, flags, CPL, CR0, CR2, CR3, CR4, CR8, EFER and eight segments; XMM0 to XMM15 and MXCSR. */
    private static final int REGISTERS = 16 + 10 + 8;

    private static final int VECTORS = 16 + 1;

    @Start
    void start(Stage stage) {
        begin(stage);
    }

    /** A panel alone in a scene so high that every row of it is made. */
    private List<Node> panel(FxRobot robot, String id) {
        List<Node> nodes = new ArrayList<>();
        robot.interact(() -> {
            Parent content = (Parent) desktop.window().panels().stream()
                    .filter(panel -> panel.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .content()
                    .get();
            Scene scene = new Scene(new StackPane(content), 1200, 4000);
            desktop.window().appearance().dress(scene);
            scene.snapshot(null);
            scene.snapshot(null);
            nodes.addAll(SceneWalk.visible(content));
        });
        return nodes;
    }

    private static List<Node> styled(List<Node> nodes, String style) {
        return nodes.stream()
                .filter(node -> node.getStyleClass().contains(style))
                .toList();
    }

    /** Every node has a tooltip and a name, and no two the same. */
    private static void checkAll(List<? extends Node> nodes, int count) {
        assertThat(nodes).hasSize(count);
        for (Node node : nodes) {
            assertThat(SceneWalk.tip(node)).as(SceneWalk.describe(node)).isNotBlank();
            assertThat(SceneWalk.name(node)).as(SceneWalk.describe(node)).isNotBlank();
        }
        assertThat(nodes.stream().map(SceneWalk::tip)).doesNotHaveDuplicates();
    }

    private static List<Node> rows(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node instanceof TableRow<?> row && !row.isEmpty())
                .toList();
    }

    private void speak(FxRobot robot, Language language) {
        robot.interact(() -> desktop.window().languageProperty().set(language));
        robot.interact(() -> desktop.workbench().perform(WindowCommand.STEP_INTO));
        quiet();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyBitIsExplained(Language language, FxRobot robot) {
        speak(robot, language);
        checkAll(
                styled(panel(robot, "cr4"), "bit-cell"),
                Cr4.LAYOUT.fields().size() + Cr0.LAYOUT.fields().size());
        checkAll(
                styled(panel(robot, "feature-control"), "bit-cell"),
                FeatureControl.LAYOUT.fields().size());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySlotIsExplained(Language language, FxRobot robot) {
        speak(robot, language);
        checkAll(rows(panel(robot, "dispatch")), MAJOR_FUNCTIONS);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRegisterIsExplained(Language language, FxRobot robot) {
        speak(robot, language);
        checkAll(rows(panel(robot, "registers")), REGISTERS);
        robot.interact(() -> desktop.window().dock().show("registers"));
        quiet();
        robot.interact(() -> robot.lookup("XMM").queryAs(ToggleButton.class).fire());
        List<Node> vectors =
                rows(SceneWalk.visible(robot.lookup("#vectors-table").query()));
        checkAll(vectors, Math.min(VECTORS, vectors.size()));
        assertThat(vectors).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyAnswerOfCpuidIsExplained(Language language, FxRobot robot) {
        speak(robot, language);
        List<Node> nodes = panel(robot, "cpuid");
        ListView<?> leaves = (ListView<?>) styled(nodes, "cpuid-leaves").get(0);
        checkAll(
                nodes.stream()
                        .filter(node -> node instanceof IndexedCell<?> cell && !cell.isEmpty())
                        .toList(),
                leaves.getItems().size());
        int bits = 0;
        int plain = 0;
        for (Object leaf : List.copyOf(leaves.getItems())) {
            List<Node> shown = new ArrayList<>();
            robot.interact(() -> {
                select(leaves, leaf);
                leaves.getScene().snapshot(null);
                shown.addAll(SceneWalk.visible(leaves.getParent()));
            });
            List<Node> cells = styled(shown, "bit-cell");
            bits += cells.size();
            plain += styled(shown, "cpuid-plain").size();
            assertThat(cells).allSatisfy(cell -> assertThat(SceneWalk.tip(cell)).isNotBlank());
            assertThat(cells)
                    .allSatisfy(cell -> assertThat(SceneWalk.name(cell)).isNotBlank());
            checkAll(styled(shown, "cpuid-plain"), styled(shown, "cpuid-plain").size());
        }
        List<CpuidLeaf> known =
                leaves.getItems().stream().map(CpuidLeaf.class::cast).toList();
        List<RegisterLayout> layouts = CpuidLayouts.all().stream()
                .filter(entry -> known.contains(entry.leaf()))
                .map(CpuidLayouts.Entry::layout)
                .toList();
        assertThat(bits)
                .isEqualTo(layouts.stream()
                        .mapToInt(layout -> layout.fields().size())
                        .sum());
        assertThat(plain).isEqualTo(4 * known.size() - layouts.size());
    }

    private static <T> void select(ListView<T> list, Object item) {
        list.getSelectionModel().clearAndSelect(list.getItems().indexOf(item));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPictureButtonTabAndChoiceIsExplained(Language language, FxRobot robot) {
        speak(robot, language);
        int pictures = 0;
        int choices = 0;
        Set<String> tabs = new HashSet<>();
        List<String> ids =
                desktop.window().panels().stream().map(panel -> panel.id()).toList();
        for (String id : ids) {
            robot.interact(() -> desktop.window().dock().show(id));
            quiet();
            for (Node node :
                    SceneWalk.visible(desktop.window().stage().getScene().getRoot())) {
                boolean tab = node.getStyleClass().contains("dock-tab");
                boolean choice = node.getParent() != null
                        && node.getParent().getStyleClass().contains("segmented");
                boolean picture = node instanceof ButtonBase button
                        && !node.getStyleClass().contains("arrow-button")
                        && button.getGraphic() instanceof Glyph
                        && (isBlank(button) || button.getContentDisplay().name().equals("GRAPHIC_ONLY"));
                if (tab || choice || picture) {
                    assertThat(SceneWalk.tip(node)).as(SceneWalk.describe(node)).isNotBlank();
                    assertThat(SceneWalk.name(node))
                            .as(SceneWalk.describe(node))
                            .isNotBlank();
                    pictures += picture ? 1 : 0;
                    choices += choice ? 1 : 0;
                }
                if (tab) {
                    tabs.add(SceneWalk.tip(node));
                }
            }
        }
        assertThat(tabs).hasSize(ids.size());
        assertThat(pictures).isGreaterThan(40);
        assertThat(choices).isGreaterThan(20);
    }

    private static boolean isBlank(Labeled labeled) {
        return labeled.getText() == null || labeled.getText().isBlank();
    }
}

package dev.vmxscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.viewmodel.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A register bit by bit. */
@ExtendWith(ApplicationExtension.class)
class BitStripTest {
    /** IA32_VMX_CR4_FIXED0 as most processors have it; FIXED1 here without bits 31 to 23. */
    private static final FixedBits FIXED = new FixedBits(0x2000, 0x7fffff);

    private final List<BitField> toggled = new ArrayList<>();
    private BitStrip strip;

    @Start
    void start(Stage stage) {
        strip = new BitStrip(Texts.window(Language.ENGLISH));
        strip.setOnToggle(toggled::add);
        strip.show(BitView.of(Cr4.LAYOUT, 0x6f8));
        stage.setScene(new Scene(strip, 900, 500));
        stage.show();
    }

    private static List<String> shapes(FxRobot robot, int low) {
        return robot
                .from(robot.lookup("#bit-" + low).queryParent())
                .lookup(".bit-shape")
                .queryAllAs(Labeled.class)
                .stream()
                .map(Labeled::getText)
                .toList();
    }

    private static boolean marked(FxRobot robot, int low, String mark) {
        Node cell = robot.lookup("#bit-" + low).query();
        return cell.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals(mark));
    }

    @Test
    void aChangedBitShowsItsOldAndItsNewValue(FxRobot robot) {
        robot.interact(() -> strip.show(BitView.of(Cr4.LAYOUT, 0x26f8).withBefore(0x6f8)));
        assertThat(shapes(robot, 13)).containsExactly("0", "1");
        assertThat(marked(robot, 13, "changed")).isTrue();
        assertThat(shapes(robot, 12)).containsExactly("0");
        assertThat(marked(robot, 12, "changed")).isFalse();
        assertThat(strip.describe(Cr4.VMXE))
                .isEqualTo("VMXE · bit 13 · mask 0x2000 · value 1 · read and write · was 0x0");
    }

    @Test
    void aRequiredBitThatIsZeroIsMarkedAsNotMetInWords(FxRobot robot) {
        robot.interact(() -> strip.show(BitView.of(Cr4.LAYOUT, 0x6f8).withFixed(FIXED)));
        assertThat(marked(robot, 13, "unmet")).isTrue();
        Labeled rule = robot.from(robot.lookup("#bit-13").queryParent())
                .lookup(".bit-rule")
                .queryAs(Labeled.class);
        assertThat(rule.getText()).isEqualTo("1!");
        assertThat(strip.describe(Cr4.VMXE)).contains("NOT MET: VMX operation requires 1");
        assertThat(FIXED.rule(Cr4.CET)).isEqualTo(FixedBits.Rule.FORBIDDEN);
        assertThat(FIXED.rule(Cr4.PAE)).isEqualTo(FixedBits.Rule.FREE);
    }

    @Test
    void aBitThatAnInstructionNeedsIsMarkedByABadgeAndInWords(FxRobot robot) {
        Wanted wanted = new Wanted(Cr4.VMXE.mask(), Cr4.VMXE.mask(), "VMXON");
        robot.interact(() -> strip.show(BitView.of(Cr4.LAYOUT, 0x6f8).withWanted(Optional.of(wanted))));
        assertThat(marked(robot, 13, "wanted")).isTrue();
        assertThat(marked(robot, 13, "changed")).isFalse();
        assertThat(marked(robot, 12, "wanted")).isFalse();
        Node cell = robot.lookup("#bit-13").query();
        assertThat(cell.getAccessibleText()).contains("VMXON needs this bit to be 1");
        assertThat(cell.lookup(".bit-wanted").isVisible()).isTrue();
        assertThat(robot.lookup(".bits-wanted").queryLabeled().getText()).isEqualTo("VMXON needs VMXE = 1");
        robot.interact(() -> strip.show(BitView.of(Cr4.LAYOUT, 0x26f8)));
        assertThat(marked(robot, 13, "wanted")).isFalse();
        assertThat(robot.lookup(".bits-wanted").query().isVisible()).isFalse();
    }

    @Test
    void whoSetABitIsToldWhereItIsPointedAt(FxRobot robot) {
        robot.interact(() -> strip.setOrigin(field -> "Set by " + field.name()));
        robot.clickOn("#bit-13");
        assertThat(robot.lookup(".bits-detail").queryLabeled().getText()).endsWith("Set by VMXE");
    }

    @Test
    void aClickAsksToToggleOnlyWhenEditable(FxRobot robot) {
        robot.clickOn("#bit-13");
        assertThat(toggled).isEmpty();
        robot.interact(() -> strip.setEditable(true));
        robot.clickOn("#bit-13");
        assertThat(toggled).containsExactly(Cr4.VMXE);
        assertThat(shapes(robot, 13)).containsExactly("0");
    }

    @Test
    void aReservedFieldCannotBeToggled(FxRobot robot) {
        robot.interact(() -> strip.setEditable(true));
        robot.clickOn("#bit-15");
        assertThat(toggled).isEmpty();
    }

    @Test
    void theKeyboardWalksFromBitToBitAndToggles(FxRobot robot) {
        robot.interact(() -> {
            strip.setEditable(true);
            strip.lookup("#bit-14").requestFocus();
        });
        robot.clickOn("#bit-14").type(KeyCode.RIGHT).type(KeyCode.SPACE);
        assertThat(toggled).containsExactly(Cr4.SMXE, Cr4.VMXE);
        assertThat(robot.lookup(".bits-detail").queryAs(Labeled.class).getText())
                .startsWith("SMXE");
    }

    @Test
    void aLockedRegisterSaysSo(FxRobot robot) {
        robot.interact(() -> strip.show(BitView.of(FeatureControl.LAYOUT, 1).withLocked(true)));
        assertThat(robot.lookup(".bits-locked").query().isVisible()).isTrue();
        assertThat(robot.from(robot.lookup("#bit-2").queryParent())
                        .lookup(".bit-lock")
                        .query()
                        .isVisible())
                .isTrue();
    }

    @Test
    void theCellsWrapIntoMoreRowsWhenThereIsLessRoom(FxRobot robot) {
        double wide = strip.prefHeight(1400);
        assertThat(strip.prefHeight(400)).isGreaterThan(wide * 1.5);
    }
}

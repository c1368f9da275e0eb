package dev.vmxscope.ui.dock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/** Panels in their places, as a value. */
class DockLayoutTest {
    private static final WindowBounds SOMEWHERE = new WindowBounds(10, 20, 300, 200);

    /** Left a; right b above the tabs c and d. */
    private static DockLayout sample() {
        DockTree right = new DockTree.Split(
                Orientation.VERTICAL,
                List.of(DockTree.Tabs.of("b"), new DockTree.Tabs(List.of("c", "d"), "c")),
                List.of(0.5, 0.5));
        return DockLayout.of(
                new DockTree.Split(Orientation.HORIZONTAL, List.of(DockTree.Tabs.of("a"), right), List.of(0.3, 0.7)));
    }

    private static DockTree.Tabs group(DockLayout layout, String id) {
        assertThat(layout.root()).isNotNull();
        return layout.root().group(id).orElseThrow();
    }

    @Test
    void movingIntoAGroupAddsASelectedTab() {
        DockLayout moved = sample().move("a", "d", DockSide.CENTER);
        assertThat(group(moved, "a")).isEqualTo(new DockTree.Tabs(List.of("c", "d", "a"), "a"));
        assertThat(moved.root())
                .isEqualTo(new DockTree.Split(
                        Orientation.VERTICAL,
                        List.of(DockTree.Tabs.of("b"), new DockTree.Tabs(List.of("c", "d", "a"), "a")),
                        List.of(0.5, 0.5)));
    }

    @Test
    void movingBesideAPanelHalvesItsPlace() {
        DockLayout moved = sample().move("d", "a", DockSide.LEFT);
        assertThat(moved.root()).isInstanceOfSatisfying(DockTree.Split.class, split -> {
            assertThat(split.panels()).containsExactly("d", "a", "b", "c");
            assertThat(split.weights()).containsExactly(0.15, 0.15, 0.7);
        });
    }

    @Test
    void aPanelDroppedOnASideOfItsOwnGroupSplitsTheGroup() {
        DockLayout moved = sample().move("d", "c", DockSide.RIGHT);
        assertThat(group(moved, "c").ids()).containsExactly("c");
        assertThat(moved.docked()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aLonePanelDroppedOnItselfStaysWhereItIs() {
        assertThat(sample().move("a", "a", DockSide.LEFT)).isEqualTo(sample());
    }

    @Test
    void closingTheLastPanelOfASplitLetsItsNeighbourHaveTheSpace() {
        DockLayout rest = sample().close("a");
        assertThat(rest.root())
                .isInstanceOfSatisfying(
                        DockTree.Split.class,
                        split -> assertThat(split.orientation()).isEqualTo(Orientation.VERTICAL));
    }

    @Test
    void closingEverythingLeavesNoRoot() {
        assertThat(sample().close("a").close("b").close("c").close("d").root()).isNull();
    }

    @Test
    void aHiddenPanelComesBackToItsFormerMate() {
        DockLayout back = sample().close("d").dock("d", sample());
        assertThat(group(back, "d")).isEqualTo(new DockTree.Tabs(List.of("c", "d"), "d"));
    }

    @Test
    void aHiddenPanelComesBackToTheSideItHadOfItsNeighbour() {
        DockLayout back = sample().close("b").dock("b", sample());
        assertThat(back.docked()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aFloatingPanelIsShownButNotDockedAndCanBeDockedAgain() {
        DockLayout floating = sample().detach("d", SOMEWHERE);
        assertThat(floating.docked()).containsExactly("a", "b", "c");
        assertThat(floating.shown()).containsExactly("a", "b", "c", "d");
        assertThat(floating.dock("d", sample()).select("c")).isEqualTo(sample());
    }

    @Test
    void maximisingKeepsTheTreeAndSelectingAnotherEndsIt() {
        DockLayout maximised = sample().maximise("d");
        assertThat(maximised.maximised()).isEqualTo("d");
        assertThat(maximised.docked()).isEqualTo(sample().docked());
        assertThat(maximised.select("a").maximised()).isNull();
        assertThat(maximised.close("d").maximised()).isNull();
    }

    @Test
    void theKeyboardMovesAPanelOutOfItsGroupThenIntoTheNextThenToTheEdge() {
        DockLayout out = sample().nudge("d", DockSide.LEFT);
        assertThat(group(out, "d").ids()).containsExactly("d");
        DockLayout in = out.nudge("d", DockSide.LEFT);
        assertThat(group(in, "d").ids()).containsExactly("a", "d");
        DockLayout split = in.nudge("d", DockSide.LEFT);
        assertThat(split.docked()).startsWith("d", "a");
        DockLayout edge = split.nudge("d", DockSide.TOP);
        assertThat(edge.root()).isInstanceOfSatisfying(DockTree.Split.class, top -> {
            assertThat(top.orientation()).isEqualTo(Orientation.VERTICAL);
            assertThat(top.children().get(0)).isEqualTo(DockTree.Tabs.of("d"));
        });
    }

    @Test
    void aPanelCannotBeInTwoPlaces() {
        assertThatThrownBy(() -> new DockLayout(sample().root(), List.of(new Floating("a", SOMEWHERE)), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSequenceOfOperationsLosesOrDoublesAPanel() {
        Random random = new Random(5);
        List<String> ids = List.of("a", "b", "c", "d");
        DockLayout layout = sample();
        for (int i = 0; i < 5000; i++) {
            String id = ids.get(random.nextInt(4));
            String other = ids.get(random.nextInt(4));
            DockSide side = DockSide.values()[random.nextInt(5)];
            layout = switch (random.nextInt(5)) {
                case 0 -> layout.move(id, other, side);
                case 1 -> layout.moveToEdge(id, side);
                case 2 -> layout.nudge(id, side == DockSide.CENTER ? DockSide.LEFT : side);
                case 3 -> layout.detach(id, SOMEWHERE).dock(id, sample());
                default -> layout.maximise(id);
            };
            assertThat(layout.docked()).containsExactlyInAnyOrder("a", "b", "c", "d");
            assertThat(DockLayoutText.read(DockLayoutText.write(layout), Set.copyOf(ids), sample()))
                    .isEqualTo(layout);
        }
    }

    @Test
    void writtenAndReadAgainALayoutIsTheSame() {
        DockLayout layout = sample().detach("b", SOMEWHERE).maximise("d");
        assertThat(DockLayoutText.read(DockLayoutText.write(layout), Set.of("a", "b", "c", "d"), sample()))
                .isEqualTo(layout);
    }

    @Test
    void anUnreadableTextGivesTheFallback() {
        String good = DockLayoutText.write(sample());
        Set<String> known = Set.of("a", "b", "c", "d");
        DockLayout fallback = DockLayout.of(DockTree.Tabs.of("a"));
        List<String> bad = List.of(
                "",
                "nonsense",
                "[]",
                "{}",
                good.substring(0, good.length() / 2),
                good.replace("\"c\"", "\"a\""),
                good.replace("HORIZONTAL", "SIDEWAYS"),
                good.replace("0.3", "-1"),
                "{\"root\":" + "{\"split\":\"VERTICAL\",\"children\":[".repeat(500));
        for (String text : bad) {
            assertThat(DockLayoutText.read(text, known, fallback)).as(text).isEqualTo(fallback);
        }
    }

    @Test
    void panelsThatAreNotKnownAnyMoreAreLeftOut() {
        DockLayout read = DockLayoutText.read(DockLayoutText.write(sample()), Set.of("a", "c"), sample());
        assertThat(read.shown()).containsExactly("a", "c");
    }

    @Test
    void aWindowOnAScreenThatIsGoneComesToThePresentOne() {
        List<Rectangle2D> screens = List.of(new Rectangle2D(0, 0, 1366, 768));
        assertThat(new WindowBounds(2000, 100, 1600, 700).within(screens))
                .isEqualTo(new WindowBounds(0, 34, 1366, 700));
        assertThat(SOMEWHERE.within(screens)).isEqualTo(SOMEWHERE);
    }

    @Test
    void columnsAreCountedWhereMostStandSideBySide() {
        DockTree row = new DockTree.Split(
                Orientation.HORIZONTAL,
                List.of(DockTree.Tabs.of("a"), new DockTree.Tabs(List.of("b", "c"), "b"), DockTree.Tabs.of("d")),
                List.of(1.0, 1.0, 1.0));
        DockTree all = new DockTree.Split(Orientation.VERTICAL, List.of(DockTree.Tabs.of("e"), row), List.of(0.5, 0.5));
        assertThat(all.columns()).isEqualTo(3);
    }
}

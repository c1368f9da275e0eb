package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.app.presenter.PresenterCommand;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Presenter mode, handled with the keyboard and the mouse as a teacher handles it. */
class PresenterTest extends Journey {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        begin(shown);
        // At a larger scale the test's small screen has room for one panel only.
        desktop.window().settings().presenterScale(100);
    }

    private Node main(String query) {
        return stage.getScene().lookup(query);
    }

    private String sentence() {
        return ((Labeled) main("#step-sentence .step-text")).getText();
    }

    private long position() {
        return Long.parseLong(((Labeled) main("#step-position")).getText().split("/")[0]);
    }

    private String lit() {
        return String.valueOf(desktop.window().dock().arrangement().maximised());
    }

    private static String words(Node page) {
        return page.lookupAll("*").stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .collect(Collectors.joining());
    }

    /** The audience's scene. */
    private static Scene audience() {
        return Window.getWindows().stream()
                .map(Window::getScene)
                .filter(scene -> scene.lookup("#audience-window") != null)
                .findFirst()
                .orElseThrow();
    }

    private static boolean audienceIsOpen() {
        return Window.getWindows().stream()
                .anyMatch(window -> window.getScene().lookup("#audience-window") != null);
    }

    private static boolean black(Scene scene) {
        return scene.lookup(".curtain").isVisible();
    }

    private void openAudience(FxRobot robot, String panels) {
        robot.interact(() -> desktop.window().settings().audiencePanels(List.of(panels.split(" "))));
        key(robot, KeyCode.CONTROL, KeyCode.F12);
    }

    @Test
    void f12TakesAwayAllButThePanelsAndEscGivesItBackAfterTheFullScreen(FxRobot robot) {
        key(robot, KeyCode.F12);
        assertThat(main("#menu-bar").getParent().isVisible()).isFalse();
        assertThat(main("#command-bar").isVisible()).isFalse();
        assertThat(main("#status-line")).isNull();
        assertThat(main("#presenter-bar").isFocused()).isTrue();
        assertThat(stage.isFullScreen()).isTrue();

        key(robot, KeyCode.ESCAPE);
        assertThat(stage.isFullScreen()).isFalse();
        assertThat(main("#presenter-bar")).isNotNull();

        key(robot, KeyCode.ESCAPE);
        assertThat(main("#presenter-bar")).isNull();
        assertThat(main("#menu-bar").getParent().isVisible()).isTrue();
        assertThat(main("#status-line")).isNotNull();
    }

    @Test
    void theFullScreenHasKeysOfItsOwn(FxRobot robot) {
        key(robot, KeyCode.CONTROL, KeyCode.F11);
        assertThat(stage.isFullScreen()).isTrue();
        key(robot, KeyCode.ALT, KeyCode.ENTER);
        assertThat(stage.isFullScreen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PAGE_DOWN, PAGE_UP", "RIGHT, LEFT", "SPACE, BACK_SPACE", "ENTER, LEFT"})
    void theClickerStepsForwardAndBackward(KeyCode forward, KeyCode backward, FxRobot robot) {
        key(robot, KeyCode.F12);
        String before = sentence();
        key(robot, forward);
        assertThat(position()).isPositive();
        assertThat(sentence()).isNotEqualTo(before).contains("DriverEntry");
        key(robot, backward);
        assertThat(position()).isZero();
        assertThat(sentence()).isEqualTo(before);
    }

    @Test
    void theSentenceTellsWhatTheCommandLineTells(FxRobot robot) {
        open(robot, DRIVERS.resolve("part2.sys"));
        stepUntil(robot, "!AsmEnableVmxOperation+0xd");
        key(robot, KeyCode.F12);
        key(robot, KeyCode.PAGE_DOWN);
        assertThat(sentence()).startsWith("CR4: 0x").contains("VMXE 0 -> 1");
    }

    @Test
    void aKeyThatAControlNeedsStaysWithIt(FxRobot robot) {
        robot.clickOn("#tab-timeline");
        key(robot, KeyCode.F12);
        TextField field = (TextField) main("#timeline-goto");
        robot.interact(field::requestFocus);
        robot.interact(field::selectAll);
        key(robot, KeyCode.B);
        assertThat(field.getText()).isEqualToIgnoringCase("b");
        assertThat(black(stage.getScene())).isFalse();
        key(robot, KeyCode.SPACE);
        assertThat(position()).isZero();
        key(robot, KeyCode.PAGE_DOWN);
        assertThat(position()).isPositive();
    }

    @Test
    void theStartKeyOfClickersEntersTheModeAndF5StillRuns(FxRobot robot) {
        key(robot, KeyCode.SHIFT, KeyCode.F5);
        assertThat(main("#presenter-bar")).isNotNull();
        key(robot, KeyCode.SHIFT, KeyCode.F5);
        assertThat(main("#presenter-bar")).isNotNull();
        assertThat(position()).isZero();
        key(robot, KeyCode.F5);
        assertThat(position()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"B", "PERIOD", "W", "COMMA"})
    void oneKeyDrawsACurtainAndOpensIt(KeyCode curtain, FxRobot robot) {
        key(robot, KeyCode.F12);
        key(robot, curtain);
        assertThat(black(stage.getScene())).isTrue();
        key(robot, curtain);
        assertThat(black(stage.getScene())).isFalse();
        key(robot, curtain);
        key(robot, KeyCode.ESCAPE);
        assertThat(black(stage.getScene())).isFalse();
        assertThat(stage.isFullScreen()).isTrue();
    }

    @Test
    void digitsPutAPanelInTheSpotlightAndZeroShowsAll(FxRobot robot) {
        List<String> docked = desktop.window().dock().arrangement().docked();
        key(robot, KeyCode.F12);
        for (int n = 1; n <= 9; n++) {
            key(robot, KeyCode.valueOf("DIGIT" + n));
            assertThat(lit()).isEqualTo(docked.get(n - 1));
        }
        key(robot, KeyCode.DIGIT0);
        assertThat(lit()).isEqualTo("null");
        key(robot, KeyCode.DIGIT2);
        key(robot, KeyCode.ESCAPE);
        assertThat(lit()).isEqualTo("null");
        assertThat(stage.isFullScreen()).isTrue();
    }

    @Test
    void sPutsThePresentPanelInTheSpotlightAndTabTheNext(FxRobot robot) {
        List<String> docked = desktop.window().dock().arrangement().docked();
        key(robot, KeyCode.F12);
        robot.moveTo("#tab-cr4");
        key(robot, KeyCode.S);
        assertThat(lit()).isEqualTo("cr4");
        key(robot, KeyCode.TAB);
        assertThat(lit()).isEqualTo(docked.get(docked.indexOf("cr4") + 1));
        key(robot, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(lit()).isEqualTo("cr4");
        key(robot, KeyCode.S);
        assertThat(lit()).isEqualTo("null");
    }

    @Test
    void whileSIsHeldOnlyWhatIsUnderTheMouseStaysBright(FxRobot robot) {
        key(robot, KeyCode.F12);
        robot.press(KeyCode.S).moveTo("#cr4").moveBy(3, 3);
        assertThat(main(".veil").isVisible()).isTrue();
        robot.release(KeyCode.S);
        assertThat(main(".veil").isVisible()).isFalse();
        assertThat(lit()).isEqualTo("null");
    }

    @Test
    void thePointerIsADotThenAZoneThenOff(FxRobot robot) {
        key(robot, KeyCode.F12);
        key(robot, KeyCode.L);
        robot.moveTo("#step-title");
        Node dot = main(".laser-dot");
        Bounds at = dot.localToScreen(dot.getLayoutBounds());
        Bounds title = main("#step-title").localToScreen(main("#step-title").getLayoutBounds());
        assertThat(dot.isVisible()).isTrue();
        assertThat(at.getCenterX()).isBetween(title.getMinX(), title.getMaxX());
        assertThat(at.getCenterY()).isBetween(title.getMinY(), title.getMaxY());

        key(robot, KeyCode.L);
        robot.moveTo("#cr4");
        assertThat(dot.isVisible()).isFalse();
        assertThat(main(".veil").isVisible()).isTrue();

        key(robot, KeyCode.L);
        robot.moveBy(5, 5);
        assertThat(main(".veil").isVisible()).isFalse();
        assertThat(dot.isVisible()).isFalse();
    }

    @Test
    void thePointerVanishesWhenTheMouseRests(FxRobot robot) throws TimeoutException {
        key(robot, KeyCode.F12);
        key(robot, KeyCode.L);
        robot.moveTo("#cr4");
        Node dot = main(".laser-dot");
        assertThat(dot.isVisible()).isTrue();
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !dot.isVisible());
        robot.moveBy(2, 2);
        assertThat(dot.isVisible()).isTrue();
    }

    @Test
    void helpListsEveryCommandAndGoesByEsc(FxRobot robot) {
        key(robot, KeyCode.F12);
        key(robot, KeyCode.SHIFT, KeyCode.SLASH);
        String page = words(main("#key-page"));
        Texts texts = Texts.window(Language.ENGLISH);
        for (PresenterCommand command : desktop.window().presenter().commands().all()) {
            if (texts.find(command.textKey()).isPresent()) {
                assertThat(page).contains(texts.get(command.textKey())).contains(command.keyNames());
            }
        }
        assertThat(page).contains("1 Spotlight: Code");
        key(robot, KeyCode.ESCAPE);
        assertThat(main("#key-page")).isNull();
        key(robot, KeyCode.H);
        key(robot, KeyCode.H);
        assertThat(main("#key-page")).isNull();
        assertThat(desktop.window().presenter().isPresenting()).isTrue();
    }

    @Test
    void theModeHasAScaleOfItsOwnThatKeysAndWheelChangeLive(FxRobot robot) {
        Settings settings = desktop.window().settings();
        key(robot, KeyCode.F12);
        double before = desktop.window().appearance().em();
        key(robot, KeyCode.CONTROL, KeyCode.EQUALS);
        assertThat(desktop.window().appearance().em()).isGreaterThan(before);
        robot.interact(() -> Event.fireEvent(main("#cr4"), wheel(3)));
        int scale = settings.presenterScale();
        assertThat(desktop.window().appearance().scaleProperty().get()).isEqualTo(scale);
        assertThat(scale).isEqualTo(150);
        assertThat(settings.scale()).isEqualTo(100);

        key(robot, KeyCode.F12);
        assertThat(desktop.window().appearance().scaleProperty().get()).isEqualTo(100);
        key(robot, KeyCode.F12);
        assertThat(desktop.window().appearance().scaleProperty().get()).isEqualTo(scale);
    }

    /** Ctrl and a notch of the wheel away from the person. */
    private static ScrollEvent wheel(double lines) {
        ScrollEvent.VerticalTextScrollUnits units = ScrollEvent.VerticalTextScrollUnits.LINES;
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                0,
                0,
                0,
                0,
                false,
                true,
                false,
                false,
                false,
                false,
                0,
                lines * 40,
                0,
                lines * 40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                units,
                lines,
                0,
                null);
    }

    @Test
    void theAudienceSeesOnlyTheChosenPanelsAndTheSameMoment(FxRobot robot) {
        open(robot, DRIVERS.resolve("part2.sys"));
        stepUntil(robot, "!AsmEnableVmxOperation+0xd");
        openAudience(robot, "cr4");
        assertThat(audience().lookup("#tab-cr4")).isNotNull();
        assertThat(audience().lookup("#tab-code")).isNull();
        assertThat(is(vmxe(robot, audience()), "set")).isFalse();

        key(robot, KeyCode.PAGE_DOWN);
        assertThat(is(vmxe(robot, audience()), "set")).isTrue();
        assertThat(is(vmxe(robot, stage.getScene()), "set")).isTrue();
        assertThat(((Labeled) audience().lookup("#audience-sentence .step-text")).getText())
                .isEqualTo(sentence())
                .contains("VMXE 0 -> 1");
    }

    private static Node vmxe(FxRobot robot, Scene scene) {
        Node cell = robot.from(scene.lookup("#cr4"))
                .lookup((Node node) -> node instanceof Labeled label
                        && label.getStyleClass().contains("bit-name")
                        && label.getText().equals("VMXE"))
                .query();
        while (!cell.getStyleClass().contains("bit-cell")) {
            cell = cell.getParent();
        }
        return cell;
    }

    @Test
    void aCheckBoxGivesTheAudienceAPanelAndTakesItAwayAndIsRemembered(FxRobot robot) {
        openAudience(robot, "cr4 dbgview");
        robot.interact(() -> ((javafx.scene.control.CheckBox) main("#audience-code")).fire());
        assertThat(audience().lookup("#tab-code")).isNotNull();
        robot.interact(() -> ((javafx.scene.control.CheckBox) main("#audience-cr4")).fire());
        assertThat(audience().lookup("#tab-cr4")).isNull();
        assertThat(desktop.window().settings().audiencePanels().orElseThrow())
                .containsExactlyInAnyOrder("dbgview", "code");
    }

    @Test
    void theCurtainHangsBeforeTheAudienceAlone(FxRobot robot) {
        openAudience(robot, "cr4");
        key(robot, KeyCode.B);
        assertThat(black(audience())).isTrue();
        assertThat(black(stage.getScene())).isFalse();
        assertThat(main("#step-hidden").isVisible()).isTrue();
        key(robot, KeyCode.B);
        assertThat(black(audience())).isFalse();
    }

    @Test
    void whatTheTeacherPointsAtIsPointedAtOnTheWall(FxRobot robot) {
        openAudience(robot, "cr4");
        robot.interact(() -> desktop.window().presenter().audienceLook().scale(200));
        key(robot, KeyCode.L);
        robot.moveTo(vmxe(robot, stage.getScene()));
        Node dot = audience().lookup(".laser-dot");
        Node cell = vmxe(robot, audience());
        Bounds at = dot.localToScene(dot.getLayoutBounds());
        assertThat(dot.isVisible()).isTrue();
        assertThat(cell.localToScene(cell.getLayoutBounds()))
                .satisfies(bounds -> assertThat(bounds.contains(new Point2D(at.getCenterX(), at.getCenterY())))
                        .isTrue());
        assertThat(audience().lookup("#audience-window").getLayoutBounds().contains(at.getCenterX(), at.getCenterY()))
                .isTrue();
    }

    @Test
    void theSpotlightFallsOnTheSamePanelOnTheWall(FxRobot robot) {
        openAudience(robot, "code cr4");
        key(robot, KeyCode.DIGIT1);
        assertThat(audience().lookup("#tab-cr4")).isNull();
        assertThat(audience().lookup("#tab-code")).isNotNull();
        key(robot, KeyCode.DIGIT0);
        assertThat(audience().lookup("#tab-cr4")).isNotNull();
    }

    @Test
    void theAudiencesWindowHasAThemeAndAScaleOfItsOwn(FxRobot robot) {
        openAudience(robot, "cr4");
        robot.interact(
                () -> ((javafx.scene.control.RadioButton) main("#audience-theme-HIGH_CONTRAST_DARK")).fire());
        robot.interact(() -> ((javafx.scene.control.Button) main("#audience-larger")).fire());
        Settings settings = desktop.window().settings();
        assertThat(settings.audienceTheme()).contains("HIGH_CONTRAST_DARK");
        assertThat(settings.audienceScale()).isEqualTo(175);
        assertThat(settings.theme()).isEqualTo(Theme.LIGHT);
        assertThat(settings.presenterScale()).isEqualTo(100);
    }

    @Test
    void theLanguageChangesInBothWindowsWhilePresenting(FxRobot robot) {
        openAudience(robot, "cr4");
        key(robot, KeyCode.PAGE_DOWN);
        robot.interact(() -> desktop.window().languageProperty().set(Language.CHINESE));
        quiet();
        Texts texts = Texts.window(Language.CHINESE);
        assertThat(((Labeled) main("#step-title")).getText()).isEqualTo(texts.get("presenter.machine.happened"));
        assertThat(((Labeled) audience().lookup("#tab-cr4")).getText()).isEqualTo(texts.get("panel.cr4"));
        assertThat(((Labeled) audience().lookup("#audience-sentence .step-text")).getText())
                .isEqualTo(sentence())
                .containsPattern("\\p{IsHan}");
        assertThat(((Stage) audience().getWindow()).getTitle()).isEqualTo(texts.get("presenter.audience.title"));
        assertThat(text((Parent) main("#teacher-pane"))).contains(texts.get("presenter.notes"));
    }

    @Test
    void leavingTheModeClosesTheAudiencesWindowAndClosingThatLeavesTheTeachers(FxRobot robot) {
        openAudience(robot, "cr4");
        assertThat(main("#teacher-pane").isVisible()).isTrue();
        robot.interact(() -> audience().getWindow().hide());
        assertThat(main("#teacher-pane").isVisible()).isFalse();
        assertThat(desktop.window().presenter().isPresenting()).isTrue();
        key(robot, KeyCode.A);
        assertThat(audienceIsOpen()).isTrue();
        key(robot, KeyCode.F12);
        assertThat(audienceIsOpen()).isFalse();
        key(robot, KeyCode.CONTROL, KeyCode.F12);
        robot.interact(() -> stage.hide());
        assertThat(audienceIsOpen()).isFalse();
    }

    @Test
    void theTeacherSeesNotesTheNextStepTheTimeAndTheKeys(FxRobot robot) {
        openAudience(robot, "cr4");
        key(robot, KeyCode.PAGE_DOWN);
        assertThat(((Labeled) main("#teacher-next")).getText()).isNotBlank().isNotEqualTo("No further step is known");
        assertThat(((Labeled) main("#teacher-clock")).getText().toLowerCase(Locale.ROOT)).contains("minute");
        assertThat(words(main("#teacher-pane"))).contains("Page Down", "One step forward");
        assertThat(words(audience().getRoot())).doesNotContain("One step forward");
    }
}

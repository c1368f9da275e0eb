package dev.vmxscope.ui.panel.lesson;

import atlantafx.base.theme.Styles;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.RevealPane;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonHome;
import dev.vmxscope.ui.viewmodel.LessonPage;
import dev.vmxscope.ui.viewmodel.LessonState;
import dev.vmxscope.ui.viewmodel.Live;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/** Lessons and cases: the page with all of them, or the step that one is at. */
public final class LessonPanel extends BorderPane {
    private final Texts texts;
    private final LessonDesk lessons;
    private final LessonWays ways;
    private final RevealPane scroll = new RevealPane();
    private final Button back;
    private final Button doIt;
    private final Button next;
    private final WrapRow foot;
    private final Live<Slice> live;
    private final ObservableValue<Boolean> shown = Shown.of(this);
    private final ChangeListener<LessonState> listener = (property, old, now) -> follow();
    private Optional<LessonPage> page = Optional.empty();

    /** Either the page of a step, or the page with all lessons. */
    private record Slice(Optional<LessonPage> page, Optional<LessonHome> home) {}

    /**
     * The panel.
     *
     * @param ways what it asks the window for
     */
    public LessonPanel(Desk desk, LessonDesk lessons, LessonWays ways) {
        this.texts = desk.texts();
        this.lessons = lessons;
        this.ways = ways;
        getStyleClass().addAll("panel", "lesson-panel");
        this.back = Prose.button(
                "lesson-back", Feather.CHEVRON_LEFT, texts.get("lesson.back"), texts.get("lesson.back.tip"), lessons::back);
        this.doIt = Prose.button(
                "lesson-do", Feather.PLAY_CIRCLE, texts.get("lesson.do"), texts.get("lesson.do.tip"), lessons::doIt);
        this.next = Prose.button(
                "lesson-next", Feather.CHEVRON_RIGHT, texts.get("lesson.next"), texts.get("lesson.next.tip"), lessons::next);
        this.foot = new WrapRow(back, doIt, next);
        foot.getStyleClass().add("lesson-foot");
        scroll.setId("lesson-scroll");
        setCenter(scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        this.live = Live.of(
                desk.views(),
                shown,
                view -> {
                    Optional<LessonPage> now = LessonPage.of(lessons.stateProperty().get(), view);
                    return new Slice(now, now.isPresent() ? Optional.empty() : Optional.of(lessons.home()));
                },
                slice -> draw(slice));
        shown.addListener((property, old, now) -> subscribe(now));
        subscribe(shown.getValue());
    }

    private void subscribe(boolean seen) {
        lessons.stateProperty().removeListener(listener);
        if (seen) {
            lessons.stateProperty().addListener(listener);
        }
    }

    private void follow() {
        live.refresh();
    }

    private void draw(Slice slice) {
        Optional<LessonPage> old = page;
        page = slice.page();
        Optional<String> focused = focused();
        if (page.isEmpty()) {
            setBottom(null);
            scroll.setContent(new HomePage(texts, lessons, ways, slice.home().orElseThrow()));
            scroll.setVvalue(0);
            old.ifPresent(left -> focus(List.of("lesson-open-" + left.lesson().id(), "case-" + left.lesson().id())));
            return;
        }
        LessonPage now = page.get();
        boolean same = old.isPresent()
                && old.get().lesson().id().equals(now.lesson().id())
                && old.get().at() == now.at();
        double at = scroll.getVvalue();
        scroll.setContent(new StepPage(texts, lessons, ways, now));
        scroll.setVvalue(same ? at : 0);
        setBottom(foot);
        dress(now);
        if (same) {
            reveal(old.get(), now);
        }
        if (focused.isPresent() || old.isEmpty()) {
            focus(List.of(focused.orElse(""), "lesson-choice-0", "lesson-choice-1", "lesson-do", "lesson-next"));
        }
    }

    private void dress(LessonPage now) {
        back.setDisable(now.arriving() || now.at() == 0);
        next.setDisable(now.arriving() || now.last());
        boolean deeds = !now.step().deeds().isEmpty();
        doIt.setVisible(deeds);
        doIt.setManaged(deeds);
        doIt.setDisable(now.arriving());
        next.getStyleClass().remove(Styles.ACCENT);
        doIt.getStyleClass().remove(Styles.ACCENT);
        if (now.done()) {
            next.getStyleClass().add(Styles.ACCENT);
        } else if (!now.asks()) {
            doIt.getStyleClass().add(Styles.ACCENT);
        }
    }

    /** What is new on the page comes into sight. */
    private void reveal(LessonPage old, LessonPage now) {
        String id = "";
        if (now.missed() && !old.missed()) {
            id = "lesson-anew";
        } else if (now.done() && !old.done()) {
            id = "lesson-happened";
        } else if (now.mark().answers().size() > old.mark().answers().size()) {
            id = "lesson-told-" + now.mark().answers().get(now.mark().answers().size() - 1);
        } else if (now.mark().hints() > old.mark().hints()) {
            id = now.mark().hints() < now.step().hints().size() ? "lesson-hint" : "lesson-hint-" + (now.mark().hints() - 1);
        }
        node(id).ifPresent(scroll::reveal);
    }

    /** The id of what has the keyboard in this panel; of a nameless thing it is empty. */
    private Optional<String> focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == this) {
                return Optional.of(owner.getId() == null ? "" : owner.getId());
            }
        }
        return Optional.empty();
    }

    /** The keyboard goes to the first of these that is there and can have it. */
    private void focus(List<String> ids) {
        for (String id : ids) {
            Optional<Node> node = node(id).filter(found -> found.isVisible() && !found.isDisabled() && found.isFocusTraversable());
            if (node.isPresent()) {
                node.get().requestFocus();
                return;
            }
        }
        scroll.requestFocus();
    }

    private Optional<Node> node(String id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Node content = scroll.getContent();
        Node found = content == null ? null : content.lookup("#" + id);
        return Optional.ofNullable(found == null ? foot.lookup("#" + id) : found);
    }

    private void pressed(KeyEvent event) {
        if (page.isEmpty() || event.getTarget() instanceof TextInputControl || modified(event)) {
            return;
        }
        KeyCode code = event.getCode();
        int number = number(code);
        if (number > 0) {
            page.get().step().question().ifPresent(question -> {
                if (number <= question.choices().size()) {
                    lessons.answer(number - 1);
                }
            });
        } else if (code == KeyCode.N) {
            lessons.next();
        } else if (code == KeyCode.P) {
            lessons.back();
        } else if (code == KeyCode.H) {
            lessons.hint();
        } else if (code == KeyCode.D) {
            lessons.doIt();
        } else {
            return;
        }
        event.consume();
    }

    private static boolean modified(KeyEvent event) {
        return event.isAltDown() || event.isControlDown() || event.isMetaDown() || event.isShiftDown();
    }

    private static int number(KeyCode code) {
        int digit = code.ordinal() - KeyCode.DIGIT0.ordinal();
        int pad = code.ordinal() - KeyCode.NUMPAD0.ordinal();
        return digit > 0 && digit <= 9 ? digit : pad > 0 && pad <= 9 ? pad : 0;
    }

}

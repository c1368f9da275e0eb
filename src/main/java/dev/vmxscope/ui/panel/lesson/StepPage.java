package dev.vmxscope.ui.panel.lesson;

import atlantafx.base.theme.Styles;
import dev.vmxscope.core.lesson.LessonStep;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Fold;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonPage;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One step: what to do, what to predict, what it is done by, and how far it is. */
final class StepPage extends VBox {
    private final Texts texts;
    private final LessonDesk lessons;
    private final LessonWays ways;
    private final LessonPage page;
    private final LessonStep step;

    StepPage(Texts texts, LessonDesk lessons, LessonWays ways, LessonPage page) {
        this.texts = texts;
        this.lessons = lessons;
        this.ways = ways;
        this.page = page;
        this.step = page.step();
        getStyleClass().addAll("panel-body", "lesson-page");
        addHead();
        getChildren().addAll(Prose.paragraphs(step.text(), "lesson-text"));
        step.question().ifPresent(question -> getChildren().add(new QuestionBox(texts, lessons, page, question)));
        addGoal();
        addOutcome();
        addHints();
        addPanels();
        addEnd();
        addAll();
    }

    private void addHead() {
        Button home = Prose.button(
                "lesson-home",
                Feather.ARROW_LEFT,
                texts.get("lesson.home"),
                texts.get("lesson.home.tip"),
                lessons::close);
        home.getStyleClass().add(Styles.FLAT);
        Label part = Prose.line(step.part(), "lesson-part");
        Label at = Prose.line(
                texts.format("lesson.at", page.at() + 1, page.lesson().steps().size()), "lesson-at");
        at.setId("lesson-at");
        Label title = Prose.line(step.title(), "lesson-title");
        title.setId("lesson-title");
        getChildren()
                .addAll(
                        new WrapRow(home, Prose.line(page.lesson().title(), "muted")),
                        new WrapRow(part, at),
                        new StepStrip(texts, page),
                        title);
    }

    private void addGoal() {
        VBox goal = new VBox(Prose.line(Feather.FLAG, texts.get("lesson.goal"), "lesson-subtitle"));
        goal.setId("lesson-goal");
        goal.getStyleClass().add("lesson-goal");
        for (LessonPage.Wanting wanting : page.conditions()) {
            String text = texts.format(
                    wanting.holds() ? "lesson.goal.met" : "lesson.goal.open",
                    wanting.condition().text(lessons.conditions()));
            goal.getChildren()
                    .add(Prose.line(
                            wanting.holds() ? Feather.CHECK_SQUARE : Feather.SQUARE,
                            text,
                            wanting.holds() ? "goal-met" : "goal-open"));
        }
        getChildren().add(goal);
    }

    private void addOutcome() {
        if (page.arriving()) {
            sentence("lesson-arriving", Tone.PLAIN, Feather.CLOCK, texts.get("lesson.arriving"));
        } else if (page.missed()) {
            sentence("lesson-missed", Tone.CAUTION, Feather.ALERT_TRIANGLE, texts.get("lesson.missed"));
            getChildren()
                    .add(Prose.button(
                            "lesson-anew", Feather.ROTATE_CCW, texts.get("lesson.anew"), "", lessons::doItAnew));
        } else if (page.done()) {
            sentence("lesson-happened", Tone.GOOD, Feather.CHECK_CIRCLE, step.happened());
        }
    }

    private void sentence(String id, Tone tone, Feather picture, String text) {
        Sentence sentence = new Sentence();
        sentence.setId(id);
        sentence.say(tone, picture, text);
        getChildren().add(sentence);
    }

    private void addHints() {
        int shown = Math.min(page.mark().hints(), step.hints().size());
        for (int at = 0; at < shown; at++) {
            Label hint = Prose.line(
                    Feather.SUN,
                    texts.format("lesson.hint.shown", at + 1, step.hints().get(at)),
                    "lesson-hint");
            hint.setId("lesson-hint-" + at);
            getChildren().add(hint);
        }
        if (shown < step.hints().size()) {
            String text = texts.format("lesson.hint", shown + 1, step.hints().size());
            getChildren()
                    .add(Prose.button("lesson-hint", Feather.SUN, text, texts.get("lesson.hint.tip"), lessons::hint));
        }
    }

    private void addPanels() {
        WrapRow row = new WrapRow();
        for (String panel : step.panels()) {
            boolean first = row.getChildren().isEmpty();
            String text = first ? texts.format("lesson.where", ways.title(panel)) : ways.title(panel);
            row.add(Prose.button(
                    "lesson-show-" + panel,
                    first ? Feather.MAP_PIN : Feather.EYE,
                    text,
                    texts.get("lesson.where.tip"),
                    () -> ways.show(panel)));
        }
        getChildren().add(row);
    }

    private void addEnd() {
        if (page.solved()) {
            sentence(
                    "lesson-solved",
                    Tone.GOOD,
                    Feather.AWARD,
                    texts.format("lesson.solved", StepStrip.summary(texts, page.reached())));
        } else if (page.last() && page.done()) {
            sentence("lesson-left", Tone.PLAIN, Feather.INFO, texts.get("lesson.left"));
        }
        boolean offers = page.solved() || page.last() && page.done();
        if (offers && lessons.isCase(page.lesson().id()) && lessons.nextCaseId().isPresent()) {
            getChildren()
                    .add(Prose.button(
                            "lesson-next-case",
                            Feather.ARROW_RIGHT_CIRCLE,
                            texts.get("lesson.case.next"),
                            "",
                            lessons::nextCase));
        }
    }

    private void addAll() {
        Node anew = Prose.button(
                "lesson-again",
                Feather.ROTATE_CCW,
                texts.get("lesson.step.again"),
                texts.get("lesson.step.again.tip"),
                () -> lessons.go(page.at()));
        Node restart = Prose.button(
                "lesson-restart",
                Feather.SKIP_BACK,
                texts.get("lesson.restart"),
                texts.get("lesson.restart.tip"),
                lessons::restart);
        Fold fold = new Fold(Feather.LIST, texts.get("lesson.list"), new StepList(texts, lessons, page));
        fold.setId("lesson-steps");
        getChildren().addAll(new WrapRow(anew, restart), fold, Prose.line(texts.get("lesson.keys"), "muted"));
    }
}

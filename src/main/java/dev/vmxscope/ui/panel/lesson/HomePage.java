package dev.vmxscope.ui.panel.lesson;

import atlantafx.base.theme.Styles;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Fold;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonHome;
import dev.vmxscope.ui.viewmodel.LessonHome.LessonRow;
import dev.vmxscope.ui.viewmodel.LessonProgress;
import dev.vmxscope.ui.viewmodel.LessonShelf.LessonCard;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What there is to learn and to solve, and how one uses the machine without a lesson. */
final class HomePage extends VBox {
    private final Texts texts;
    private final LessonDesk lessons;

    HomePage(Texts texts, LessonDesk lessons, LessonWays ways, LessonHome home) {
        this.texts = texts;
        this.lessons = lessons;
        getStyleClass().addAll("panel-body", "lesson-page", "lesson-home-page");
        if (!home.problem().isEmpty()) {
            Sentence problem = new Sentence();
            problem.setId("lesson-problem");
            problem.say(Tone.BAD, Feather.X_OCTAGON, home.problem());
            getChildren().add(problem);
        }
        home.lessons().forEach(row -> getChildren().add(lesson(row)));
        getChildren().add(free());
        getChildren()
                .addAll(
                        Prose.line(
                                Feather.SEARCH,
                                texts.format("gallery.title", home.cases().size()),
                                "lesson-heading"),
                        Prose.line(texts.get("gallery.intro"), "lesson-text"),
                        new Gallery(texts, lessons, home),
                        new WrapRow(
                                Prose.button(
                                        "lesson-file",
                                        Feather.FOLDER,
                                        texts.get("lesson.file"),
                                        texts.get("lesson.file.tip"),
                                        ways::openFile),
                                Prose.button(
                                        "lesson-export",
                                        Feather.SHARE,
                                        texts.get("lesson.export"),
                                        texts.get("lesson.export.tip"),
                                        ways::export)));
    }

    private Node lesson(LessonRow row) {
        LessonCard card = row.card();
        VBox box = new VBox(Prose.line(Feather.BOOK_OPEN, card.title(), "lesson-heading"));
        box.getStyleClass().add("lesson-card");
        row.progress().ifPresent(progress -> addProgress(box, card, progress));
        String key = row.progress().isEmpty() ? "lesson.start" : "lesson.continue";
        Button start = Prose.button(
                "lesson-open-" + card.id(),
                Feather.PLAY,
                texts.format(key, card.steps()),
                "",
                () -> lessons.open(card.id()));
        start.getStyleClass().addAll(Styles.ACCENT, "lesson-start");
        start.setDefaultButton(false);
        box.getChildren().add(start);
        box.getChildren().addAll(Prose.paragraphs(card.intro(), "lesson-text"));
        return box;
    }

    private void addProgress(VBox box, LessonCard card, LessonProgress progress) {
        ProgressBar bar = new ProgressBar((double) progress.reached() / card.steps());
        bar.setMaxWidth(Double.MAX_VALUE);
        String text = texts.format("lesson.progress", progress.reached(), card.steps());
        bar.setAccessibleText(text);
        box.getChildren()
                .addAll(bar, Prose.line(progress.solved() ? Feather.AWARD : Feather.EDIT_3, text, "lesson-at"));
    }

    private Node free() {
        VBox behind = new VBox();
        behind.getStyleClass().add("free-mode");
        behind.getChildren().addAll(Prose.paragraphs(texts.get("lesson.free.text"), "lesson-text"));
        return new Fold(Feather.SLIDERS, texts.get("lesson.free"), behind);
    }
}

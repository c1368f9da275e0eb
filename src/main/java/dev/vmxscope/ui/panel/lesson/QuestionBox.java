package dev.vmxscope.ui.panel.lesson;

import dev.vmxscope.core.lesson.Question;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonPage;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A question: predict, then see. What was chosen says whether it was right, and why. */
final class QuestionBox extends VBox {
    private final Texts texts;
    private final LessonDesk lessons;
    private final LessonPage page;
    private final Question question;

    QuestionBox(Texts texts, LessonDesk lessons, LessonPage page, Question question) {
        this.texts = texts;
        this.lessons = lessons;
        this.page = page;
        this.question = question;
        getStyleClass().add("question");
        setId("lesson-question");
        getChildren()
                .addAll(
                        Prose.line(Feather.HELP_CIRCLE, texts.get("lesson.question"), "question-head"),
                        Prose.line(question.ask(), "question-ask"));
        for (int at = 0; at < question.choices().size(); at++) {
            getChildren().add(choice(at));
        }
        if (page.asks() && !page.mark().answers().isEmpty()) {
            getChildren()
                    .add(Prose.button(
                            "lesson-reveal",
                            Feather.EYE,
                            texts.get("lesson.reveal"),
                            texts.get("lesson.reveal.tip"),
                            lessons::reveal));
        }
    }

    private Node choice(int at) {
        Question.Choice choice = question.choices().get(at);
        boolean chosen = page.mark().answers().contains(at);
        boolean shown = choice.right() && page.shownAnswer();
        if (chosen || shown) {
            return told(at, choice, chosen);
        }
        return page.asks() ? open(at, choice) : Prose.line(numbered(at, choice), "choice-left");
    }

    private String numbered(int at, Question.Choice choice) {
        return texts.format("lesson.choice", at + 1, choice.text());
    }

    private Button open(int at, Question.Choice choice) {
        Button button = new Button(numbered(at, choice));
        button.setId("lesson-choice-" + at);
        button.getStyleClass().add("choice");
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(USE_PREF_SIZE);
        button.setAccessibleHelp(texts.get("lesson.choice.help"));
        button.setOnAction(event -> lessons.answer(at));
        return button;
    }

    private Node told(int at, Question.Choice choice, boolean chosen) {
        String key = choice.right() ? (chosen ? "lesson.right" : "lesson.shown") : "lesson.wrong";
        Label verdict = Prose.line(texts.get(key), "choice-verdict");
        verdict.setGraphic(new Glyph(choice.right() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
        VBox box = new VBox(
                Prose.line(numbered(at, choice), "choice-text"), verdict, Prose.line(choice.why(), "choice-why"));
        box.setId("lesson-told-" + at);
        box.getStyleClass().addAll("told", choice.right() ? "told-right" : "told-wrong");
        return box;
    }
}

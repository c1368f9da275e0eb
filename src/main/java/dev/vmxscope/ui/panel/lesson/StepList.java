package dev.vmxscope.ui.panel.lesson;

import dev.vmxscope.core.lesson.LessonStep;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonPage;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** All steps of a lesson under the headings of their parts; a click leads to one. */
final class StepList extends VBox {

    StepList(Texts texts, LessonDesk lessons, LessonPage page) {
        getStyleClass().add("step-list");
        String part = "";
        for (int at = 0; at < page.lesson().steps().size(); at++) {
            LessonStep step = page.lesson().steps().get(at);
            if (!step.part().equals(part)) {
                part = step.part();
                getChildren().add(Prose.line(part, "step-list-part"));
            }
            getChildren().add(line(texts, lessons, page, at, step));
        }
    }

    private static Button line(Texts texts, LessonDesk lessons, LessonPage page, int at, LessonStep step) {
        String key = at == page.at() ? "lesson.list.present" : "lesson.list.step";
        Button line = new Button(texts.format(key, at + 1, step.title()));
        line.setId("lesson-step-" + step.id());
        line.setGraphic(new Glyph(StepStrip.icon(page.reached().get(at))));
        line.getStyleClass().add("step-line");
        line.setMnemonicParsing(false);
        line.setWrapText(true);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinHeight(USE_PREF_SIZE);
        line.setAccessibleHelp(
                texts.get("lesson.reached." + page.reached().get(at).name().toLowerCase(Locale.ROOT)));
        line.setOnAction(event -> lessons.go(at));
        return line;
    }
}

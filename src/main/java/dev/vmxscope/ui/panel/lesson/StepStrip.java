package dev.vmxscope.ui.panel.lesson;

import dev.vmxscope.core.lesson.Reached;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.LessonPage;
import java.util.Collections;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A mark for every step of a lesson: a square is done by hand, a ring with a tick by the button, a ring is open. */
final class StepStrip extends FlowPane {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");

    StepStrip(Texts texts, LessonPage page) {
        getStyleClass().add("step-strip");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(summary(texts, page.reached()));
        for (int at = 0; at < page.reached().size(); at++) {
            StackPane mark = new StackPane(new Glyph(icon(page.reached().get(at))));
            mark.getStyleClass().add("step-mark");
            mark.pseudoClassStateChanged(PRESENT, at == page.at());
            getChildren().add(mark);
        }
    }

    /** How many steps are done, and how. */
    static String summary(Texts texts, List<Reached> reached) {
        int hand = Collections.frequency(reached, Reached.BY_HAND);
        int button = Collections.frequency(reached, Reached.BY_BUTTON);
        return texts.format("lesson.summary", hand, button, reached.size() - hand - button);
    }

    /** The shape for how a step was done. */
    static Feather icon(Reached reached) {
        return switch (reached) {
            case BY_HAND -> Feather.CHECK_SQUARE;
            case BY_BUTTON -> Feather.CHECK_CIRCLE;
            case NO -> Feather.CIRCLE;
        };
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}

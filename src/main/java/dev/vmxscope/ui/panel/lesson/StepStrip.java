package dev.vmxscope.ui.panel.lesson;

import dev.vmxscope.core.lesson.Reached;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.viewmodel.LessonPage;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * A bar with a piece for every step of a lesson: a whole piece is done by hand, a half one by the button, a line is open;
 * the present one stands in a frame.
 */
final class StepStrip extends HBox {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");

    StepStrip(Texts texts, LessonPage page) {
        getStyleClass().add("step-strip");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(summary(texts, page.reached()));
        setMinWidth(0);
        for (int at = 0; at < page.reached().size(); at++) {
            Region piece = new Region();
            piece.getStyleClass()
                    .addAll("step-piece", "piece-" + page.reached().get(at).name().toLowerCase(Locale.ROOT));
            StackPane place = new StackPane(piece);
            place.getStyleClass().add("step-place");
            place.setMinWidth(0);
            place.pseudoClassStateChanged(PRESENT, at == page.at());
            setHgrow(place, Priority.ALWAYS);
            getChildren().add(place);
        }
    }

    /** How many steps are done, and how. */
    static String summary(Texts texts, List<Reached> reached) {
        int hand = Collections.frequency(reached, Reached.BY_HAND);
        int button = Collections.frequency(reached, Reached.BY_BUTTON);
        return texts.format("lesson.summary", hand, button, reached.size() - hand - button);
    }

    /** The picture for how a step was done. */
    static Feather icon(Reached reached) {
        return switch (reached) {
            case BY_HAND -> Feather.CHECK_SQUARE;
            case BY_BUTTON -> Feather.CHECK_CIRCLE;
            case NO -> Feather.CIRCLE;
        };
    }
}

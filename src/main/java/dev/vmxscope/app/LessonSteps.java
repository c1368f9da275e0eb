package dev.vmxscope.app;

import dev.vmxscope.app.presenter.PresentedStep;
import dev.vmxscope.app.presenter.StepSource;
import dev.vmxscope.core.lesson.LessonStep;
import dev.vmxscope.core.lesson.Question;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import dev.vmxscope.ui.viewmodel.LessonPage;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * A lesson as something to present. Each step has up to four moments: what it is about, its question, the answer, and
 * what happened; forward goes from one to the next, backward to the one before, and the machine goes along.
 */
final class LessonSteps implements StepSource {
    private final Desk desk;
    private final LessonDesk lessons;
    private final ReadOnlyObjectWrapper<PresentedStep> step =
            new ReadOnlyObjectWrapper<>(this, "step", PresentedStep.NONE);
    private final Consumer<String> shower;
    private Optional<LessonPage> page = Optional.empty();
    private Moment moment = Moment.ABOUT;

    /** Where in a step one is. */
    private enum Moment {
        /** What the step is about. */
        ABOUT,
        /** The question is asked. */
        ASKED,
        /** The right answer is shown. */
        TOLD,
        /** It is done. */
        DONE
    }

    /**
     * The lessons of a desk.
     *
     * @param shower shows the panel of that id; asked when another step is presented
     */
    LessonSteps(Desk desk, LessonDesk lessons, Consumer<String> shower) {
        this.desk = desk;
        this.lessons = lessons;
        this.shower = shower;
    }

    /** Follows the lessons; called once. */
    void prepare() {
        lessons.stateProperty().addListener((property, old, now) -> refresh());
        refresh();
    }

    /** Says it anew: something changed, or the language did. */
    void refresh() {
        Optional<LessonPage> old = page;
        page = LessonPage.of(lessons.stateProperty().get(), desk.views().getValue());
        if (page.isPresent()) {
            LessonPage now = page.get();
            boolean same = old.isPresent()
                    && old.get().lesson().id().equals(now.lesson().id())
                    && old.get().at() == now.at();
            if (!same) {
                moment = now.done() ? Moment.DONE : Moment.ABOUT;
                now.step().panels().stream().findFirst().ifPresent(shower);
            } else if (now.done() && !old.get().done()) {
                moment = Moment.DONE;
            } else if (now.shownAnswer() && !old.get().shownAnswer()) {
                moment = Moment.TOLD;
            }
        }
        tell();
    }

    @Override
    public ObservableValue<PresentedStep> step() {
        return step.getReadOnlyProperty();
    }

    @Override
    public void forward() {
        page.filter(now -> !now.arriving()).ifPresent(now -> {
            boolean asks = now.step().question().isPresent();
            if (moment == Moment.ABOUT && asks) {
                at(Moment.ASKED);
            } else if (moment == Moment.ASKED && !now.answered() && !now.shownAnswer()) {
                lessons.reveal();
            } else if (moment == Moment.ASKED) {
                at(Moment.TOLD);
            } else if (moment == Moment.DONE || now.step().deeds().isEmpty()) {
                lessons.next();
            } else {
                // A step that was done before and is shown once more is no news when it is done again.
                moment = Moment.DONE;
                lessons.doIt();
            }
        });
    }

    @Override
    public void backward() {
        page.filter(now -> !now.arriving()).ifPresent(now -> {
            boolean asks = now.step().question().isPresent();
            if (moment == Moment.DONE && !now.step().deeds().isEmpty()) {
                moment = asks ? Moment.TOLD : Moment.ABOUT;
                lessons.go(now.at());
            } else if (moment == Moment.DONE && asks) {
                at(Moment.TOLD);
            } else if (moment == Moment.TOLD) {
                moment = Moment.ASKED;
                lessons.hide();
                tell();
            } else if (moment == Moment.ASKED) {
                at(Moment.ABOUT);
            } else {
                lessons.retreat();
                end();
            }
        });
    }

    /** The last moment of the step that one came back to. */
    private void end() {
        page.ifPresent(now -> {
            boolean asks = now.step().question().isPresent();
            at(!now.step().deeds().isEmpty() || now.done() ? Moment.DONE : asks ? Moment.TOLD : Moment.ABOUT);
        });
    }

    private void at(Moment other) {
        moment = other;
        tell();
    }

    private void tell() {
        step.set(page.map(this::present).orElse(PresentedStep.NONE));
    }

    private PresentedStep present(LessonPage now) {
        Texts texts = desk.texts();
        LessonStep shown = now.step();
        String next = now.last() ? "" : now.lesson().steps().get(now.at() + 1).title();
        boolean end =
                moment == Moment.DONE || moment == Moment.TOLD && shown.deeds().isEmpty();
        return new PresentedStep(
                texts.format("lesson.presented", shown.part(), shown.title()),
                now.arriving() ? texts.get("lesson.arriving") : sentence(texts, shown),
                texts.format(
                        "lesson.presented.at",
                        now.at() + 1,
                        now.lesson().steps().size()),
                shown.notes(),
                next,
                !now.arriving() && !(end && now.last()),
                !now.arriving() && !(moment == Moment.ABOUT && now.at() == 0));
    }

    private String sentence(Texts texts, LessonStep shown) {
        return switch (moment) {
            case ABOUT -> shown.text().split("\\n\\s*\\n", 2)[0];
            case ASKED ->
                shown.question().map(question -> asked(texts, question)).orElse("");
            case TOLD -> shown.question().map(question -> told(texts, question)).orElse("");
            case DONE -> shown.happened();
        };
    }

    private static String asked(Texts texts, Question question) {
        String choices = IntStream.range(0, question.choices().size())
                .mapToObj(at -> texts.format(
                        "lesson.choice", at + 1, question.choices().get(at).text()))
                .collect(Collectors.joining("\n"));
        return question.ask() + "\n" + choices;
    }

    private static String told(Texts texts, Question question) {
        int right = question.right();
        Question.Choice choice = question.choices().get(right);
        return texts.format("lesson.choice", right + 1, choice.text()) + "\n" + choice.why();
    }
}

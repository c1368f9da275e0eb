package dev.vmxscope.app.presenter;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.EventKind;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.session.EventTexts;
import dev.vmxscope.core.session.Step;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.ActionText;
import dev.vmxscope.ui.viewmodel.CodeLine;
import dev.vmxscope.ui.viewmodel.CodeState;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The machine as something to present: a step of it is a step forward, and the sentence says what happened last. */
public final class MachineSteps implements StepSource {
    /** How many of the newest events the sentence tells: a run has too many for a wall. */
    private static final int NEWEST = 2;

    private final Desk desk;
    private final ObservableValue<Boolean> wanted;
    private final ObservableValue<Boolean> canStep;
    private final ObservableValue<Boolean> canStepBack;
    private final ReadOnlyObjectWrapper<PresentedStep> step =
            new ReadOnlyObjectWrapper<>(this, "step", PresentedStep.NONE);

    /**
     * The machine behind a desk.
     *
     * @param wanted whether anybody looks; nothing is put into words before
     * @param canStep whether a step would do anything now
     * @param canStepBack whether there is a step to take back
     */
    public MachineSteps(
            Desk desk,
            ObservableValue<Boolean> wanted,
            ObservableValue<Boolean> canStep,
            ObservableValue<Boolean> canStepBack) {
        this.desk = desk;
        this.wanted = wanted;
        this.canStep = canStep;
        this.canStepBack = canStepBack;
    }

    /** Follows the machine; called once. */
    public void prepare() {
        desk.views().addListener((property, old, view) -> refresh());
        wanted.addListener((property, old, now) -> refresh());
        canStep.addListener((property, old, can) -> refresh());
        canStepBack.addListener((property, old, can) -> refresh());
        refresh();
    }

    /** Says it anew: in another language. */
    public void refresh() {
        if (wanted.getValue()) {
            step.set(tell(desk.views().getValue()));
        }
    }

    @Override
    public ObservableValue<PresentedStep> step() {
        return step.getReadOnlyProperty();
    }

    @Override
    public void forward() {
        desk.submit(new Command.Advance(Step.INTO, desk.grain()));
    }

    @Override
    public void backward() {
        desk.submit(new Command.Back(desk.grain()));
    }

    private PresentedStep tell(View view) {
        Texts texts = desk.texts();
        String next = next(view, texts);
        List<EventText> news = news(view);
        String sentence = news.stream().map(EventText::text).collect(Collectors.joining("\n"));
        String notes = news.stream().flatMap(told -> told.details().stream()).collect(Collectors.joining("\n"));
        return new PresentedStep(
                texts.get(sentence.isEmpty() ? "presenter.machine.next" : "presenter.machine.happened"),
                view.frame().running()
                        ? texts.get("presenter.machine.running")
                        : sentence.isEmpty() ? next : sentence,
                view.frame().position() + "/" + view.frame().end(),
                notes,
                sentence.isEmpty() ? "" : next,
                canStep.getValue(),
                canStepBack.getValue());
    }

    /** The newest events since the last step, run or input began, the oldest of them first. */
    private List<EventText> news(View view) {
        List<Entry> journal = view.machine().journal();
        int known = view.before().journal().size();
        EventTexts words = desk.words().events();
        CodeNames names = CodeNames.of(view.frame().symbols());
        List<EventText> news = new ArrayList<>();
        for (int at = 0; at < journal.size(); at++) {
            names = names.after(journal.get(at).event());
            // Before the first step: what the firmware left is where it all begins.
            if (at >= known || view.frame().position() == 0) {
                EventText told = words.tell(journal.get(at), names);
                // That an action is done one sees by what comes before.
                if (told.kind() != EventKind.ACTION) {
                    news.add(told);
                }
            }
        }
        return news.subList(Math.max(0, news.size() - NEWEST), news.size());
    }

    private String next(View view, Texts texts) {
        CodeState code = CodeState.of(view, desk.sources());
        if (code.where() == CodeState.Where.NOWHERE) {
            return code.next() == null
                    ? texts.get("presenter.machine.end")
                    : ActionText.of(texts, code.next());
        }
        String line = code.lines().stream()
                .filter(CodeLine::current)
                .map(found -> found.text().strip().replaceAll("\\s+", " "))
                .filter(text -> text.chars().anyMatch(Character::isLetter))
                .findFirst()
                .orElse("");
        // A line of nothing but a brace says less than the name of the place.
        return line.isEmpty() ? texts.format("presenter.machine.place", code.place()) : line;
    }
}

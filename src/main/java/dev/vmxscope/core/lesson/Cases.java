package dev.vmxscope.core.lesson;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.scenario.Expectation;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioPlayer;
import dev.vmxscope.core.session.CauseText;
import dev.vmxscope.core.session.DiagnosisTexts;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fault scenario as a lesson of four steps: predict the answer of the instruction, run into the fault, find the cause,
 * and set it right.
 */
public final class Cases {
    private final Scenario scenario;
    private final Texts texts;
    private final VerdictTexts verdicts;
    private final DiagnosisTexts causes;
    private final KeyMoment fault;
    private final CasePlay play;

    private Cases(Scenario scenario, Language language, KeyMoment fault) {
        this.scenario = scenario;
        this.texts = Texts.of(language, Condition.TEXTS);
        this.verdicts = VerdictTexts.of(language);
        this.causes = DiagnosisTexts.of(language);
        this.fault = fault;
        this.play = new CasePlay(scenario, texts);
    }

    /**
     * The case of a scenario.
     *
     * @param scenario with its texts in that language; its fault is played
     * @param language of the sentences that all cases share
     * @throws IllegalArgumentException if the scenario shows no instruction, so that there is nothing to ask for
     */
    public static Lesson of(Scenario scenario, Language language) {
        Optional<KeyMoment> fault = ScenarioPlayer.fault(scenario).moment();
        if (fault.isEmpty()) {
            throw new IllegalArgumentException("the scenario " + scenario.id() + " shows no instruction");
        }
        return new Cases(scenario, language, fault.get()).lesson();
    }

    private Lesson lesson() {
        Stage stage = new Stage(
                scenario.play().setup(),
                scenario.play().driver(),
                scenario.play().symbols());
        return new Lesson(
                scenario.id(),
                scenario.title(),
                texts.get("case.intro"),
                stage,
                List.of(story(), fault(), diagnosis(), fix()));
    }

    private String instruction() {
        return fault.verdict().spec().name();
    }

    private String outcome() {
        return fault.verdict().outcome().text();
    }

    private LessonStep story() {
        int number = scenario.expect().number().orElse(1);
        String ask = number > 1
                ? texts.format("case.story.ask.number", instruction(), number)
                : texts.format(fault.asked() ? "case.story.ask.asked" : "case.story.ask", instruction());
        return step(
                "story",
                scenario.story(),
                List.of(),
                texts.format(
                        fault.asked() ? "case.story.happened.asked" : "case.story.happened", instruction(), outcome()),
                new Goal(List.of(new Condition.Answered())),
                Optional.of(new Question(ask, new CaseOutcomes(texts, instruction(), fault.verdict()).choices())),
                hints("story"),
                List.of("code", "processors", "cr4"));
    }

    private LessonStep fault() {
        List<Condition> goal = new ArrayList<>(CaseGoals.of(scenario.expect()));
        return step(
                "fault",
                texts.format("case.fault.text", play.todo()),
                play.fault(),
                texts.format(
                        fault.asked() ? "case.fault.happened.asked" : "case.fault.happened", instruction(), outcome()),
                new Goal(goal),
                Optional.empty(),
                hints("fault"),
                List.of("app", "code", "dbgview"));
    }

    /** The right cause, the answer that many give, and causes whose requirement is met here. */
    private LessonStep diagnosis() {
        Diagnosis diagnosis = fault.diagnosis();
        List<Question.Choice> wrong = new ArrayList<>();
        wrong.add(new Question.Choice(
                scenario.trap().answer(), false, scenario.trap().why()));
        for (CaseRivals.Rival rival : CaseRivals.of(scenario, diagnosis)) {
            CauseText text = causes.tell(rival.cause(), fault.verdict().before().profile());
            wrong.add(new Question.Choice(
                    text.plain(), false, texts.format("case.rival.why", verdicts.rule(rival.requirement()))));
        }
        String details =
                causes.causes(diagnosis).stream().map(CauseText::detail).collect(Collectors.joining("\n\n"));
        Question.Choice right = new Question.Choice(
                causes.headline(diagnosis),
                true,
                details.isEmpty() ? scenario.fix().text() : details);
        List<Question.Choice> choices = new ArrayList<>(wrong);
        choices.add(Math.floorMod(scenario.id().hashCode(), wrong.size() + 1), right);
        return step(
                "diagnosis",
                texts.format("case.diagnosis.text", instruction(), outcome()),
                List.of(),
                right.text(),
                new Goal(List.of(new Condition.Answered())),
                Optional.of(new Question(texts.get("case.diagnosis.ask"), choices)),
                scenario.hints(),
                evidencePanels(diagnosis));
    }

    /** The panels where one sees it; not the one that says it. */
    private static List<String> evidencePanels(Diagnosis diagnosis) {
        List<String> panels = new ArrayList<>(diagnosis.unmet().stream()
                .map(item -> panel(item.finding().evidence().orElseThrow().place()))
                .distinct()
                .toList());
        for (String also : List.of("code", "timeline")) {
            if (!panels.contains(also)) {
                panels.add(also);
            }
        }
        return panels;
    }

    private static String panel(@Nullable Place place) {
        if (place instanceof Place.Control) {
            return "cr4";
        }
        if (place instanceof Place.Cpuid) {
            return "cpuid";
        }
        if (Place.Model.FEATURE_CONTROL.equals(place)) {
            return "feature-control";
        }
        return place instanceof Place.State ? "processors" : "registers";
    }

    private LessonStep fix() {
        Expectation expect = scenario.fix().expect();
        String happened = expect.instruction().isEmpty()
                ? texts.get("case.fix.happened.none")
                : texts.format(
                        expect.asked() ? "case.fix.happened.asked" : "case.fix.happened",
                        expect.instruction().get(),
                        expect.outcome());
        Goal goal = new Goal(CaseGoals.of(expect));
        String wanted = goal.conditions().stream()
                .map(condition -> condition.text(texts))
                .collect(Collectors.joining(" "));
        List<String> hints = List.of(
                texts.get("case.fix.hint.vague"),
                texts.get("case.fix.hint.near"),
                scenario.fix().text());
        return step(
                "fix",
                texts.format("case.fix.text", wanted),
                play.fix(fault),
                happened,
                goal,
                Optional.empty(),
                hints,
                List.of("why", "feature-control", "cr4"));
    }

    private List<String> hints(String step) {
        return List.of(
                texts.get("case." + step + ".hint.vague"),
                texts.get("case." + step + ".hint.near"),
                texts.get("case." + step + ".hint.exact"));
    }

    private LessonStep step(
            String id,
            String text,
            List<Deed> deeds,
            String happened,
            Goal goal,
            Optional<Question> question,
            List<String> hints,
            List<String> panels) {
        return new LessonStep(
                id,
                texts.get("case." + id + ".part"),
                texts.get("case." + id + ".title"),
                text,
                deeds,
                happened,
                goal,
                question,
                hints,
                panels,
                "");
    }
}

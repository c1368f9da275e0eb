package dev.vmxscope.core.lesson;

import dev.vmxscope.core.scenario.Play;
import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.scenario.Start;
import dev.vmxscope.core.scenario.StartReader;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.Prose;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a lesson from a TOML text; the format is described in the page "Lessons". */
public final class LessonReader {
    /** What the key {@code kind} says in a lesson. */
    public static final String KIND = "lesson";

    private static final List<String> KEYS = List.of("kind", "id", "title", "intro", "start", "step");
    private static final List<String> STEP_KEYS =
            List.of("id", "part", "title", "text", "do", "happened", "panels", "hints", "notes", "goal", "question");
    private static final List<String> START = List.of("start");
    private static final List<String> STEP = List.of("step");
    private static final List<String> QUESTION = List.of("question");
    private static final List<String> CHOICE = List.of("question", "choice");
    private static final int MOST_STEPS = 100;
    private static final int FEWEST_CHOICES = 2;
    private static final int MOST_CHOICES = 5;

    private final TomlDocument document;
    private final ScenarioFiles files;

    private LessonReader(TomlDocument document, ScenarioFiles files) {
        this.document = document;
        this.files = files;
    }

    /**
     * Reads a lesson. Every name in it is looked up now.
     *
     * @param text the TOML text, at most 128 Ki characters
     * @param sourceName the name that an error message shall give it
     * @param files where its own drivers and programs lie
     * @throws ScenarioFormatException if the text is no lesson
     */
    public static Lesson read(String text, String sourceName, ScenarioFiles files) throws ScenarioFormatException {
        return new LessonReader(TomlDocument.parse(text, sourceName), files).lesson();
    }

    private Lesson lesson() throws ScenarioFormatException {
        document.allowOnly(List.of(), KEYS);
        List<String> kind = List.of("kind");
        if (!document.requiredText(kind).equals(KIND)) {
            throw document.error(kind, Message.of("lesson.kind", KIND));
        }
        Prose prose = new Prose(document);
        List<TomlDocument> steps = document.tables(STEP);
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw document.error(STEP, Message.of("lesson.steps", MOST_STEPS));
        }
        List<ModuleFile> programs = programs(steps);
        Play play = start().play();
        DeedReader deeds = new DeedReader(files, programs, play.setup(), play.driver());
        Set<String> ids = new HashSet<>();
        List<LessonStep> read = new ArrayList<>();
        for (TomlDocument step : steps) {
            read.add(step(step, deeds, programs, ids));
        }
        checkParts(steps, read);
        Stage stage = new Stage(play.setup(), play.driver(), DeedReader.symbols(play.driver(), programs));
        return new Lesson(
                prose.id(List.of("id")), prose.line(List.of("title")), prose.text(List.of("intro")), stage, read);
    }

    /** A heading that came up again would look like another part of the same name. */
    private static void checkParts(List<TomlDocument> tables, List<LessonStep> steps) throws ScenarioFormatException {
        Set<String> ended = new HashSet<>();
        for (int at = 1; at < steps.size(); at++) {
            if (!steps.get(at).part().equals(steps.get(at - 1).part())) {
                ended.add(steps.get(at - 1).part());
            }
            if (ended.contains(steps.get(at).part())) {
                throw tables.get(at)
                        .error(List.of("part"), Message.of("lesson.part", steps.get(at).part()));
            }
        }
    }

    private Start start() throws ScenarioFormatException {
        document.allowOnly(
                START,
                StartReader.KEYS.stream()
                        .filter(key -> !key.equals("steps") && !key.equals("set"))
                        .toList());
        Start start = new StartReader(document, files, "start").over(Start.usual());
        if (start.driver().isEmpty()) {
            throw document.error(START, Message.of("lesson.start"));
        }
        return start;
    }

    private List<ModuleFile> programs(List<TomlDocument> steps) throws ScenarioFormatException {
        List<ModuleFile> programs = new ArrayList<>();
        for (TomlDocument step : steps) {
            for (ModuleFile program : DeedReader.programs(step, files)) {
                if (programs.stream().noneMatch(known -> known.fileName().equals(program.fileName()))) {
                    programs.add(program);
                }
            }
        }
        return programs;
    }

    private LessonStep step(TomlDocument step, DeedReader deeds, List<ModuleFile> programs, Set<String> ids)
            throws ScenarioFormatException {
        step.allowOnly(List.of(), STEP_KEYS);
        Prose prose = new Prose(step);
        List<String> idPath = List.of("id");
        String id = prose.id(idPath);
        if (!ids.add(id)) {
            throw step.error(idPath, Message.of("lesson.twice", id));
        }
        List<Deed> done = deeds.read(step);
        Goal goal = new GoalReader(step, files, programs, deeds.setup(), deeds.driver()).read();
        Optional<Question> question = question(step, prose);
        if (done.isEmpty() && !goal.answerOnly()) {
            throw step.error(List.of("do"), Message.of("lesson.do"));
        }
        if (question.isEmpty() && goal.conditions().contains(new Condition.Answered())) {
            throw step.error(List.of("goal", "answered"), Message.of("lesson.question"));
        }
        return new LessonStep(
                id,
                prose.line(List.of("part")),
                prose.line(List.of("title")),
                prose.text(List.of("text")),
                done,
                prose.text(List.of("happened")),
                goal,
                question,
                prose.hints(List.of("hints")),
                panels(step),
                prose.optionalText(List.of("notes")).orElse(""));
    }

    private static List<String> panels(TomlDocument step) throws ScenarioFormatException {
        List<String> path = List.of("panels");
        List<String> panels = step.texts(path);
        if (panels.isEmpty()) {
            throw step.error(path, Message.of("lesson.panels"));
        }
        for (String panel : panels) {
            if (!PanelIds.ALL.contains(panel)) {
                throw step.error(
                        path,
                        Message.of("lesson.panel", panel, NearestName.hint(panel, PanelIds.ALL), List.copyOf(PanelIds.ALL)));
            }
        }
        return panels;
    }

    private static Optional<Question> question(TomlDocument step, Prose prose) throws ScenarioFormatException {
        if (step.value(QUESTION) == null) {
            return Optional.empty();
        }
        step.allowOnly(QUESTION, List.of("ask", "choice"));
        List<Question.Choice> choices = new ArrayList<>();
        for (TomlDocument choice : step.tables(CHOICE)) {
            choice.allowOnly(List.of(), List.of("text", "right", "why"));
            Prose words = new Prose(choice);
            choices.add(new Question.Choice(
                    words.text(List.of("text")),
                    choice.flag(List.of("right")).orElse(false),
                    words.text(List.of("why"))));
        }
        if (choices.size() < FEWEST_CHOICES || choices.size() > MOST_CHOICES) {
            throw step.error(
                    CHOICE,
                    Message.of("question.choices", FEWEST_CHOICES, MOST_CHOICES));
        }
        long right = choices.stream().filter(Question.Choice::right).count();
        if (right != 1) {
            throw step.error(CHOICE, Message.of("question.right", right));
        }
        return Optional.of(new Question(prose.text(List.of("question", "ask")), choices));
    }
}

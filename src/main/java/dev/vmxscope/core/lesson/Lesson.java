package dev.vmxscope.core.lesson;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.ModuleFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A lesson: a machine to begin with, and steps that build on each other.
 *
 * @param id kebab-case
 * @param title a few words
 * @param intro what one learns, in two or three sentences; paragraphs are parted by an empty line
 * @param stage the machine to begin with
 * @param steps at least one; steps of the same part stand together
 */
public record Lesson(String id, String title, String intro, Stage stage, List<LessonStep> steps) {
    /** Keeps its own copy of the list. */
    public Lesson {
        steps = List.copyOf(steps);
    }

    /** The names of its parts, in their order, each once. */
    public List<String> parts() {
        return steps.stream().map(LessonStep::part).distinct().toList();
    }

    /**
     * Brings the machine to where a step begins: opens the stage and does all that the steps before say.
     *
     * @param step its index
     */
    public Command wayTo(int step) {
        List<Command> all = new ArrayList<>();
        all.add(stage.open());
        for (LessonStep before : steps.subList(0, step)) {
            before.deeds().forEach(deed -> all.add(deed.command()));
        }
        return new Command.All(all);
    }

    /**
     * The driver that the machine has where a step begins.
     *
     * @param step its index
     */
    public ModuleFile driverAt(int step) {
        ModuleFile driver = stage.driver();
        for (LessonStep before : steps.subList(0, step)) {
            for (Deed deed : before.deeds()) {
                driver = deed.driver().orElse(driver);
            }
        }
        return driver;
    }
}

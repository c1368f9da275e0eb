package dev.vmxscope.core.report;

import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.History;
import dev.vmxscope.core.session.SymbolCatalogue;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a report is about.
 *
 * @param title what the reader calls it: a file's name, a scenario's title
 * @param story what it is about in a few sentences, empty if there is nothing to say
 * @param investigation what was done
 * @param history the same, replayed; its present moment is where the report ends
 * @param asked an instruction that was not executed but only asked for, to be explained where none failed
 * @param attempt the lesson that was gone through, as far as it was; empty without one
 * @param sources where source files are found
 */
public record Dossier(
        String title,
        String story,
        Investigation investigation,
        History history,
        Optional<KeyMoment> asked,
        Optional<Attempt> attempt,
        Sources sources) {

    /** What is on a bench. */
    public static Dossier of(String title, String story, Bench bench, Sources sources) {
        return new Dossier(title, story, Investigation.of(bench), bench.history(), Optional.empty(), Optional.empty(), sources);
    }

    /** The same with what a lesson keeps. */
    public Dossier withLesson(SortedMap<String, String> kept) {
        return new Dossier(title, story, investigation.withLesson(kept), history, asked, attempt, sources);
    }

    /** The same with an instruction that was only asked for. */
    public Dossier withAsked(Optional<KeyMoment> moment) {
        return new Dossier(title, story, investigation, history, moment, attempt, sources);
    }

    /** The same with a lesson that was gone through. */
    public Dossier withAttempt(Optional<Attempt> made) {
        return new Dossier(title, story, investigation, history, asked, made, sources);
    }

    SymbolCatalogue symbols() {
        return investigation.symbols();
    }
}

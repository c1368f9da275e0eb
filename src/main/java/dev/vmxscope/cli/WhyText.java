package dev.vmxscope.cli;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Played;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioCheck.Difference;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.CauseText;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.DiagnosisTexts;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.windows.Status;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Tells people why an instruction fails. */
final class WhyText {
    private final PrintWriter out;
    private final Texts texts;
    private final Texts reports;
    private final VerdictTexts verdicts;
    private final DiagnosisTexts diagnoses;

    WhyText(PrintWriter out, Language language) {
        this.out = out;
        this.texts = Texts.of(language, "why");
        this.reports = Texts.of(language, "report");
        this.verdicts = VerdictTexts.of(language);
        this.diagnoses = DiagnosisTexts.of(language);
    }

    /** Tells what came of a scenario. */
    void tell(Scenario scenario, Played played, List<Difference> differences) {
        line("title", scenario.title(), scenario.id());
        out.print("\n");
        if (played.moment().isPresent()) {
            tell(Explained.of(played.moment().get(), scenario.play().symbols()));
        } else {
            line("nothing");
        }
        stopped(played.end());
        out.print("\n");
        line(differences.isEmpty() ? "as-expected" : "differs");
        for (Difference difference : differences) {
            indented("difference", difference.what(), difference.expected(), difference.actual());
        }
    }

    /** Tells what a saved session is about where it stands. */
    void tell(String name, Optional<KeyMoment> moment, Bench bench) {
        out.print(name + ": "
                + reports.format(
                        "session.place",
                        bench.history().present().position(),
                        bench.history().end())
                + "\n\n");
        if (moment.isPresent()) {
            tell(Explained.of(moment.get(), bench.symbols()));
        } else {
            line("nothing");
        }
        stopped(bench.machine());
    }

    private void stopped(Machine machine) {
        if (machine.windows().status() instanceof Status.Bugcheck stopped) {
            line("bugcheck", stopped.name(), Codes.hex32(stopped.code()));
        }
    }

    private void tell(Explained explained) {
        KeyMoment moment = explained.moment();
        Verdict verdict = explained.verdict();
        String outcome = verdicts.outcome(verdict.outcome());
        line(moment.asked() ? "instruction.asked" : "instruction", moment.text(), outcome);
        int cpu = verdict.before().id();
        if (moment.asked()) {
            indented("place.asked", cpu, moment.before().steps());
        } else {
            indented(
                    "place",
                    explained.names().place(verdict.before().rip()),
                    cpu,
                    moment.before().steps() + 1);
        }
        out.print(diagnoses.headline(explained.diagnosis()) + "\n\n");
        findings(explained);
        causes(explained.diagnosis());
    }

    private void findings(Explained explained) {
        Verdict verdict = explained.verdict();
        if (verdict.decidingStage() != Verdict.PASSED) {
            line(
                    "unmet",
                    verdicts.stage(
                            verdict.stages().get(verdict.decidingStage()).stage().name()),
                    verdicts.outcome(verdict.outcome()));
            items(explained.diagnosis().unmet(), explained);
        }
        for (Stage.Judged later : explained.later()) {
            List<Diagnosis.Item> items = explained.diagnosis().wouldAlsoFail().stream()
                    .filter(item -> later.findings().contains(item.finding()))
                    .toList();
            if (!items.isEmpty()) {
                line(
                        "also",
                        verdicts.stage(later.stage().name()),
                        verdicts.outcome(later.stage().outcome()));
                items(items, explained);
            }
        }
        if (!explained.later().isEmpty()) {
            line(
                    "not-reached",
                    texts.clauses(explained.later().stream()
                            .map(later -> verdicts.stage(later.stage().name()))
                            .toList()));
            out.print("\n");
        }
    }

    private void items(List<Diagnosis.Item> items, Explained explained) {
        items.forEach(item -> item(item, explained));
        out.print("\n");
    }

    private void item(Diagnosis.Item item, Explained explained) {
        Finding finding = item.finding();
        Evidence evidence = finding.evidence().orElseThrow();
        out.print("  - " + verdicts.found(finding) + "\n");
        detail("rule", verdicts.rule(finding.requirement().id()));
        if (!evidence.fields().isEmpty()) {
            detail(
                    "value",
                    verdicts.name(evidence.register()) + " = " + Codes.hex(evidence.actual()),
                    Codes.hex(evidence.mask()),
                    Codes.hex(evidence.required() & evidence.mask()));
        }
        detail("source", finding.requirement().source(), finding.requirement().id());
        item.origin().ifPresent(origin -> detail("origin", diagnoses.origin(origin, explained.names())));
        detail("remedy", diagnoses.remedy(item));
    }

    private void causes(Diagnosis diagnosis) {
        List<CauseText> told = diagnoses.causes(diagnosis);
        List<NamedCause> causes = diagnosis.causes();
        for (int at = 0; at < causes.size(); at++) {
            line("cause", told.get(at).title(), causes.get(at).id());
            indented("detail", told.get(at).detail());
            indented("fix", told.get(at).fix());
        }
    }

    private void detail(String key, Object... arguments) {
        out.print("    " + texts.format(key, arguments) + "\n");
    }

    private void indented(String key, Object... arguments) {
        out.print("  " + texts.format(key, arguments) + "\n");
    }

    private void line(String key, Object... arguments) {
        out.print(texts.format(key, arguments) + "\n");
    }
}

package dev.vmxscope.core.report;

import static dev.vmxscope.core.report.InvestigationReport.shown;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.session.CauseText;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.DiagnosisTexts;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;
import java.util.Optional;

/** One judged instruction in full: its outcome, causes, requirements with their bits, origins and remedies, and code. */
final class VerdictSection {
    private final Html html;
    private final Texts texts;
    private final Dossier dossier;
    private final VerdictTexts verdicts;
    private final DiagnosisTexts diagnoses;

    VerdictSection(Html html, Texts texts, Language language, Dossier dossier) {
        this.html = html;
        this.texts = texts;
        this.dossier = dossier;
        this.verdicts = VerdictTexts.of(language);
        this.diagnoses = DiagnosisTexts.of(language);
    }

    /** Why it fails, in one sentence. */
    String headline(KeyMoment moment) {
        return diagnoses.headline(moment.diagnosis());
    }

    /** Writes one. */
    void write(KeyMoment moment, int number) {
        Verdict verdict = moment.verdict();
        CodeNames names = CodeNames.of(dossier.symbols());
        for (Entry entry : moment.before().journal()) {
            names = names.after(entry.event());
        }
        Diagnosis diagnosis = moment.diagnosis();
        html.open("article", "class", "verdict", "id", "verdict-" + number);
        html.open("h3").text(texts.format("verdict.title", number) + " ");
        html.element("code", moment.text())
                .text(": " + verdict.outcome().text())
                .close();
        html.element(
                "p",
                texts.format(
                        "verdict.place",
                        shown(names.place(verdict.before().rip())),
                        verdict.before().id(),
                        moment.before().steps() + 1));
        html.element("p", diagnoses.headline(diagnosis), "class", "headline");
        causes(diagnosis);
        requirements("verdict.unmet", diagnosis.unmet(), names);
        requirements("verdict.also", diagnosis.wouldAlsoFail(), names);
        notReached(verdict);
        code(moment);
        html.element("h4", texts.format("verdict.registers", verdict.before().id()));
        new Strip(html, texts).all(verdict.before());
        html.close();
    }

    private void causes(Diagnosis diagnosis) {
        List<NamedCause> causes = diagnosis.causes();
        List<CauseText> told = diagnoses.causes(diagnosis);
        for (int at = 0; at < causes.size(); at++) {
            CauseText cause = told.get(at);
            html.open("div", "class", "cause");
            html.open("h4").text(texts.format("verdict.cause", cause.title()) + " ");
            html.element("code", causes.get(at).id()).close();
            if (causes.size() > 1) {
                html.element("p", cause.plain());
            }
            html.element("p", cause.detail());
            html.open("p")
                    .element("strong", texts.get("verdict.fix"))
                    .text(" " + cause.fix())
                    .close();
            html.close();
        }
    }

    private void requirements(String key, List<Diagnosis.Item> items, CodeNames names) {
        if (items.isEmpty()) {
            return;
        }
        html.element("h4", texts.get(key));
        for (Diagnosis.Item item : items) {
            Finding finding = item.finding();
            String id = finding.requirement().id();
            html.open("div", "class", "requirement");
            html.open("p").element("strong", verdicts.found(finding)).close();
            html.open("dl");
            term("verdict.rule", verdicts.rule(id));
            term("verdict.manual", finding.requirement().source());
            item.origin().ifPresent(origin -> term("verdict.origin", shown(diagnoses.origin(origin, names))));
            term("verdict.remedy", diagnoses.remedy(item));
            html.open("dt")
                    .text(texts.get("verdict.id"))
                    .close()
                    .open("dd")
                    .element("code", id)
                    .close();
            html.close();
            finding.evidence().ifPresent(this::bits);
            html.close();
        }
    }

    private void term(String key, String text) {
        html.element("dt", texts.get(key)).element("dd", text);
    }

    private void bits(Evidence evidence) {
        Optional<RegisterLayout> layout = Optional.ofNullable(evidence.place())
                .flatMap(Place::layout)
                .filter(known -> known.name().equals(evidence.register()));
        if (layout.isPresent() && evidence.mask() != -1) {
            new Strip(html, texts).register(layout.get(), evidence.actual(), evidence.mask(), evidence.required());
        } else {
            html.element(
                    "p",
                    texts.format(
                            "verdict.value",
                            evidence.register(),
                            Codes.hex(evidence.actual()),
                            Codes.hex(evidence.mask()),
                            Codes.hex(evidence.required() & evidence.mask())));
        }
    }

    private void notReached(Verdict verdict) {
        if (verdict.decidingStage() == Verdict.PASSED) {
            return;
        }
        List<Stage.Judged> later = verdict.stages()
                .subList(verdict.decidingStage() + 1, verdict.stages().size());
        if (!later.isEmpty()) {
            html.element("h4", texts.get("verdict.later"));
            html.open("ul");
            later.forEach(stage -> html.element("li", stage.stage().name()));
            html.close();
        }
    }

    private void code(KeyMoment moment) {
        CodeExcerpt excerpt = new CodeExcerpt(moment, dossier.symbols());
        List<CodeExcerpt.Row> source = excerpt.source(dossier.sources());
        if (!source.isEmpty()) {
            String path = excerpt.line().orElseThrow().file().replace('\\', '/');
            rows(texts.format("code.source", shown(path.substring(path.lastIndexOf('/') + 1))), source, false);
        }
        rows(texts.get("code.instructions"), excerpt.instructions(), true);
    }

    private void rows(String caption, List<CodeExcerpt.Row> rows, boolean bytes) {
        html.table(caption, "code");
        for (CodeExcerpt.Row row : rows) {
            html.open("tr", "class", row.here() ? "here" : "there");
            html.element("td", row.here() ? "\u25b6" : "", "aria-label", row.here() ? texts.get("code.here") : "");
            html.element("td", row.place(), "class", "number");
            if (bytes) {
                html.element("td", row.bytes(), "class", "bytes");
            }
            html.open("td").element("code", indented(row.text())).close().close();
        }
        html.endTable();
    }

    private static String indented(String line) {
        return shown(line.replace("\t", "    "));
    }
}

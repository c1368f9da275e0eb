package dev.vmxscope.core.report;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.lesson.Attempt;
import dev.vmxscope.core.lesson.Condition;
import dev.vmxscope.core.lesson.Results;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.Engine;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.session.EventTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole investigation as one HTML page that needs nothing else: no network, no program of ours, and no script to be
 * read. Whatever a driver said or is named is escaped.
 */
public final class InvestigationReport {
    private static final String FOLDER = "/dev/vmxscope/core/report/";
    private static final int MOST_VERDICTS = 10;
    private static final int MOST_EVENTS = 5_000;
    private static final int MOST_LINES = 5_000;
    private static final int MOST_INPUTS = 2_000;

    private final Dossier dossier;
    private final Language language;
    private final Texts texts;
    private final Html html = new Html();
    private final Machine machine;

    private InvestigationReport(Dossier dossier, Language language) {
        this.dossier = dossier;
        this.language = language;
        this.texts = Texts.of(language, "report");
        this.machine = dossier.history().present().machine();
    }

    /** The page, to be written in UTF-8. */
    public static String write(Dossier dossier, Language language) {
        return new InvestigationReport(dossier, language).page();
    }

    private String page() {
        String tag = language.locale().toLanguageTag();
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", tag, "xml:lang", tag);
        head();
        html.open("body");
        List<KeyMoment> failed = Failures.of(dossier.history(), new Engine(), MOST_VERDICTS);
        VerdictSection verdicts = new VerdictSection(html, texts, language, dossier);
        html.open("header").element("h1", texts.format("title", shown(dossier.title())));
        summary(failed, verdicts);
        html.close();
        contents();
        html.open("main");
        new MachineSection(html, texts, dossier).write();
        html.open("section", "id", "verdicts").element("h2", texts.get("verdicts"));
        verdicts(failed, verdicts);
        html.close();
        registers();
        timeline();
        new DispatchSection(html, texts, dossier).write();
        console();
        inputs();
        lesson();
        html.close();
        html.open("footer").element("p", texts.get("footer")).close();
        html.open("script").raw(resource("report.js")).close();
        html.close().close();
        return "<!DOCTYPE html>\n" + html;
    }

    private void head() {
        html.open("head").open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", texts.format("title", shown(dossier.title())));
        html.open("style").raw(resource("report.css")).close();
        html.close();
    }

    private void summary(List<KeyMoment> failed, VerdictSection verdicts) {
        if (!dossier.story().isEmpty()) {
            html.element("p", dossier.story(), "class", "story");
        }
        if (failed.isEmpty() && dossier.asked().isPresent()) {
            html.element("p", verdicts.headline(dossier.asked().get()), "class", "headline");
        } else if (failed.isEmpty()) {
            html.element("p", texts.get("summary.nothing"), "class", "headline");
        } else {
            html.element("p", verdicts.headline(failed.get(failed.size() - 1)), "class", "headline");
        }
        if (machine.windows().status() instanceof Status.Bugcheck stopped) {
            html.element("p", texts.format("summary.bugcheck", stopped.name(), Codes.hex32(stopped.code())));
        }
        if (machine.notEmulated() != null) {
            html.element(
                    "p",
                    texts.format(
                            "summary.not-emulated", shown(machine.notEmulated().in(language))));
        }
        html.element(
                "p",
                texts.format(
                        "session.place",
                        dossier.history().present().position(),
                        dossier.history().end()));
    }

    private void contents() {
        html.open("nav", "aria-label", texts.get("contents")).open("ul");
        List<String> parts = new ArrayList<>(
                List.of("loaded", "machine", "verdicts", "registers", "timeline", "dispatch", "console", "inputs"));
        if (hasLesson()) {
            parts.add("lesson");
        }
        for (String part : parts) {
            html.open("li").element("a", texts.get(part), "href", "#" + part).close();
        }
        html.close().close();
    }

    private void verdicts(List<KeyMoment> failed, VerdictSection verdicts) {
        if (failed.isEmpty()) {
            html.element("p", texts.get("verdicts.none"));
            if (dossier.asked().isPresent()) {
                html.element("p", texts.get("verdicts.asked"));
                verdicts.write(dossier.asked().get(), 1);
            } else {
                Failures.next(machine).ifPresent(next -> {
                    html.element("p", texts.get("verdicts.next"));
                    verdicts.write(next, 1);
                });
            }
        }
        if (failed.size() == MOST_VERDICTS) {
            html.element("p", texts.format("verdicts.last", MOST_VERDICTS));
        }
        for (int at = 0; at < failed.size(); at++) {
            verdicts.write(failed.get(at), at + 1);
        }
    }

    private void registers() {
        html.open("section", "id", "registers").element("h2", texts.get("registers"));
        html.element("p", texts.get("registers.legend"));
        html.element("h3", texts.get("registers.start"));
        Strip strip = new Strip(html, texts);
        strip.all(dossier.history().start().processors().get(0));
        machine.processors().forEach(cpu -> {
            html.element("h3", texts.format("registers.end", cpu.id()));
            html.element("p", texts.get("registers.vmx." + cpu.vmx().mode()));
            strip.all(cpu);
        });
        html.close();
    }

    private void timeline() {
        html.open("section", "id", "timeline").element("h2", texts.get("timeline"));
        html.open("p", "id", "stepper", "hidden", "hidden");
        html.element("button", texts.get("timeline.previous"), "type", "button", "id", "previous");
        html.element("button", texts.get("timeline.next"), "type", "button", "id", "next");
        html.close();
        html.table(
                texts.get("timeline.caption"),
                "events",
                texts.get("column.step"),
                texts.get("column.processor"),
                texts.get("column.event"));
        EventTexts words = EventTexts.of(language);
        CodeNames names = CodeNames.of(dossier.symbols());
        Trail<Entry> journal = machine.journal();
        for (int at = 0; at < Math.min(journal.size(), MOST_EVENTS); at++) {
            Entry entry = journal.get(at);
            names = names.after(entry.event());
            event(entry, words.tell(entry, names));
        }
        html.endTable();
        left(journal.size(), MOST_EVENTS);
        html.close();
    }

    private void event(Entry entry, EventText told) {
        html.open("tr", "class", "event " + told.kind().id(), "tabindex", "-1");
        html.element("td", Long.toString(entry.step()), "class", "number");
        html.element("td", Integer.toString(entry.cpu()), "class", "number");
        html.open("td").text(shown(told.text()));
        if (!told.details().isEmpty()) {
            html.open("ul");
            told.details().forEach(detail -> html.element("li", shown(detail)));
            html.close();
        }
        html.close().close();
    }

    private void console() {
        html.open("section", "id", "console").element("h2", texts.get("console"));
        Trail<DebugLine> lines = machine.windows().debugLines();
        if (lines.isEmpty()) {
            html.element("p", texts.get("console.empty")).close();
            return;
        }
        html.table(
                texts.get("console.caption"),
                "console",
                texts.get("column.number"),
                texts.get("column.step"),
                texts.get("column.processor"),
                texts.get("column.irql"),
                texts.get("column.component"),
                texts.get("column.level"),
                texts.get("column.text"));
        for (int at = 0; at < Math.min(lines.size(), MOST_LINES); at++) {
            DebugLine line = lines.get(at);
            html.open("tr");
            for (long number : new long[] {
                at + 1, line.step(), line.cpu(), line.irql(), line.component(), line.level() & 0xFFFFFFFFL
            }) {
                html.element("td", Long.toString(number), "class", "number");
            }
            String kept = line.passes() ? "" : " " + texts.get("console.filtered");
            html.open("td")
                    .element("code", shown(line.text()))
                    .text(kept)
                    .close()
                    .close();
        }
        html.endTable();
        left(lines.size(), MOST_LINES);
        html.close();
    }

    private void inputs() {
        html.open("section", "id", "inputs").element("h2", texts.get("inputs"));
        List<String> lines = dossier.investigation().lines();
        html.element("p", texts.get("inputs.note"));
        html.open("ol");
        lines.stream()
                .limit(MOST_INPUTS)
                .forEach(line -> html.open("li").element("code", shown(line)).close());
        html.close();
        left(lines.size(), MOST_INPUTS);
        html.close();
    }

    private boolean hasLesson() {
        return dossier.attempt().isPresent() || !dossier.investigation().lesson().isEmpty();
    }

    private void lesson() {
        if (!hasLesson()) {
            return;
        }
        html.open("section", "id", "lesson").element("h2", texts.get("lesson"));
        if (dossier.attempt().isPresent()) {
            attempt(dossier.attempt().get());
        } else {
            notes();
        }
        html.close();
    }

    private void attempt(Attempt attempt) {
        Texts words = Texts.of(language, Condition.TEXTS);
        html.table(shown(attempt.lesson().title()), "facts", Results.head(words).toArray(String[]::new));
        for (List<String> row : Results.rows(attempt, words)) {
            html.row(row.stream().map(InvestigationReport::shown).toArray(String[]::new));
        }
        html.endTable();
    }

    private void notes() {
        html.table(texts.get("lesson.caption"), "facts", texts.get("lesson.what"), texts.get("lesson.value"));
        for (Map.Entry<String, String> kept : dossier.investigation().lesson().entrySet()) {
            html.headed(shown(kept.getKey()), shown(kept.getValue()));
        }
        html.endTable();
    }

    private void left(int all, int told) {
        if (all > told) {
            html.element("p", texts.format("left", told, all));
        }
    }

    /** What somebody else wrote, fit for a line: nothing in it that cannot be seen. */
    static String shown(@Nullable String text) {
        return EventText.printable(Optional.ofNullable(text).orElse(""));
    }

    private static String resource(String name) {
        try (@Nullable InputStream stream = InvestigationReport.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

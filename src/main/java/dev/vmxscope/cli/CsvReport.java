package dev.vmxscope.cli;

import dev.vmxscope.core.console.Csv;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.session.CrashText;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.session.EventTexts;
import java.io.PrintWriter;
import java.util.List;

/** Tells a run as comma-separated values with a head line (RFC 4180); several details stand in one cell. */
final class CsvReport implements Report {
    private final PrintWriter out;
    private final EventTexts texts;

    CsvReport(PrintWriter out, EventTexts texts) {
        this.out = out;
        this.texts = texts;
        out.print(Csv.row("step", "cpu", "event", "text", "details", "outcome", "exitStatus"));
    }

    @Override
    public void tell(Entry entry, CodeNames names) {
        EventText told = texts.tell(entry, names);
        out.print(Csv.row(
                Long.toString(entry.step()),
                Integer.toString(entry.cpu()),
                told.kind().id(),
                told.text(),
                String.join(" | ", told.details()),
                "",
                ""));
    }

    @Override
    public void crashed(CrashAnalysis analysis) {
        for (String line : CrashText.lines(analysis, texts.language())) {
            out.print(Csv.row(
                    Long.toString(analysis.crash().step()),
                    Integer.toString(analysis.crash().cpu()),
                    "analysis",
                    line.stripTrailing(),
                    "",
                    "",
                    ""));
        }
    }

    @Override
    public void debugger(String command, List<String> lines) {
        for (String line : lines) {
            out.print(Csv.row("", "", "windbg", line, command, "", ""));
        }
    }

    @Override
    public void end(End end) {
        out.print(Csv.row(
                Long.toString(end.steps()),
                "",
                "end",
                end.text(),
                "",
                end.ending().id(),
                Integer.toString(end.exitStatus())));
    }
}

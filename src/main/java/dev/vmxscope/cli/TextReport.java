package dev.vmxscope.cli;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.EventKind;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.session.EventTexts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Tells a run to people: one line an event, details below it. That an action is done they see by what comes before: the
 * call that came back, the driver that was started.
 */
final class TextReport implements Report {
    private final PrintWriter out;
    private final EventTexts texts;

    TextReport(PrintWriter out, EventTexts texts) {
        this.out = out;
        this.texts = texts;
    }

    @Override
    public void tell(Entry entry, CodeNames names) {
        EventText told = texts.tell(entry, names);
        if (told.kind() == EventKind.ACTION) {
            return;
        }
        line(entry.step(), "cpu" + entry.cpu(), told.kind().id(), told.text());
        for (String detail : told.details()) {
            out.print(" ".repeat(33) + "- " + detail + "\n");
        }
    }

    @Override
    public void debugger(String command, List<String> lines) {
        out.print("kd> " + command + "\n");
        lines.forEach(line -> out.print(line + "\n"));
    }

    @Override
    public void end(End end) {
        line(end.steps(), "", "end", end.text());
    }

    private void line(long step, String cpu, String kind, String text) {
        out.print(String.format(Locale.ROOT, "%8d  %-5s  %-14s  %s", step, cpu, kind, text) + "\n");
    }
}

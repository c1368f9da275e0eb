package dev.vmxscope.cli;

import dev.vmxscope.core.console.Xml;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.session.CrashText;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.session.EventTexts;
import java.io.PrintWriter;
import java.util.List;

/** Tells a run as one XML document: a {@code run} of {@code event}s and an {@code end}. */
final class XmlReport implements Report {
    private final PrintWriter out;
    private final EventTexts texts;

    XmlReport(PrintWriter out, EventTexts texts) {
        this.out = out;
        this.texts = texts;
        out.print(Xml.DECLARATION + "<run>\n");
    }

    @Override
    public void tell(Entry entry, CodeNames names) {
        EventText told = texts.tell(entry, names);
        out.print("  <event"
                + Xml.attribute("step", Long.toString(entry.step()))
                + Xml.attribute("cpu", Integer.toString(entry.cpu()))
                + Xml.attribute("kind", told.kind().id())
                + ">\n    <text>" + Xml.escaped(told.text()) + "</text>\n");
        for (String detail : told.details()) {
            out.print("    <detail>" + Xml.escaped(detail) + "</detail>\n");
        }
        out.print("  </event>\n");
    }

    @Override
    public void crashed(CrashAnalysis analysis) {
        out.print("  <analysis"
                + Xml.attribute("step", Long.toString(analysis.crash().step()))
                + Xml.attribute("cpu", Integer.toString(analysis.crash().cpu()))
                + ">\n");
        for (String line : CrashText.lines(analysis, texts.language())) {
            out.print("    <line>" + Xml.escaped(line.stripTrailing()) + "</line>\n");
        }
        out.print("  </analysis>\n");
    }

    @Override
    public void debugger(String command, List<String> lines) {
        out.print("  <windbg" + Xml.attribute("command", command) + ">\n");
        for (String line : lines) {
            out.print("    <line>" + Xml.escaped(line) + "</line>\n");
        }
        out.print("  </windbg>\n");
    }

    @Override
    public void end(End end) {
        out.print("  <end"
                + Xml.attribute("step", Long.toString(end.steps()))
                + Xml.attribute("outcome", end.ending().id())
                + Xml.attribute("exitStatus", Integer.toString(end.exitStatus()))
                + ">" + Xml.escaped(end.text()) + "</end>\n</run>\n");
    }
}

package dev.vmxscope.cli;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.session.EventKind;
import dev.vmxscope.core.session.EventTexts;
import java.util.List;
import java.util.Set;

/** Tells only events of some kinds, and the end. */
final class SelectedReport implements Report {
    private final Report report;
    private final EventTexts texts;
    private final Set<EventKind> kinds;

    SelectedReport(Report report, EventTexts texts, Set<EventKind> kinds) {
        this.report = report;
        this.texts = texts;
        this.kinds = kinds;
    }

    @Override
    public void tell(Entry entry, CodeNames names) {
        if (kinds.contains(texts.tell(entry, names).kind())) {
            report.tell(entry, names);
        }
    }

    @Override
    public void crashed(CrashAnalysis analysis) {
        if (kinds.contains(EventKind.BUGCHECK)) {
            report.crashed(analysis);
        }
    }

    @Override
    public void debugger(String command, List<String> lines) {
        report.debugger(command, lines);
    }

    @Override
    public void end(End end) {
        report.end(end);
    }
}

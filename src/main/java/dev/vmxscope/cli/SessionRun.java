package dev.vmxscope.cli;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Status;
import java.util.List;

/** Tells a saved session: its events up to where it stands. */
final class SessionRun {
    private final Texts texts;
    private final Texts events;
    private final Report report;

    SessionRun(Report report, Language language) {
        this.texts = Texts.of(language, "report");
        this.events = Texts.of(language, "events");
        this.report = report;
    }

    /** Tells all of it. */
    End tell(Bench bench) {
        CodeNames names = CodeNames.of(bench.symbols());
        for (Entry entry : bench.machine().journal()) {
            names = names.after(entry.event());
            report.tell(entry, names);
        }
        CrashAnalysis.of(bench.machine(), bench.symbols()).ifPresent(report::crashed);
        End end = end(bench);
        report.end(end);
        return end;
    }

    private End end(Bench bench) {
        Machine machine = bench.machine();
        String place = texts.format(
                "session.place",
                bench.history().present().position(),
                bench.history().end());
        if (machine.notEmulated() != null) {
            String text = events.format("end.not-emulated", machine.notEmulated());
            return new End(machine.steps(), Ending.NOT_EMULATED, texts.sentences(List.of(place, text)));
        }
        if (machine.windows().status() instanceof Status.Bugcheck stopped) {
            String text = events.format("end.bugcheck", stopped.name(), Codes.hex32(stopped.code()));
            return new End(machine.steps(), Ending.BUGCHECK, texts.sentences(List.of(place, text)));
        }
        if (machine.windows().status() instanceof Status.Stuck stuck) {
            return new End(
                    machine.steps(),
                    Ending.STUCK,
                    texts.sentences(List.of(place, events.format("end.stuck", stuck.reason()))));
        }
        return new End(machine.steps(), Ending.COMPLETED, place);
    }
}

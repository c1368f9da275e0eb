package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.LiveMachine;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.x86.exec.Core;
import java.util.Optional;

/** Where a step back leads. */
final class Backward {
    /** How far a step back by a line looks. */
    private static final long REACH = 2 * History.SPACING;

    private Backward() {}

    /** The position before: one moment back, or the start of the line before the present one. */
    static long target(History history, Grain grain, SymbolCatalogue symbols, Engine engine) {
        long here = history.present().position();
        if (grain == Grain.INSTRUCTION || here == 0) {
            return Math.max(0, here - 1);
        }
        LogLine last = lineBefore(history, here);
        if (!(last.input() instanceof Input.Execute)) {
            return here - 1;
        }
        long start = Math.max(last.start(), here - REACH);
        LiveMachine live = history.seek(start, engine).present().machine().thaw();
        // Without any source on the way, a step back is one moment.
        long found = here - 1;
        Optional<String> line = Optional.empty();
        for (long position = start; position < here; position++) {
            Optional<String> at = line(live, symbols);
            if (at.isPresent() && !at.equals(line)) {
                found = position;
                line = at;
            }
            live.run(1, null);
        }
        return found;
    }

    private static LogLine lineBefore(History history, long position) {
        for (LogLine line : history.log()) {
            if (line.end() >= position) {
                return line;
            }
        }
        throw new IllegalStateException("no input leads to " + position);
    }

    private static Optional<String> line(LiveMachine live, SymbolCatalogue symbols) {
        Optional<Core> core = live.current();
        return core.flatMap(running -> symbols.lineAt(live.modules(), running.rip()))
                .map((SourceLine line) -> line.file() + ":" + line.line());
    }
}

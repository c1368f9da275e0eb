package dev.vmxscope.core.report;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.diagnosis.Upcoming;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.session.Engine;
import dev.vmxscope.core.session.History;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.x86.MasmFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The instructions of an investigation that there is something to explain about. */
public final class Failures {
    private Failures() {}

    /**
     * The instructions that failed up to the present moment, in order.
     *
     * @param most how many at the most; the last ones count
     */
    public static List<KeyMoment> of(History history, Engine engine, int most) {
        List<KeyMoment> found = new ArrayList<>();
        Trail<Entry> journal = history.present().machine().journal();
        for (int at = journal.size() - 1; at >= 0 && found.size() < most; at--) {
            Entry entry = journal.get(at);
            if (entry.event() instanceof SystemInstructionExecuted executed && failed(executed)) {
                long position = history.positionOf(entry.step() - 1);
                Machine before = history.seek(position, engine).present().machine();
                found.add(new KeyMoment(executed.text(), executed.verdict(), before, false));
            }
        }
        Collections.reverse(found);
        return found;
    }

    private static boolean failed(SystemInstructionExecuted executed) {
        return !executed.verdict().outcome().success();
    }

    /** The instruction that comes next, if it is one that can be judged. */
    public static Optional<KeyMoment> next(Machine machine) {
        OptionalInt cpu =
                machine.thaw().current().map(core -> OptionalInt.of(core.id())).orElse(OptionalInt.empty());
        if (cpu.isEmpty() || machine.notEmulated() != null) {
            return Optional.empty();
        }
        return Upcoming.verdict(machine, cpu.getAsInt())
                .map(verdict -> new KeyMoment(
                        MasmFormatter.format(
                                verdict.instruction(), verdict.before().rip(), address -> Optional.empty()),
                        verdict,
                        machine,
                        false));
    }

    /** What a front end that explains one instruction explains: the last that failed, else the next one. */
    public static Optional<KeyMoment> key(History history, Engine engine) {
        List<KeyMoment> failed = of(history, engine, 1);
        return failed.isEmpty() ? next(history.present().machine()) : Optional.of(failed.get(0));
    }
}

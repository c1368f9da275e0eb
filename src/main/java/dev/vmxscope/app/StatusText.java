package dev.vmxscope.app;

import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.ui.viewmodel.View;
import java.util.List;
import java.util.OptionalInt;

/** What the machine does, in one line. */
final class StatusText {
    private final Texts texts;

    StatusText(Texts texts) {
        this.texts = texts;
    }

    /** Whether a run or step could do anything. */
    boolean canGoOn(Frame frame) {
        Machine machine = frame.machine();
        Status status = machine.windows().status();
        boolean stopped =
                machine.notEmulated() != null || status instanceof Status.Bugcheck || status instanceof Status.Stuck;
        boolean idle =
                status instanceof Status.Idle && machine.windows().agenda().isEmpty();
        return !stopped && !idle;
    }

    /** How it stands, and whether a driver made mistakes in what was done last. */
    String status(Frame frame) {
        int more = frame.machine().windows().mistakes().size()
                - frame.before().windows().mistakes().size();
        return more <= 0 || frame.running()
                ? standing(frame)
                : texts.sentences(List.of(standing(frame), texts.count("status.mistakes", more)));
    }

    private String standing(Frame frame) {
        Machine machine = frame.machine();
        Status status = machine.windows().status();
        if (frame.running()) {
            return texts.get("status.running");
        }
        if (machine.notEmulated() != null) {
            return texts.format("status.missing", machine.notEmulated());
        }
        if (status instanceof Status.Bugcheck bugcheck) {
            return texts.format("status.bugcheck", bugcheck.name());
        }
        if (status instanceof Status.Stuck stuck) {
            return texts.format("status.stuck", stuck.reason());
        }
        if (!canGoOn(frame)) {
            return texts.get("status.idle");
        }
        if (frame.position() == 0) {
            return texts.get("status.begin");
        }
        if (frame.cause() == Cause.FULL) {
            return texts.get("status.full");
        }
        OptionalInt cpu = View.running(machine);
        boolean breakpoint = cpu.isPresent()
                && frame.breakpoints()
                        .contains(machine.processors().get(cpu.getAsInt()).rip());
        return texts.get(breakpoint ? "status.breakpoint" : "status.stopped");
    }

    /** What is loaded, and where it stands. */
    String place(Frame frame, String file) {
        OptionalInt cpu = View.running(frame.machine());
        String position = Long.toString(frame.position());
        String end = Long.toString(frame.end());
        if (cpu.isEmpty()) {
            return texts.format("place.idle", file, position, end);
        }
        long rip = frame.machine().processors().get(cpu.getAsInt()).rip();
        return texts.format(
                "place.here",
                file,
                position,
                end,
                Integer.toString(cpu.getAsInt()),
                frame.symbols().name(frame.machine(), rip));
    }
}

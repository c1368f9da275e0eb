package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.Surroundings;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What went wrong last since the machine was started.
 *
 * @param trouble empty if all went well
 * @param stopped whether the machine cannot go on because of it
 */
public record WhyState(Optional<Trouble> trouble, boolean stopped) {
    /** The trouble of this moment. */
    public static WhyState of(View view) {
        Status status = view.machine().windows().status();
        boolean stopped = Judged.stopped(view.machine());
        if (status instanceof Status.Stuck stuck) {
            return new WhyState(Optional.of(stuck(view, stuck)), true);
        }
        Optional<Trouble> trouble = latest(view);
        boolean refused =
                trouble.filter(last -> last.kind() == Trouble.Kind.REFUSED).isPresent();
        return new WhyState(
                trouble,
                stopped || refused && view.machine().windows().io().drivers().isEmpty());
    }

    private static Trouble stuck(View view, Status.Stuck stuck) {
        return new Trouble(
                Trouble.Kind.STUCK,
                view.machine().steps(),
                view.cpu(),
                "",
                0,
                "",
                "",
                "",
                stuck.reason(),
                "",
                Optional.empty());
    }

    private static Optional<Trouble> latest(View view) {
        Trail<Entry> journal = view.machine().journal();
        for (int at = journal.size() - 1; at >= 0; at--) {
            Entry entry = journal.get(at);
            if (entry.event() instanceof MachineEvent.Restarted) {
                return Optional.empty();
            }
            if (isTrouble(entry)) {
                return Optional.of(new Story(view, journal, at).tell());
            }
        }
        return Optional.empty();
    }

    private static boolean isTrouble(Entry entry) {
        return entry.event() instanceof WindowsEvent.FaultRaised
                || entry.event() instanceof WindowsEvent.BugcheckRaised
                || entry.event() instanceof MachineEvent.NotEmulatedHere
                || entry.event() instanceof WindowsEvent.DriverRefused
                || entry.event() instanceof SystemInstructionExecuted executed
                        && !executed.verdict().outcome().success();
    }

    /** Puts the entries that belong together into one. */
    private static final class Story {
        private final View view;
        private final Entry last;
        private Optional<SystemInstructionExecuted> executed = Optional.empty();
        private long step;
        private Optional<WindowsEvent.FaultRaised> fault = Optional.empty();
        private Optional<Status.Bugcheck> bugcheck = Optional.empty();

        Story(View view, Trail<Entry> journal, int at) {
            this.view = view;
            this.last = journal.get(at);
            for (int i = at; i >= 0 && last.step() - journal.get(i).step() <= Judged.TOGETHER; i--) {
                collect(journal.get(i));
            }
        }

        private void collect(Entry entry) {
            if (entry.event() instanceof WindowsEvent.BugcheckRaised raised && bugcheck.isEmpty()) {
                bugcheck = Optional.of(raised.bugcheck());
            } else if (entry.event() instanceof WindowsEvent.FaultRaised raised && fault.isEmpty()) {
                fault = Optional.of(raised);
            } else if (entry.event() instanceof SystemInstructionExecuted done
                    && executed.isEmpty()
                    && !done.verdict().outcome().success()
                    && entry.cpu() == last.cpu()) {
                executed = Optional.of(done);
                step = entry.step();
            }
        }

        Trouble tell() {
            if (last.event() instanceof WindowsEvent.DriverRefused refused) {
                String status = String.format(java.util.Locale.ROOT, "0x%08X", refused.status());
                return trouble(Trouble.Kind.REFUSED, 0, status, refused.text());
            }
            if (last.event() instanceof MachineEvent.NotEmulatedHere missing) {
                OptionalInt cpu = View.running(view.machine());
                long rip = cpu.isPresent()
                        ? view.machine().processors().get(cpu.getAsInt()).rip()
                        : 0;
                return trouble(Trouble.Kind.NOT_EMULATED, rip, "", missing.what());
            }
            long rip = executed.map(done -> done.verdict().before().rip())
                    .or(() -> fault.map(WindowsEvent.FaultRaised::rip))
                    .orElse(0L);
            String outcome = executed.map(done -> done.verdict().outcome().text())
                    .or(() -> fault.map(Story::vector))
                    .orElse("");
            Message text = bugcheck.map(Status.Bugcheck::text).orElse(Trouble.SILENT);
            boolean failed =
                    executed.isPresent() && executed.get().verdict().outcome().completes();
            Trouble.Kind kind = fault.isPresent()
                    ? Trouble.Kind.FAULT
                    : failed ? Trouble.Kind.VMFAIL : executed.isPresent() ? Trouble.Kind.FAULT : Trouble.Kind.BUGCHECK;
            return trouble(kind, rip, outcome, text);
        }

        private Trouble trouble(Trouble.Kind kind, long rip, String outcome, Message text) {
            return new Trouble(
                    kind,
                    last.step(),
                    last.cpu(),
                    executed.map(SystemInstructionExecuted::text).orElseGet(() -> instruction(rip)),
                    rip,
                    rip == 0 ? "" : view.name(rip),
                    rip == 0 ? "" : Places.source(view, rip),
                    outcome,
                    text,
                    bugcheck.map(found -> String.format(java.util.Locale.ROOT, "%s (0x%X)", found.name(), found.code()))
                            .orElse(""),
                    executed.map(SystemInstructionExecuted::verdict)
                            .filter(Judged::explains)
                            .map(verdict -> Diagnosis.of(Surroundings.before(view.machine(), step), verdict)));
        }

        private String instruction(long rip) {
            return rip == 0 ? "" : Disassembly.one(view, last.cpu(), rip);
        }

        private static String vector(WindowsEvent.FaultRaised raised) {
            return raised.vector().mnemonic()
                    + (raised.vector().hasErrorCode() ? "(" + Integer.toHexString(raised.errorCode()) + ")" : "");
        }
    }
}

package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The side of user mode: what was done, what is done and what comes next, and what came of it.
 *
 * @param agenda in order
 * @param console what the program wrote, line by line
 * @param last the result of the last call, empty before the first
 * @param loaded whether a driver is loaded
 * @param open how many handles are open
 * @param stopped whether Windows has stopped for ever, so that nothing can be done before a restart
 */
public record ProgramState(
        List<Item> agenda,
        List<String> console,
        Optional<WindowsEvent.CallReturned> last,
        boolean loaded,
        int open,
        boolean stopped) {
    /** Keeps the lists unmodifiable. */
    public ProgramState {
        agenda = List.copyOf(agenda);
        console = List.copyOf(console);
    }

    /** How far an action has come. */
    public enum Progress {
        /** Done. */
        DONE,
        /** Under way. */
        NOW,
        /** Waits. */
        NEXT
    }

    /** An action and how far it has come. */
    public record Item(Progress progress, Action action) {}

    /** The program's side at this moment. */
    public static ProgramState of(View view) {
        var windows = view.machine().windows();
        List<Item> agenda = new ArrayList<>();
        done(view.machine().journal()).forEach(action -> agenda.add(new Item(Progress.DONE, action)));
        Action action = windows.action();
        if (action != null) {
            agenda.add(new Item(Progress.NOW, action));
        }
        windows.agenda().forEach(next -> agenda.add(new Item(Progress.NEXT, next)));
        List<String> console = new ArrayList<>(windows.console());
        if (!windows.app().unfinishedLine().isEmpty()) {
            console.add(windows.app().unfinishedLine());
        }
        Status status = windows.status();
        return new ProgramState(
                agenda,
                console,
                last(view.machine().journal()),
                !windows.io().drivers().isEmpty(),
                windows.io().handles().size(),
                status instanceof Status.Bugcheck || status instanceof Status.Stuck);
    }

    /** What was done since the last start of the machine, oldest first. */
    private static List<Action> done(Trail<Entry> journal) {
        List<Action> done = new ArrayList<>();
        for (int at = journal.size() - 1; at >= 0; at--) {
            if (journal.get(at).event() instanceof MachineEvent.Restarted) {
                break;
            }
            if (journal.get(at).event() instanceof WindowsEvent.ActionDone end) {
                done.add(end.action());
            }
        }
        Collections.reverse(done);
        return done;
    }

    private static Optional<WindowsEvent.CallReturned> last(Trail<Entry> journal) {
        for (int at = journal.size() - 1; at >= 0; at--) {
            if (journal.get(at).event() instanceof MachineEvent.Restarted) {
                return Optional.empty();
            }
            if (journal.get(at).event() instanceof WindowsEvent.CallReturned returned) {
                return Optional.of(returned);
            }
        }
        return Optional.empty();
    }
}

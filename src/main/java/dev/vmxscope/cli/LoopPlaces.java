package dev.vmxscope.cli;

import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.LiveMachine;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.x86.exec.Core;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where a guest is that does not come to an end: it is watched for a while longer. */
final class LoopPlaces {
    private static final int WATCHED = 2_000;
    private static final int MOST = 3;

    private LoopPlaces() {}

    /** The places where it is, source lines where they are known, a few of them; empty if nothing runs. */
    static List<String> of(Machine machine, CodeNames names) {
        LiveMachine live = machine.thaw();
        TreeSet<Long> visited = new TreeSet<>(Long::compareUnsigned);
        for (int step = 0; step < WATCHED; step++) {
            Optional<Core> core = live.current();
            core.ifPresent(running -> visited.add(running.rip()));
            if (live.run(1, null) != Cause.BUDGET) {
                break;
            }
        }
        return shortened(visited, names);
    }

    /** The first address of each procedure, or of each module whose procedures are not known. */
    private static List<String> shortened(TreeSet<Long> visited, CodeNames names) {
        List<String> procedures = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (long address : visited) {
            String name = names.name(address);
            String procedure = name.replaceFirst("\\+0x[0-9a-f]+$", "");
            if (!procedures.contains(procedure)) {
                procedures.add(procedure);
                places.add(names.place(address));
            }
        }
        if (places.size() <= MOST) {
            return places;
        }
        List<String> few = new ArrayList<>(places.subList(0, MOST));
        few.add("...");
        return few;
    }
}

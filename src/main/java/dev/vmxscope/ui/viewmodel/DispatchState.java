package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.windows.Driver;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Major;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The dispatch table of a driver, as it stands in its DRIVER_OBJECT.
 *
 * @param driver the service's name
 * @param object address of the DRIVER_OBJECT
 * @param slots by major function code
 * @param lastForgotten whether every slot was set but the last, which a loop with {@code <} leaves out
 */
public record DispatchState(String driver, long object, List<Slot> slots, boolean lastForgotten) {
    private static final String DEFAULT = "nt!IopInvalidDeviceRequest";

    /** Keeps the list unmodifiable. */
    public DispatchState {
        slots = List.copyOf(slots);
    }

    /**
     * One slot.
     *
     * @param code of the major function
     * @param name {@code IRP_MJ_CREATE}
     * @param address what is in the slot, 64 bits
     * @param handler the address in words
     * @param set whether the driver put a routine of its own there
     * @param before the address before the last step in words; the same if nothing changed
     * @param calls how many IRPs were sent to it
     * @param status how the last one was completed, an NTSTATUS; empty if none was
     */
    public record Slot(
            int code,
            String name,
            long address,
            String handler,
            boolean set,
            String before,
            int calls,
            OptionalInt status) {
        /** Whether the last step wrote it. */
        public boolean changed() {
            return !handler.equals(before);
        }
    }

    /** The table of the driver that was loaded last, empty while none is. */
    public static Optional<DispatchState> of(View view) {
        return last(view.machine()).map(driver -> table(view, driver));
    }

    private static Optional<Driver> last(Machine machine) {
        // Modules stand in the order of loading, drivers by address.
        Driver found = null;
        int newest = -1;
        for (Driver driver : machine.windows().io().drivers().values()) {
            int at = machine.windows().modules().indexOf(driver.module());
            if (at > newest || found == null) {
                found = driver;
                newest = at;
            }
        }
        return Optional.ofNullable(found);
    }

    private static DispatchState table(View view, Driver driver) {
        boolean wasThere = view.before().windows().io().drivers().containsKey(driver.object());
        GuestMemory memory =
                new GuestMemory(view.machine(), view.machine().processors().get(0));
        GuestMemory old =
                new GuestMemory(view.before(), view.before().processors().get(0));
        Counts counts = Counts.of(view.machine());
        List<Slot> slots = new ArrayList<>();
        for (int code = 0; code < Major.COUNT; code++) {
            long place = driver.object() + DriverObject.MAJOR_FUNCTION + 8L * code;
            OptionalLong handler = memory.number(place, 8);
            String name = handler.isPresent() ? view.name(handler.getAsLong()) : "?";
            OptionalLong before = wasThere ? old.number(place, 8) : handler;
            slots.add(new Slot(
                    code,
                    Major.name(code),
                    handler.orElse(0),
                    name,
                    !name.equals(DEFAULT),
                    before.isPresent() ? view.name(before.getAsLong()) : name,
                    counts.calls[code],
                    counts.statuses.get(code)));
        }
        return new DispatchState(driver.service(), driver.object(), slots, lastForgotten(slots));
    }

    private static boolean lastForgotten(List<Slot> slots) {
        int last = Major.COUNT - 1;
        return !slots.get(last).set() && slots.subList(0, last).stream().allMatch(Slot::set);
    }

    /** How often each major function was sent, and its last status. */
    private static final class Counts {
        private final int[] calls = new int[Major.COUNT];
        private final List<OptionalInt> statuses = new ArrayList<>();

        static Counts of(Machine machine) {
            Counts counts = new Counts();
            for (int code = 0; code < Major.COUNT; code++) {
                counts.statuses.add(OptionalInt.empty());
            }
            for (Entry entry : machine.journal()) {
                if (entry.event() instanceof WindowsEvent.IrpSent sent && known(sent.major())) {
                    counts.calls[sent.major()]++;
                } else if (entry.event() instanceof WindowsEvent.IrpCompleted done && known(done.major())) {
                    counts.statuses.set(done.major(), OptionalInt.of(done.status()));
                }
            }
            return counts;
        }

        private static boolean known(int major) {
            return major >= 0 && major < Major.COUNT;
        }
    }
}

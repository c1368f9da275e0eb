package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.windows.Driver;
import dev.vmxscope.core.windows.journey.SlotUse;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Major;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The dispatch table of a driver, as it stands in its DRIVER_OBJECT.
 *
 * @param drivers all drivers that are loaded, in the order of loading
 * @param driver the service's name of the one that is shown
 * @param object address of its DRIVER_OBJECT
 * @param slots by major function code
 * @param lastForgotten whether every slot was set but the last, which a loop with {@code <} leaves out
 */
public record DispatchState(List<Choice> drivers, String driver, long object, List<Slot> slots, boolean lastForgotten) {
    private static final String DEFAULT = "nt!IopInvalidDeviceRequest";

    /** Keeps the lists unmodifiable. */
    public DispatchState {
        drivers = List.copyOf(drivers);
        slots = List.copyOf(slots);
    }

    /**
     * A driver whose table can be shown.
     *
     * @param service its service's name
     * @param object address of its DRIVER_OBJECT
     */
    public record Choice(String service, long object) {}

    /**
     * One slot.
     *
     * @param code of the major function
     * @param name {@code IRP_MJ_CREATE}
     * @param address what is in the slot, 64 bits
     * @param handler the address in words
     * @param source file and line of it, empty where not known
     * @param set whether the driver put a routine of its own there
     * @param before the address before the last step in words; the same if nothing changed
     * @param use how often IRPs were sent to it, and how they were completed
     */
    public record Slot(
            int code,
            String name,
            long address,
            String handler,
            String source,
            boolean set,
            String before,
            SlotUse use) {
        /** Whether the last step wrote it. */
        public boolean changed() {
            return !handler.equals(before);
        }

        /** How many IRPs were sent to it. */
        public int calls() {
            return use.calls();
        }

        /** How the last one was completed, an NTSTATUS; empty if none was. */
        public OptionalInt status() {
            return use.completions() == 0 ? OptionalInt.empty() : OptionalInt.of(use.last());
        }
    }

    /** The table of the driver that was loaded last, empty while none is. */
    public static Optional<DispatchState> of(View view) {
        return of(view, OptionalLong.empty());
    }

    /**
     * The table of a driver, empty while none is loaded.
     *
     * @param wanted address of the DRIVER_OBJECT that a person chose; that of the driver loaded last where it is gone
     */
    public static Optional<DispatchState> of(View view, OptionalLong wanted) {
        List<Driver> drivers = drivers(view.machine());
        return drivers.stream()
                .filter(driver -> wanted.isPresent() && driver.object() == wanted.getAsLong())
                .findFirst()
                .or(() -> drivers.isEmpty() ? Optional.empty() : Optional.of(drivers.get(drivers.size() - 1)))
                .map(driver -> table(view, drivers, driver));
    }

    /** In the order of loading: so stand modules; drivers stand by address. */
    private static List<Driver> drivers(Machine machine) {
        return machine.windows().io().drivers().values().stream()
                .sorted(Comparator.comparingInt(
                        driver -> machine.windows().modules().indexOf(driver.module())))
                .toList();
    }

    private static DispatchState table(View view, List<Driver> drivers, Driver driver) {
        boolean wasThere = view.before().windows().io().drivers().containsKey(driver.object());
        GuestMemory memory =
                new GuestMemory(view.machine(), view.machine().processors().get(0));
        GuestMemory old =
                new GuestMemory(view.before(), view.before().processors().get(0));
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
                    Places.source(view, handler.orElse(0)),
                    !name.equals(DEFAULT),
                    before.isPresent() ? view.name(before.getAsLong()) : name,
                    view.machine().windows().journeys().use(place)));
        }
        List<Choice> choices = drivers.stream()
                .map(each -> new Choice(each.service(), each.object()))
                .toList();
        return new DispatchState(choices, driver.service(), driver.object(), slots, lastForgotten(slots));
    }

    private static boolean lastForgotten(List<Slot> slots) {
        int last = Major.COUNT - 1;
        return !slots.get(last).set() && slots.subList(0, last).stream().allMatch(Slot::set);
    }
}

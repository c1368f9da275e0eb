package dev.vmxscope.core.lesson;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.Translation;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Driver;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Major;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What stands in the dispatch table of the driver that was loaded last. */
final class DispatchTable {
    /** The word for what Windows puts into every slot before DriverEntry. */
    static final String DEFAULT = "default";

    /** The names of the slots, {@code IRP_MJ_CREATE}. */
    static final List<String> SLOTS =
            IntStream.range(0, Major.COUNT).mapToObj(Major::name).toList();

    private static final String DEFAULT_ROUTINE = "nt!IopInvalidDeviceRequest";
    private static final String START = "+0x0";

    private DispatchTable() {}

    /** The routine in a slot by name; empty if no driver is loaded. */
    static Optional<String> handler(Machine machine, SymbolCatalogue symbols, String slot) {
        return last(machine)
                .flatMap(driver -> {
                    long place = driver.object() + DriverObject.MAJOR_FUNCTION + 8L * SLOTS.indexOf(slot);
                    OptionalLong routine = number(machine, place);
                    return routine.isPresent() ? Optional.of(routine.getAsLong()) : Optional.empty();
                })
                .map(address -> written(symbols.name(machine, address)));
    }

    private static String written(String name) {
        if (name.equals(DEFAULT_ROUTINE)) {
            return DEFAULT;
        }
        return name.endsWith(START) ? name.substring(0, name.length() - START.length()) : name;
    }

    /** Images stand in the order of loading, drivers by address. */
    private static Optional<Driver> last(Machine machine) {
        return machine.windows().io().drivers().values().stream()
                .max(Comparator.comparingInt(
                        driver -> machine.windows().modules().indexOf(driver.module())));
    }

    /** Eight bytes of the kernel's memory; empty where nothing is mapped. A table never crosses a page unaligned. */
    private static OptionalLong number(Machine machine, long address) {
        Processor processor = machine.processors().get(0);
        if (!(Paging.walk(machine.memory(), processor.control(), address, AccessKind.READ, false, true)
                instanceof Translation place)) {
            return OptionalLong.empty();
        }
        long offset = address & (MemoryView.PAGE_SIZE - 1);
        long physical = place.physical() & -MemoryView.PAGE_SIZE | offset;
        long value = 0;
        for (int at = 7; at >= 0; at--) {
            value = value << 8 | machine.memory().read8(physical + at) & 0xFF;
        }
        return OptionalLong.of(value);
    }
}

package dev.vmxscope.core.session.windbg;

import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Device;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.DriverObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A stopped machine as a debugger looks at it: numbers of its memory, names of its addresses. */
final class Target {
    private static final int LONGEST_NAME = 1024;
    private static final String NO_OFFSET = "+0x0";

    private final Machine machine;
    private final SymbolCatalogue symbols;
    private final GuestMemory memory;

    Target(Machine machine, SymbolCatalogue symbols) {
        this.machine = machine;
        this.symbols = symbols;
        this.memory = new GuestMemory(machine, machine.processors().get(0));
    }

    Machine machine() {
        return machine;
    }

    byte[] bytes(long address, int length) {
        return memory.bytes(address, length);
    }

    boolean readable(long address, int length) {
        return memory.bytes(address, length).length == length;
    }

    /** A number of guest memory; 0 where nothing is mapped. */
    long number(long address, int length) {
        return memory.number(address, length).orElse(0);
    }

    long pointer(long address) {
        return number(address, Long.BYTES);
    }

    int int32(long address) {
        return (int) number(address, Integer.BYTES);
    }

    /** The text of a UNICODE_STRING. */
    String unicodeString(long address) {
        int length = (int) Math.min(number(address, 2), LONGEST_NAME);
        return new String(memory.bytes(pointer(address + 8), length), StandardCharsets.UTF_16LE);
    }

    /** {@code MyHypervisorDriver!DrvCreate}; with the offset where it is not the beginning. */
    String symbol(long address) {
        if (address == 0) {
            return "";
        }
        String name = symbols.name(machine, address);
        return name.endsWith(NO_OFFSET) ? name.substring(0, name.length() - NO_OFFSET.length()) : name;
    }

    /** {@code \Driver\Name}, of a DRIVER_OBJECT. */
    String driverName(long driver) {
        return unicodeString(driver + DriverObject.DRIVER_NAME);
    }

    /** {@code \Driver\Name} of the driver of a DEVICE_OBJECT. */
    String driverOf(long device) {
        return driverName(pointer(device + DeviceObject.DRIVER_OBJECT));
    }

    /** The last part of a device's name; empty if it has none. */
    String deviceName(long device) {
        return Optional.ofNullable(machine.windows().io().devices().get(device))
                .map(Device::name)
                .map(name -> name.substring(name.lastIndexOf('\\') + 1))
                .orElse("");
    }

    /** The device right below a device in its stack, 0 if there is none. */
    long below(long device) {
        return machine.windows().io().devices().keySet().stream()
                .filter(other -> pointer(other + DeviceObject.ATTACHED_DEVICE) == device)
                .findFirst()
                .orElse(0L);
    }

    /** A pointer as the extensions print it: 16 digits, but 8 where they are enough. */
    static String hex(long value) {
        return String.format(Locale.ROOT, value >>> 32 == 0 ? "%08x" : "%016x", value);
    }
}

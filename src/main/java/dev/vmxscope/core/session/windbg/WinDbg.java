package dev.vmxscope.core.session.windbg;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Device;
import dev.vmxscope.core.windows.Driver;
import dev.vmxscope.core.windows.journey.IrpView;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Irp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Answers {@code !drvobj}, {@code !devobj} and {@code !irp} as WinDbg's extension kdexts does: the same words and layout,
 * out of the guest's memory. Source: Microsoft, "!drvobj", "!devobj", "!irp".
 */
public final class WinDbg {
    /** The commands that there are. */
    public static final List<String> COMMANDS = List.of("!drvobj", "!devobj", "!irp");

    private static final int DEFAULT_FLAGS = 1;
    private static final int MOST_FLAGS = 7;

    private final Target target;

    /** A debugger at that moment of a machine. */
    public WinDbg(Machine machine, SymbolCatalogue symbols) {
        this.target = new Target(machine, symbols);
    }

    /** Whether a command is one of {@link #COMMANDS}. */
    public static boolean knows(String command) {
        return COMMANDS.contains(words(command)[0]);
    }

    private static String[] words(String command) {
        return command.strip().split("\\s+");
    }

    /**
     * The lines of an answer. Without a name {@code !drvobj} and {@code !devobj} take what was loaded last, and
     * {@code !irp} shows every request under way.
     */
    public List<String> answer(String command) {
        String[] words = words(command);
        String object = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "!drvobj" -> drvobj(object, words.length > 2 ? words[2] : "");
            case "!devobj" -> devobj(object);
            case "!irp" -> irp(object, words.length > 2);
            default -> List.of("No export " + words[0].replaceFirst("^!", "") + " found");
        };
    }

    private List<String> drvobj(String object, String written) {
        OptionalLong alone = flags(object);
        if (written.isEmpty() && alone.isPresent()) {
            return drvobj("", object);
        }
        int flags = (int) flags(written).orElse(DEFAULT_FLAGS);
        Optional<Long> driver = driver(object);
        return driver.isPresent() ? driver(driver.get(), flags) : List.of("Driver object " + object + " not found");
    }

    private static OptionalLong flags(String written) {
        OptionalLong number = number(written);
        return number.isPresent() && number.getAsLong() <= MOST_FLAGS && number.getAsLong() >= 0
                ? number
                : OptionalLong.empty();
    }

    private Optional<Long> driver(String object) {
        List<Driver> drivers =
                List.copyOf(target.machine().windows().io().drivers().values());
        if (object.isEmpty()) {
            return drivers.stream()
                    .max((one, other) -> Integer.compare(order(one), order(other)))
                    .map(Driver::object);
        }
        String name = object.startsWith("\\") ? object : "\\Driver\\" + object;
        Optional<Long> named = drivers.stream()
                .map(Driver::object)
                .filter(driver -> target.driverName(driver).equalsIgnoreCase(name))
                .findFirst();
        return named.or(() -> address(object, DriverObject.TYPE));
    }

    private int order(Driver driver) {
        return target.machine().windows().modules().indexOf(driver.module());
    }

    /** An address where an object of that type lies. */
    private Optional<Long> address(String written, int type) {
        OptionalLong number = number(written.replace("`", ""));
        return number.isPresent()
                        && target.readable(number.getAsLong(), 2)
                        && target.number(number.getAsLong(), 2) == type
                ? Optional.of(number.getAsLong())
                : Optional.empty();
    }

    /** Hexadecimal, with or without 0x. */
    private static OptionalLong number(String written) {
        String digits = written.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
        return digits.matches("[0-9a-f]{1,16}")
                ? OptionalLong.of(Long.parseUnsignedLong(digits, 16))
                : OptionalLong.empty();
    }

    /** {@code !drvobj} of a DRIVER_OBJECT with those flags. */
    public List<String> driver(long driver, int flags) {
        return DriverText.of(target, driver, flags);
    }

    private List<String> devobj(String object) {
        List<Device> devices =
                List.copyOf(target.machine().windows().io().devices().values());
        String name = object.startsWith("\\") ? object : "\\Device\\" + object;
        Optional<Long> found = object.isEmpty()
                ? driver("")
                        .map(driver -> target.pointer(driver + DriverObject.DEVICE_OBJECT))
                        .filter(device -> device != 0)
                : devices.stream()
                        .filter(device -> device.name().equalsIgnoreCase(name))
                        .map(Device::object)
                        .findFirst()
                        .or(() -> address(object, DeviceObject.TYPE));
        return found.isPresent() ? device(found.get()) : List.of("Device object " + object + " not found");
    }

    /** {@code !devobj} of a DEVICE_OBJECT. */
    public List<String> device(long device) {
        return DeviceText.of(target, device);
    }

    private List<String> irp(String object, boolean detail) {
        if (!object.isEmpty()) {
            return address(object, Irp.TYPE)
                    .map(address -> irp(address, detail))
                    .orElse(List.of("IRP signature does not match, probably not an IRP"));
        }
        List<String> lines = new ArrayList<>();
        for (long address : target.machine().windows().io().requests().keySet()) {
            lines.addAll(irp(address, detail));
        }
        return lines.isEmpty() ? List.of("No IRP is under way") : lines;
    }

    private List<String> irp(long address, boolean detail) {
        Bytes bytes = Bytes.of(target.bytes(address, Stop.MOST_BYTES));
        return IrpView.of(bytes).map(view -> irp(address, view, detail)).orElse(List.of());
    }

    /**
     * {@code !irp} of an IRP as it lay at an address, be it gone by now.
     *
     * @param detail whether {@code !irp ADDRESS 1} is meant
     */
    public List<String> irp(long address, IrpView irp, boolean detail) {
        return IrpText.of(target, address, irp, detail);
    }
}

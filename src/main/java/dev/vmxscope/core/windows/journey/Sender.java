package dev.vmxscope.core.windows.journey;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.Major;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A component of the kernel that sends requests no program can send. Source: Microsoft, "IRP Major Function Codes" and
 * the page of each code.
 */
public enum Sender {
    /** Mounting and verifying volumes, and what a file system asks of another. */
    FILE_SYSTEM(Major.FILE_SYSTEM_CONTROL),
    /** A driver higher up. */
    ANOTHER_DRIVER(Major.INTERNAL_DEVICE_CONTROL),
    /** The I/O manager when the system shuts down. */
    IO_MANAGER(Major.SHUTDOWN),
    /** The power manager, and drivers by PoRequestPowerIrp. */
    POWER_MANAGER(Major.POWER),
    /** Windows Management Instrumentation. */
    WMI(Major.SYSTEM_CONTROL),
    /** Nobody: the code is reserved. */
    NOBODY(Major.DEVICE_CHANGE),
    /** The Plug and Play manager. */
    PNP_MANAGER(Major.PNP);

    private final int major;

    Sender(int major) {
        this.major = major;
    }

    /** IRP_MJ_ code of what it sends. */
    public int major() {
        return major;
    }

    /** Its name, for people. */
    public Message what() {
        return Message.of("irp.sender." + name());
    }

    /** Who sends a major function; empty for those that a call of user mode leads to. */
    public static Optional<Sender> of(int major) {
        return Stream.of(values()).filter(sender -> sender.major == major).findFirst();
    }

    /** The one of a name, {@code PNP_MANAGER}. */
    public static Optional<Sender> named(String name) {
        return Stream.of(values()).filter(sender -> sender.name().equals(name)).findFirst();
    }

    /** The major functions that components of the kernel send, ascending. */
    public static List<Integer> majors() {
        return Stream.of(values()).map(Sender::major).toList();
    }
}

package dev.vmxscope.core.windows.journey;

import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.Minor;
import dev.vmxscope.core.windows.nt.StackLocation;
import dev.vmxscope.core.windows.nt.StackParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of an IRP's stack locations. Source: wdm.h for x64; Microsoft, "IO_STACK_LOCATION structure". */
public final class StackView {
    private static final SortedMap<Integer, String> CONTROL = new TreeMap<>(Map.of(
            StackLocation.SL_PENDING,
            "SL_PENDING_RETURNED",
            0x02,
            "SL_ERROR_RETURNED",
            StackLocation.SL_ON_CANCEL,
            "SL_INVOKE_ON_CANCEL",
            StackLocation.SL_ON_SUCCESS,
            "SL_INVOKE_ON_SUCCESS",
            StackLocation.SL_ON_ERROR,
            "SL_INVOKE_ON_ERROR"));

    private final IrpView irp;
    private final int number;
    private final int offset;

    StackView(IrpView irp, int number, int offset) {
        this.irp = irp;
        this.number = number;
        this.offset = offset;
    }

    /** Its number, from 1 for the lowest driver up. */
    public int number() {
        return number;
    }

    /** Where it begins, in bytes from the IRP's beginning. */
    public int offset() {
        return offset;
    }

    /** MajorFunction. */
    public int major() {
        return irp.read8(offset + StackLocation.MAJOR);
    }

    /** MinorFunction. */
    public int minor() {
        return irp.read8(offset + StackLocation.MINOR);
    }

    /** {@code IRP_MJ_READ}. */
    public String majorName() {
        return Major.name(major());
    }

    /** {@code IRP_MN_START_DEVICE}; empty for a code without a name, as 0 mostly is. */
    public Optional<String> minorName() {
        return Minor.of(major(), minor()).map(Minor::fullName);
    }

    /** Flags, 8 bits. */
    public int flags() {
        return irp.read8(offset + StackLocation.FLAGS);
    }

    /** Control, 8 bits. */
    public int control() {
        return irp.read8(offset + StackLocation.CONTROL);
    }

    /** The names of the bits of Control that are set. */
    public List<String> controlNames() {
        return IrpView.names(CONTROL, control());
    }

    /** Whether the driver has marked the request pending. */
    public boolean pending() {
        return (control() & StackLocation.SL_PENDING) != 0;
    }

    /** One of the four arguments that lie in Parameters, whatever they mean: number 0 to 3, 64 bits. */
    public long argument(int which) {
        return irp.read64(offset + StackParameters.OFFSET + 8 * which);
    }

    /** What Parameters holds for this request, by name. */
    public List<IrpField> parameters() {
        return StackParameters.of(major(), minor()).stream()
                .map(parameter -> IrpField.parameter(parameter, value(parameter), major()))
                .toList();
    }

    /** The value of a parameter, if the request has one whose name ends so: {@code .IoControlCode}. */
    public Optional<Long> parameter(String end) {
        return StackParameters.of(major(), minor()).stream()
                .filter(parameter -> parameter.name().endsWith(end))
                .map(this::value)
                .findFirst();
    }

    private long value(StackParameters.Parameter parameter) {
        int at = offset + parameter.offset();
        return switch (parameter.bytes()) {
            case 1 -> irp.read8(at);
            case 2 -> irp.read16(at);
            case 4 -> Integer.toUnsignedLong(irp.read32(at));
            default -> irp.read64(at);
        };
    }

    /** DeviceObject. */
    public long device() {
        return irp.read64(offset + StackLocation.DEVICE_OBJECT);
    }

    /** FileObject. */
    public long file() {
        return irp.read64(offset + StackLocation.FILE_OBJECT);
    }

    /** CompletionRoutine. */
    public long completionRoutine() {
        return irp.read64(offset + StackLocation.COMPLETION_ROUTINE);
    }

    /** Context. */
    public long context() {
        return irp.read64(offset + StackLocation.CONTEXT);
    }
}

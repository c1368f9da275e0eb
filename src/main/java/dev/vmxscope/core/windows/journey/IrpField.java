package dev.vmxscope.core.windows.journey;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.IoctlCode;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.StackParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of an IRP with its value, to be shown.
 *
 * @param name as the header writes it: {@code IoStatus.Status}, {@code Parameters.Read.Length}
 * @param bits its width
 * @param value zero-extended
 * @param said what the value means, in names of the headers; empty if it is only a number
 * @param what what the field is for, in a sentence
 */
public record IrpField(String name, int bits, long value, String said, Message what) {
    private static final String BAR = " | ";

    /** A field whose sentence has its name as its key. */
    private static IrpField of(String name, int bits, long value, String said) {
        return new IrpField(name, bits, value, said, Message.of("irp.field." + name));
    }

    private static IrpField of(String name, int bits, long value) {
        return of(name, bits, value, "");
    }

    static IrpField parameter(StackParameters.Parameter parameter, long value, int major) {
        boolean code = parameter.name().endsWith("ControlCode");
        return new IrpField(
                parameter.name(),
                parameter.bytes() * Byte.SIZE,
                value,
                code ? IoctlCode.of((int) value).macro() : "",
                Message.of("irp.parameter", Major.name(major), Message.digits(parameter.offset())));
    }

    /** The fields of an IRP that tell something, in the order of the structure. */
    public static List<IrpField> of(IrpView irp) {
        List<IrpField> fields = new ArrayList<>();
        fields.add(of("MdlAddress", 64, irp.mdl()));
        fields.add(of("Flags", 32, Integer.toUnsignedLong(irp.flags()), String.join(BAR, irp.flagNames())));
        fields.add(of("SystemBuffer", 64, irp.systemBuffer()));
        fields.add(of("IoStatus.Status", 32, Integer.toUnsignedLong(irp.status())));
        fields.add(of("IoStatus.Information", 64, irp.information()));
        fields.add(of("RequestorMode", 8, irp.requestorMode(), irp.requestorMode() == 0 ? "KernelMode" : "UserMode"));
        fields.add(of("PendingReturned", 8, irp.pendingReturned() ? 1 : 0));
        fields.add(of("StackCount", 8, irp.stackCount()));
        fields.add(of("CurrentLocation", 8, irp.currentLocation()));
        fields.add(of("Cancel", 8, irp.cancel() ? 1 : 0));
        fields.add(of("CancelRoutine", 64, irp.cancelRoutine()));
        fields.add(of("UserIosb", 64, irp.userIosb()));
        fields.add(of("UserBuffer", 64, irp.userBuffer()));
        fields.add(of("Thread", 64, irp.thread()));
        fields.add(of("CurrentStackLocation", 64, irp.currentStack()));
        fields.add(of("OriginalFileObject", 64, irp.fileObject()));
        return List.copyOf(fields);
    }

    /** The fields of a stack location, its parameters among them. */
    public static List<IrpField> of(StackView location) {
        List<IrpField> fields = new ArrayList<>();
        fields.add(of("MajorFunction", 8, location.major(), location.majorName()));
        fields.add(of("MinorFunction", 8, location.minor(), location.minorName().orElse("")));
        fields.add(of("StackFlags", 8, location.flags()));
        fields.add(of("Control", 8, location.control(), String.join(BAR, location.controlNames())));
        fields.addAll(location.parameters());
        fields.add(of("DeviceObject", 64, location.device()));
        fields.add(of("FileObject", 64, location.file()));
        fields.add(of("CompletionRoutine", 64, location.completionRoutine()));
        fields.add(of("Context", 64, location.context()));
        return List.copyOf(fields);
    }
}

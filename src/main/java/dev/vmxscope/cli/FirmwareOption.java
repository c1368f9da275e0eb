package dev.vmxscope.cli;

import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.text.Message;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What {@code --feature-control} asks of the firmware. */
final class FirmwareOption {
    private FirmwareOption() {}

    /** The firmware that leaves that value; null stands for the default. */
    static Firmware parse(@Nullable String value) throws InputProblem {
        if (value == null) {
            return Firmware.VMX_OUTSIDE_SMX;
        }
        OptionalLong number = Numbers.parse(value);
        if (number.isEmpty()) {
            throw new InputProblem(Message.of("option.feature-control", value));
        }
        long reserved = number.getAsLong() & ~FeatureControl.LAYOUT.namedMask();
        if (reserved != 0) {
            throw new InputProblem(Message.of("option.feature-control.reserved", Long.toHexString(reserved)));
        }
        return new Firmware(number.getAsLong());
    }
}

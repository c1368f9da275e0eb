package dev.vmxscope.cli;

import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.machine.Firmware;
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
            throw new InputProblem("--feature-control: \"" + value + "\" is no number; write 0, 1, 5 or 0x5");
        }
        long reserved = number.getAsLong() & ~FeatureControl.LAYOUT.namedMask();
        if (reserved != 0) {
            throw new InputProblem("--feature-control: the bits 0x" + Long.toHexString(reserved)
                    + " of IA32_FEATURE_CONTROL are reserved");
        }
        return new Firmware(number.getAsLong());
    }
}

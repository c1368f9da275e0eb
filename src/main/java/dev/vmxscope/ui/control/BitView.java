package dev.vmxscope.ui.control;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.ui.viewmodel.Wanted;
import java.util.Optional;

/**
 * What a {@link BitStrip} shows: one register at one moment.
 *
 * @param layout its fields
 * @param value its value
 * @param before its value before the step that is shown; the same as {@code value} if the step left it alone
 * @param fixed the overlay of what VMX operation demands, if wanted
 * @param locked whether its lockable fields are locked now
 * @param wanted what an instruction that fails wants of it
 */
public record BitView(
        RegisterLayout layout,
        long value,
        long before,
        Optional<FixedBits> fixed,
        boolean locked,
        Optional<Wanted> wanted) {

    /** A register that nothing changed. */
    public static BitView of(RegisterLayout layout, long value) {
        return new BitView(layout, value, value, Optional.empty(), false, Optional.empty());
    }

    /** The same with another value before. */
    public BitView withBefore(long old) {
        return new BitView(layout, value, old, fixed, locked, wanted);
    }

    /** The same with the overlay. */
    public BitView withFixed(FixedBits bits) {
        return new BitView(layout, value, before, Optional.of(bits), locked, wanted);
    }

    /** The same, locked or not. */
    public BitView withLocked(boolean isLocked) {
        return new BitView(layout, value, before, fixed, isLocked, wanted);
    }

    /** The same with the bits marked that an instruction wants otherwise. */
    public BitView withWanted(Optional<Wanted> bits) {
        return new BitView(layout, value, before, fixed, locked, bits);
    }

    /** What is wanted of a field, if anything. */
    public Optional<Wanted> wanted(BitField field) {
        return wanted.filter(bits -> (bits.mask() & field.mask()) != 0);
    }

    /** Whether the field's value differs from before. */
    public boolean changed(BitField field) {
        return field.of(value) != field.of(before);
    }

    /** The register's value in hexadecimal, as many digits as it has. */
    public String hex() {
        return HexText.of(value, layout.bits());
    }
}

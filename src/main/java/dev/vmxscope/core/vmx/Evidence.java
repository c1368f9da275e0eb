package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a requirement: what it looked at and what it found there.
 *
 * @param met whether the requirement is met
 * @param register the register or quantity looked at: {@code CR4}, {@code CPL}, {@code operand}; {@code VMX operation}
 *     is 0 outside, 1 root, 2 non-root
 * @param fields the fields concerned, those that are wrong if it is not met; empty where the quantity has none
 * @param actual the whole value found, 64 bits
 * @param required the value that the bits of {@code mask} must have
 * @param mask which bits matter; all ones where the whole value does
 * @param outcome the outcome that an unmet requirement has by its own nature, null where the stage's holds
 * @param place where the value is kept, null where it is kept nowhere
 */
public record Evidence(
        boolean met,
        String register,
        List<BitField> fields,
        long actual,
        long required,
        long mask,
        @Nullable Outcome outcome,
        @Nullable Place place) {

    /** A value that is kept nowhere. */
    public Evidence(
            boolean met,
            String register,
            List<BitField> fields,
            long actual,
            long required,
            long mask,
            @Nullable Outcome outcome) {
        this(met, register, fields, actual, required, mask, outcome, null);
    }

    /** Keeps its own copy of the list. */
    public Evidence {
        fields = List.copyOf(fields);
    }

    /** The bits of {@code mask} must equal those of {@code required}. */
    public static Evidence bits(String register, long actual, long mask, long required, BitField... fields) {
        return new Evidence(
                (actual & mask) == (required & mask), register, List.of(fields), actual, required, mask, null);
    }

    /** The one field must be 1. */
    public static Evidence set(RegisterLayout layout, long actual, BitField field) {
        return bits(layout.name(), actual, field.mask(), field.mask(), field);
    }

    /** The one field must be 0. */
    public static Evidence clear(RegisterLayout layout, long actual, BitField field) {
        return bits(layout.name(), actual, field.mask(), 0, field);
    }

    /** Many bits of a register must have given values; the fields told are the wrong ones. */
    public static Evidence masked(RegisterLayout layout, long actual, long mask, long required) {
        long wrong = (actual ^ required) & mask;
        List<BitField> fields = layout.fields().stream()
                .filter(field -> (field.mask() & wrong) != 0)
                .toList();
        return new Evidence(wrong == 0, layout.name(), fields, actual, required, mask, null);
    }

    /** The whole quantity is compared. */
    public static Evidence of(boolean met, String register, long actual, long required) {
        return new Evidence(met, register, List.of(), actual, required, -1, null);
    }

    /** The same with an outcome of its own. */
    public Evidence raising(Outcome own) {
        return new Evidence(met, register, fields, actual, required, mask, own, place);
    }

    /** The same, kept at that place, whose bits are those of {@code actual}. */
    public Evidence at(@Nullable Place where) {
        return new Evidence(met, register, fields, actual, required, mask, outcome, where);
    }

    /**
     * The value that the place must get so that the requirement is met: the bits that matter replaced. Only for
     * evidence that compares bits.
     */
    public long corrected() {
        return (actual & ~mask) | (required & mask);
    }

    /** Whether a single bit without a name matters, {@code CPUID.1H:ECX[5]}. */
    public boolean oneBit() {
        return fields.isEmpty() && Long.bitCount(mask) == 1;
    }

    /** The register and its fields, {@code CR4.VMXE}; several fields are joined by a bar. */
    public String what() {
        if (fields.isEmpty()) {
            return register;
        }
        return register + "." + fields.stream().map(BitField::name).distinct().collect(Collectors.joining("|"));
    }
}

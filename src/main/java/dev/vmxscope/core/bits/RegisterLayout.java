package dev.vmxscope.core.bits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All fields of one register, from bit 0 upwards and without a gap: what the constants leave open is filled with
 * reserved fields.
 *
 * @param name the name of the register, {@code CR4}
 * @param bits its width in bits
 * @param source the place in the manual that defines it
 * @param fields from bit 0 upwards
 */
public record RegisterLayout(String name, int bits, String source, List<BitField> fields) {

    /** The name that reserved fields bear. */
    public static final String RESERVED = "reserved";

    /** Keeps the list unmodifiable. */
    public RegisterLayout {
        fields = List.copyOf(fields);
    }

    /**
     * A layout of the given fields, its gaps filled with reserved fields of the given access.
     *
     * @throws IllegalArgumentException if two fields overlap or one lies outside the register
     */
    public static RegisterLayout of(String name, int bits, String source, Access gaps, BitField... known) {
        List<BitField> sorted = new ArrayList<>(List.of(known));
        sorted.sort(Comparator.comparingInt(BitField::low));
        List<BitField> all = new ArrayList<>();
        int next = 0;
        for (BitField field : sorted) {
            if (field.low() < next || field.high() >= bits) {
                throw new IllegalArgumentException(name + "." + field.name() + " overlaps or lies outside");
            }
            if (field.low() > next) {
                all.add(BitField.range(RESERVED, field.low() - 1, next, gaps));
            }
            all.add(field);
            next = field.high() + 1;
        }
        if (next < bits) {
            all.add(BitField.range(RESERVED, bits - 1, next, gaps));
        }
        return new RegisterLayout(name, bits, source, all);
    }

    /** The field that holds the given bit. */
    public BitField fieldAt(int bit) {
        for (BitField field : fields) {
            if (bit >= field.low() && bit <= field.high()) {
                return field;
            }
        }
        throw new IllegalArgumentException(name + " has no bit " + bit);
    }

    /** The field of that name, if there is one that is not reserved. */
    public Optional<BitField> field(String fieldName) {
        return named().stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    /** The fields that have a meaning. */
    public List<BitField> named() {
        return fields.stream().filter(field -> !field.name().equals(RESERVED)).toList();
    }

    /** The union of the masks of the fields that have a meaning. */
    public long namedMask() {
        return named().stream().mapToLong(BitField::mask).reduce(0, (a, b) -> a | b);
    }

    /** The fields whose value differs, from bit 0 upwards. */
    public List<FieldChange> changes(long before, long after) {
        return fields.stream()
                .filter(field -> field.of(before) != field.of(after))
                .map(field -> new FieldChange(field, field.of(before), field.of(after)))
                .toList();
    }
}

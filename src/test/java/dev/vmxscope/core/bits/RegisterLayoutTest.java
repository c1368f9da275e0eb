package dev.vmxscope.core.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegisterLayoutTest {
    private static final BitField LOW = BitField.range("LOW", 3, 1, Access.READ_WRITE);
    private static final BitField HIGH = BitField.bit("HIGH", 7);
    private static final RegisterLayout LAYOUT = RegisterLayout.of("R", 8, "", Access.RESERVED_ZERO, HIGH, LOW);

    @Test
    void gapsAreFilledWithReservedFieldsFromBitZeroUpwards() {
        assertThat(LAYOUT.fields()).extracting(BitField::position).containsExactly("0", "3:1", "6:4", "7");
        assertThat(LAYOUT.fields().get(2).access()).isEqualTo(Access.RESERVED_ZERO);
        assertThat(LAYOUT.namedMask()).isEqualTo(0b1000_1110);
    }

    @Test
    void changesNameTheFieldsThatDifferWithBothValues() {
        assertThat(LAYOUT.changes(0b0000_0010, 0b1000_0100))
                .containsExactly(new FieldChange(LOW, 1, 2), new FieldChange(HIGH, 0, 1));
    }

    @Test
    void everyBitBelongsToOneField() {
        assertThat(LAYOUT.fieldAt(2)).isEqualTo(LOW);
        assertThat(LAYOUT.fieldAt(5).name()).isEqualTo(RegisterLayout.RESERVED);
    }

    @Test
    void overlappingFieldsAreRefused() {
        assertThatThrownBy(() -> RegisterLayout.of("R", 8, "", Access.RESERVED_ZERO, LOW, BitField.bit("X", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X");
    }

    @Test
    void aFieldOfSixtyFourBitsHasAWholeMask() {
        BitField all = BitField.range("ALL", 63, 0, Access.READ_WRITE);
        assertThat(all.mask()).isEqualTo(-1L);
        assertThat(all.with(0, -5)).isEqualTo(-5);
    }
}

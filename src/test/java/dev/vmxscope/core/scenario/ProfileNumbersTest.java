package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.CpuidLeaf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileNumbersTest {

    @Test
    void hexadecimalNumbersMayHaveUnderscores() {
        assertThat(ProfileNumbers.hex("0x00DA0400_00000004", 64)).hasValue(0x00DA0400_00000004L);
        assertThat(ProfileNumbers.hex("0XfFfF_fFfF_FFFF_FFFF", 64)).hasValue(-1);
        assertThat(ProfileNumbers.hex("0x0", 1)).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "12", "0x_1", "0x1_", "0x1__2", "0xG", "-0x1", "0x1 ", "0x1_0000_0000"})
    void whatIsNoNumberOf32BitsIsRefused(String written) {
        assertThat(ProfileNumbers.hex(written, 32)).isEmpty();
    }

    @Test
    void moreThan64BitsAreRefused() {
        assertThat(ProfileNumbers.hex("0x1_0000_0000_0000_0000", 64)).isEmpty();
    }

    @Test
    void aLeafMayHaveASubleaf() {
        assertThat(ProfileNumbers.leaf("0x80000008")).contains(new CpuidLeaf(0x80000008, 0));
        assertThat(ProfileNumbers.leaf("0x7.1")).contains(new CpuidLeaf(7, 1));
        assertThat(ProfileNumbers.leaf("0xD.0x1F")).contains(new CpuidLeaf(0xD, 0x1F));
        assertThat(ProfileNumbers.leaf("0xD.13")).contains(new CpuidLeaf(0xD, 13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0x1.", ".1", "0x1.1.1", "0x100000000", "0x1.-1", "0x1.x"})
    void whatIsNoLeafIsRefused(String written) {
        assertThat(ProfileNumbers.leaf(written)).isEmpty();
    }
}

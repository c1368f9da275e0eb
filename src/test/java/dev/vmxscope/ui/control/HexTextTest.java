package dev.vmxscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hexadecimal numbers as people write them. */
class HexTextTest {
    @ParameterizedTest
    @CsvSource({
        "0x2000, 64, 8192",
        "2000h, 64, 8192",
        "2000H, 64, 8192",
        "00000000`00002000, 64, 8192",
        "0x0000_2000, 64, 8192",
        " ff , 8, 255",
        "000000000000000000005, 3, 5",
        "0xFFFFFFFFFFFFFFFF, 64, -1"
    })
    void theUsualFormsAreRead(String text, int bits, long value) {
        assertThat(HexText.parse(text, bits)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "h", "12g4", "-1", "0x1FF", "10000000000000000"})
    void whatIsNoNumberOfEightBitsIsRefused(String text) {
        assertThat(HexText.parse(text, 8)).isEmpty();
    }
}

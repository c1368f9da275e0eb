package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "0x5, 5", "05h, 5", "222000H, 2236416", "0x22_2000, 2236416", "0xFFFFFFFFFFFFFFFF, -1"})
    void decimalAndBothWaysOfHexadecimalAreRead(String written, long value) {
        assertThat(Numbers.parse(written)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "h", "-1", "+1", "0x-1", "five", "1.0", "0x1FFFFFFFFFFFFFFFF", "5 6"})
    void everythingElseIsNoNumber(String written) {
        assertThat(Numbers.parse(written)).isEmpty();
    }
}

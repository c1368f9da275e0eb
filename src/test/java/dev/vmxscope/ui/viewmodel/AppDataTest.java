package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.ui.viewmodel.AppData.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppDataTest {
    private static AppData bytes(String input) {
        return new AppData(Form.BYTES, input, "0");
    }

    @Test
    void textIsUtf8WithAZeroAtItsEnd() {
        assertThat(new AppData(Form.TEXT, "A\u00E9", "0").bytes())
                .contains(Bytes.of((byte) 'A', (byte) 0xC3, (byte) 0xA9, (byte) 0));
        assertThat(new AppData(Form.TEXT, "", "0").bytes()).contains(Bytes.of((byte) 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 ff", "01FF", "0x01, 0xFF", " 01\tff "})
    void bytesAreReadAsPeopleWriteThem(String input) {
        assertThat(bytes(input).bytes()).contains(Bytes.of((byte) 1, (byte) 0xFF));
    }

    @Test
    void noBytesAreNoInput() {
        assertThat(bytes("").bytes()).contains(Bytes.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "01 f", "xy", "01 zz", "-1"})
    void whatIsNoPairOfDigitsIsRefused(String input) {
        assertThat(bytes(input).bytes()).isEmpty();
        assertThat(bytes(input).valid()).isFalse();
    }

    @Test
    void neitherBufferMayBeTooLarge() {
        assertThat(bytes("00".repeat(AppData.MOST)).bytes()).isPresent();
        assertThat(bytes("00".repeat(AppData.MOST + 1)).bytes()).isEmpty();
        assertThat(new AppData(Form.TEXT, "a".repeat(AppData.MOST), "0").bytes())
                .isEmpty();
        assertThat(new AppData(Form.TEXT, "", "65536").length()).hasValue(65536);
        assertThat(new AppData(Form.TEXT, "", "65537").length()).isEmpty();
        assertThat(new AppData(Form.TEXT, "", "-1").length()).isEmpty();
        assertThat(new AppData(Form.TEXT, "", "").length()).isEmpty();
    }
}

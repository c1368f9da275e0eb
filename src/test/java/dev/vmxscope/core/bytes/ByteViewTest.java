package dev.vmxscope.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteViewTest {
    private static final ByteView VIEW = ByteView.ofFile(
            new byte[] {(byte) 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, (byte) 0xF1, 'a', 'b', 0, 'c'});

    @Test
    void numbersAreLittleEndian() throws BadBytesException {
        assertThat(VIEW.u8(0, "x")).isEqualTo(0x88);
        assertThat(VIEW.u16(0, "x")).isEqualTo(0x7788);
        assertThat(VIEW.u32(4, "x")).isEqualTo(0xF1223344L);
        assertThat(VIEW.s32(4, "x")).isEqualTo(0xF1223344);
        assertThat(VIEW.u64(0, "x")).isEqualTo(0xF122334455667788L);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 12, 13, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0xFFFF_FFFFL, 0x1_0000_0000L})
    void readOutsideTheWindowNamesWhatItReads(long at) {
        assertThatThrownBy(() -> VIEW.u32(at, "number of apples"))
                .isInstanceOf(BadBytesException.class)
                .hasMessageContaining("number of apples: 4 bytes")
                .hasMessageContaining("outside the file");
    }

    @Test
    void sliceIsAWindowOfItsOwn() throws BadBytesException {
        ByteView slice = VIEW.slice(8, 3, "x");

        assertThat(slice.size()).isEqualTo(3);
        assertThat(slice.u8(0, "x")).isEqualTo('a');
        assertThat(slice.fileOffset(1)).isEqualTo(9);
        assertThatThrownBy(() -> slice.u8(3, "x")).isInstanceOf(BadBytesException.class);
        assertThatThrownBy(() -> slice.u8(-1, "x")).isInstanceOf(BadBytesException.class);
    }

    @Test
    void sliceOfMoreThanThereIsIsRefused() {
        assertThatThrownBy(() -> VIEW.slice(1, 12, "x")).isInstanceOf(BadBytesException.class);
        assertThatThrownBy(() -> VIEW.slice(1, -1, "x")).isInstanceOf(BadBytesException.class);
        assertThatThrownBy(() -> VIEW.slice(1, Long.MAX_VALUE, "x")).isInstanceOf(BadBytesException.class);
    }

    @Test
    void stringEndsAtItsZeroByte() throws BadBytesException {
        assertThat(VIEW.cString(8, 2, "x")).isEqualTo("ab");
        assertThat(VIEW.afterString(8, 2, "x")).isEqualTo(11);
    }

    @Test
    void stringThatDoesNotEndIsRefused() {
        assertThatThrownBy(() -> VIEW.cString(11, 9, "name")).hasMessageContaining("name does not end within 9 bytes");
        assertThatThrownBy(() -> VIEW.cString(8, 1, "name")).hasMessageContaining("name does not end within 1 bytes");
    }
}

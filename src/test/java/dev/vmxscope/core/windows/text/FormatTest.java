package dev.vmxscope.core.windows.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FormatTest {
    private static String print(String format, long... values) {
        Iterator<Long> next = LongStream.of(values).iterator();
        return Format.print(format, next::next, new NumberedTexts(), false);
    }

    /** Address 1 is a narrow text, 2 a wide one, 3 a UNICODE_STRING, 4 an ANSI_STRING. */
    private static final class NumberedTexts implements Format.Texts {
        @Override
        public String narrow(long address, int limit) {
            return cut(address == 1 ? "narrow" : "?", limit);
        }

        @Override
        public String wide(long address, int limit) {
            return cut(address == 2 ? "wide" : "?", limit);
        }

        @Override
        public String unicodeString(long address) {
            return address == 3 ? "counted wide" : "?";
        }

        @Override
        public String ansiString(long address) {
            return address == 4 ? "counted narrow" : "?";
        }

        private static String cut(String text, int limit) {
            return text.substring(0, Math.min(limit, text.length()));
        }
    }

    @Test
    void plainIntegersAreThirtyTwoBitsWide() {
        assertThat(print("%d %u %x %o", 0xFFFFFFFF_FFFFFFFBL, -5, 0x1_0000_00FFL, 8))
                .isEqualTo("-5 4294967291 ff 10");
    }

    @Test
    void aLongIsThirtyTwoBitsWideAsOnWindows() {
        assertThat(print("%lx %lu", 0x1_2345_6789L, -1)).isEqualTo("23456789 4294967295");
    }

    @Test
    void sixtyFourBitsAreWrittenInSeveralWays() {
        assertThat(print("%llx %I64d %Ix %zu %jd", 1L << 63, -1, 1L << 40, 1L << 33, -2))
                .isEqualTo("8000000000000000 -1 10000000000 8589934592 -2");
    }

    @Test
    void shortAndByteSizesCutTheValue() {
        assertThat(print("%hd %hu %hhd %hhx", 0x18000, 0x18000, 0x1FF, 0x1FF)).isEqualTo("-32768 32768 -1 ff");
    }

    @Test
    void flagsAndWidthsPad() {
        assertThat(print("[%5d] [%-5d] [%05d] [%+d] [% d] [%#x] [%08X]", 42, 42, -42, 42, 42, 42, 0xBEEF))
                .isEqualTo("[   42] [42   ] [-0042] [+42] [ 42] [0x2a] [0000BEEF]");
    }

    @Test
    void precisionGivesTheLeastDigitsAndTheMostLetters() {
        assertThat(print("[%.3d] [%8.3d] [%.3s] [%-8.2s]", 7, 7, 1, 1)).isEqualTo("[007] [     007] [nar] [na      ]");
    }

    @Test
    void starsTakeWidthAndPrecisionFromTheArguments() {
        assertThat(print("[%*d] [%-*d] [%.*s]", 4, 1, 4, 1, 2, 1)).isEqualTo("[   1] [1   ] [na]");
    }

    @Test
    void aPointerHasSixteenCapitalDigitsAndNoPrefix() {
        assertThat(print("%p", 0xFFFFF8000012ABCDL)).isEqualTo("FFFFF8000012ABCD");
    }

    @Test
    void textsAreNarrowOrWide() {
        assertThat(print("%s %S %ls %ws %hs %hS", 1, 2, 2, 2, 1, 1)).isEqualTo("narrow wide wide wide narrow narrow");
    }

    @Test
    void countedStringsArePrintedByTheirLength() {
        assertThat(print("%wZ|%Z", 3, 4)).isEqualTo("counted wide|counted narrow");
    }

    @Test
    void aNullTextIsShownAsSuch() {
        assertThat(print("%s %wZ", 0, 0)).isEqualTo("(null) (null)");
    }

    @Test
    void lettersAndThePercentSign() {
        assertThat(print("%c%C %%", 'a', 'b')).isEqualTo("ab %");
    }

    @Test
    void anUnfinishedSpecificationEndsTheText() {
        assertThat(print("end %")).isEqualTo("end ");
        assertThat(print("end %08")).isEqualTo("end ");
    }

    @Test
    void aHugeWidthIsBounded() {
        assertThat(print("%999999999d", 1)).hasSize(4096);
    }
}

package dev.vmxscope.core.windows.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rule of the Debug Print Filter. Source of what is expected: Microsoft, "Reading and Filtering Debugging
 * Messages", its example included, and the numbers of dpfilter.h.
 */
class DebugFilterTest {
    private static final int IHVVIDEO = 78;
    private static final int IHVAUDIO = 79;
    private static final int IHVSTREAMING = 81;
    private static final int IHVBUS = 82;

    /** IHVVIDEO 2 and IHVBUS 7FFH from the registry; then a debugger writes 8 and IHVAUDIO 7. */
    private static DebugFilter example() {
        return DebugFilter.UNTOUCHED
                .withMask(IHVVIDEO, 0x2)
                .withMask(IHVBUS, 0x7FF)
                .withMask(IHVVIDEO, 0x8)
                .withMask(IHVAUDIO, 0x7);
    }

    @ParameterizedTest
    @CsvSource({
        "78, 3, 00000008, 00000009, true",
        "79, 7, 00000080, 00000007, false",
        "82, -2147483632, 80000010, 000007FF, true",
        "101, 3, 00000008, 00000001, false"
    })
    void theFourMessagesOfMicrosoftsExample(int component, int level, String bits, String open, boolean passes) {
        FilterTest test = example().test(component, level);

        assertThat(test.bits()).isEqualTo(Integer.parseUnsignedInt(bits, 16));
        assertThat(test.open()).isEqualTo(Integer.parseUnsignedInt(open, 16));
        assertThat(test.passes()).isEqualTo(passes);
    }

    @Test
    void aComponentWhoseMaskWasNeverSetPassesErrorsOnly() {
        assertThat(example().passes(IHVSTREAMING, DebugLevel.ERROR)).isTrue();
        assertThat(example().passes(IHVSTREAMING, 1)).isFalse();
        assertThat(DebugFilter.UNTOUCHED.all()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 00000001", "14, 00004000", "31, 80000000", "32, 00000020", "16384, 00004000", "-1, FFFFFFFF"})
    void aLevelUpTo31IsABitAndALargerOneAMask(int level, String bits) {
        assertThat(DebugLevel.bits(level)).isEqualTo(Integer.parseUnsignedInt(bits, 16));
    }

    @Test
    void theMaskForAllCountsForEveryComponent() {
        DebugFilter all = DebugFilter.UNTOUCHED.with(DebugComponent.of(DebugComponent.EVERY), 0x8);

        assertThat(all.passes(DebugComponent.DEFAULT, DebugLevel.INFO)).isTrue();
        assertThat(all.passes(IHVSTREAMING, DebugLevel.INFO)).isTrue();
        assertThat(all.passes(IHVSTREAMING, DebugLevel.ERROR)).isFalse();
    }

    @Test
    void ihvdriverDoesNothingForDbgPrintAndDefaultNothingForIhvdriver() {
        DebugFilter own = DebugFilter.UNTOUCHED.withMask(DebugComponent.IHVDRIVER, 0xFFFF);
        DebugFilter plain = DebugFilter.UNTOUCHED.withMask(DebugComponent.DEFAULT, 0xF);

        assertThat(own.passes(DebugComponent.DEFAULT, DebugLevel.INFO)).isFalse();
        assertThat(own.passes(DebugComponent.IHVDRIVER, DebugLevel.INFO)).isTrue();
        assertThat(plain.passes(DebugComponent.DEFAULT, DebugLevel.INFO)).isTrue();
        assertThat(plain.passes(DebugComponent.IHVDRIVER, DebugLevel.INFO)).isFalse();
    }

    @Test
    void aComponentThatTheKernelDoesNotKnowCountsAsDbgPrint() {
        FilterTest test = DebugFilter.UNTOUCHED.test(0x1000, DebugLevel.ERROR);

        assertThat(test.unknown()).isTrue();
        assertThat(test.counted().name()).isEqualTo("DEFAULT");
        assertThat(test.bits()).isEqualTo(8);
        assertThat(test.passes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3, 00000000, 00000008", "3, 00000001, 00000009", "-2147483632, 00000001, 00000011"})
    void theSmallestMaskThatLetsItThroughKeepsWhatIsOpen(int level, String mask, String opened) {
        FilterTest test = FilterTest.of(DebugComponent.DEFAULT, level, Integer.parseUnsignedInt(mask, 16), 0);

        assertThat(test.opened()).isEqualTo(Integer.parseUnsignedInt(opened, 16));
        assertThat(FilterTest.of(DebugComponent.DEFAULT, level, test.opened(), 0)
                        .passes())
                .isTrue();
    }

    @Test
    void aDriverCanOpenAndCloseALevelOfItsComponent() {
        DebugFilter open = DebugFilter.UNTOUCHED.withLevel(DebugComponent.IHVDRIVER, DebugLevel.INFO, true);

        assertThat(open.mask(DebugComponent.IHVDRIVER)).isEqualTo(8);
        assertThat(open.withLevel(DebugComponent.IHVDRIVER, DebugLevel.INFO, false)
                        .mask(DebugComponent.IHVDRIVER))
                .isZero();
        assertThat(open.withLevel(DebugComponent.EVERY, 1, true).all()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, SYSTEM",
        "3, NTFS",
        "24, ACPI",
        "30, TCPIP",
        "51, SXS",
        "66, PCI",
        "77, IHVDRIVER",
        "78, IHVVIDEO",
        "79, IHVAUDIO",
        "80, IHVNETWORK",
        "81, IHVSTREAMING",
        "82, IHVBUS",
        "93, VERIFIER",
        "101, DEFAULT",
        "102, MM",
        "119, FVEVOL",
        "131, KSECDD",
        "145, DRIVEEXTENDER",
        "154, FSLIB"
    })
    void theNumbersAreThoseOfDpfilterH(int number, String name) {
        assertThat(DebugComponent.of(number).name()).isEqualTo(name);
        assertThat(DebugComponent.named(name)).contains(DebugComponent.of(number));
    }

    @Test
    void win2000IsTheNameOfTheMaskForAll() {
        assertThat(DebugComponent.named("win2000")).contains(DebugComponent.of(DebugComponent.EVERY));
        assertThat(DebugComponent.of(DebugComponent.EVERY).symbol()).isEqualTo("nt!Kd_WIN2000_Mask");
        assertThat(DebugComponent.named("NOBODY")).isEmpty();
        assertThat(DebugComponent.of(DebugComponent.DEFAULT).constant()).isEqualTo("DPFLTR_DEFAULT_ID");
    }
}

package dev.vmxscope.core.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.bytes.Fixture;
import dev.vmxscope.core.bytes.Mutations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the only exception is the checked one. */
class PeImageBadInputTest {
    // In sampler-o0.sys the PE signature stands at 0x78, as llvm-readobj's AddressOfNewExeHeader says (120).
    private static final int COFF = 0x7C;
    private static final int OPTIONAL = COFF + 20;
    private static final int SECTION = OPTIONAL + 240;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0   | 2 | 0          | no Windows image: it does not start with MZ",
                "120 | 4 | 0          | the PE signature is missing",
                "60  | 4 | 0x7FFFFFFF | outside the file",
                "124 | 2 | 0x14C      | 32-bit x86",
                "124 | 2 | 0xAA64     | only x64 (0x8664) images can run",
                "144 | 2 | 0x10B      | PE32 (32-bit)",
                "144 | 2 | 0x107      | magic is 0x107",
                "140 | 2 | 100        | too few for its data directories",
                "126 | 2 | 0          | no sections",
                "126 | 2 | 97         | 97 sections, more than 96",
                "200 | 4 | 0xFFFFF000 | size of the image is 0xFFFFF000",
                "204 | 4 | 0x7FFFFFFF | size of the headers",
                "176 | 4 | 3          | no power of two",
                "252 | 4 | 17         | number of data directories",
                "160 | 4 | 0x00900000 | entry point",
                "404 | 4 | 0x00100000 | is outside the file",
                "392 | 4 | 0x00100000 | is outside the image",
                "396 | 4 | 0x10       | overlaps what is before it",
                "264 | 4 | 0x00100000 | import table: 20 bytes at 0x100000 are outside the image",
                "256 | 4 | 0x00100000 | export directory",
                "296 | 4 | 0x00100000 | relocation table",
                "132 | 4 | 0x00100000 | COFF symbol table",
            })
    void damagedFieldIsNamed(int offset, int width, String value, String sentence) {
        byte[] file = Fixture.bytes("sampler-o0.sys");
        put(file, offset, width, Long.decode(value));

        assertThatThrownBy(() -> PeImage.parse(file))
                .isInstanceOf(PeFormatException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("(file offset 0x");
    }

    @Test
    void unknownRelocationTypeIsRefusedAtItsPlaceInTheFile() throws PeFormatException {
        byte[] file = Fixture.bytes("sampler-o0.sys");
        int raw = PeImage.parse(file).sections().stream()
                .filter(section -> section.name().equals(".reloc"))
                .findFirst()
                .orElseThrow()
                .rawOffset();
        put(file, raw + 8, 2, 0x5008);

        assertThatThrownBy(() -> PeImage.parse(file))
                .hasMessage(String.format("relocation type 5 is not supported (file offset 0x%X)", raw + 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0.sys", "sampler-o2.sys", "sampler-gcc.sys"})
    @Timeout(60)
    void everyTruncationIsRefusedOrRead(String name) {
        byte[] file = Fixture.bytes(name);
        int refused = 0;
        for (int length = 0; length < file.length; length++) {
            refused += refuses(Arrays.copyOf(file, length)) ? 1 : 0;
        }
        // Every section and table is inside the file, up to its last byte.
        assertThat(refused).isEqualTo(file.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0.sys", "sampler-o2.sys", "sampler-gcc.sys"})
    @Timeout(120)
    void mutationsAreRefusedOrRead(String name) {
        byte[] file = Fixture.bytes(name);
        Mutations mutations = new Mutations(2026);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            refused += refuses(mutations.damage(file, COFF, SECTION + 160 - COFF)) ? 1 : 0;
        }
        assertThat(refused).isBetween(400, 3999);
    }

    private static boolean refuses(byte[] file) {
        try {
            PeImage image = PeImage.parse(file);
            assertThat(image.mapped()).hasSize(image.header().sizeOfImage());
            if (image.canLoadAt(0x10000)) {
                image.mappedAt(0x10000);
            }
            return false;
        } catch (PeFormatException e) {
            assertThat(e.sentence().toString()).isNotBlank();
            assertThat(e.offset()).isNotNegative();
            return true;
        }
    }

    private static void put(byte[] file, int offset, int width, long value) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (width == 2) {
            bytes.putShort(offset, (short) value);
        } else {
            bytes.putInt(offset, (int) value);
        }
    }
}

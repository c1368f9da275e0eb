package dev.vmxscope.core.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.bytes.Fixture;
import dev.vmxscope.core.bytes.Mutations;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the only exception is the checked one, and every question has an answer. */
class PdbBadInputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0  | 0          | does not start with the MSF 7.00 signature",
                "32 | 0          | block size of 0 bytes is impossible",
                "32 | 4097       | block size of 4097 bytes is impossible",
                "44 | 0x7FFFFFFF | stream directory is larger than the file",
                "44 | 0          | number of streams",
                "52 | 0x00FFFFFF | block map of the stream directory",
            })
    void damagedFieldIsNamed(int offset, String value, String sentence) {
        byte[] file = Fixture.bytes("sampler-o0.pdb");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, Integer.decode(value));

        assertThatThrownBy(() -> Pdb.parse(file))
                .isInstanceOf(PdbFormatException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("(file offset 0x");
    }

    @Test
    void streamsLargerThanTheFileAreRefused() {
        byte[] file = Fixture.bytes("sampler-o0.pdb");
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(bytes.getInt(52) * 4096) * 4096;
        bytes.putInt(directory + 4, 0x7FFF_FFFF);

        assertThatThrownBy(() -> Pdb.parse(file))
                .hasMessage(String.format("the streams are larger than the file (file offset 0x%X)", directory + 4));
    }

    @Test
    void imageIsNoPdb() {
        assertThatThrownBy(() -> Pdb.parse(Fixture.bytes("sampler-o0.sys")))
                .isInstanceOf(PdbFormatException.class)
                .hasMessageContaining("the file is no PDB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    @Timeout(120)
    void everyTruncationIsRefused(String name) {
        byte[] file = Fixture.bytes(name + ".pdb");
        int refused = 0;
        for (int length = 0; length < file.length; length++) {
            byte[] shorter = Arrays.copyOf(file, length);
            refused += refuses(shorter, Optional.empty()) ? 1 : 0;
        }
        // The last block holds the stream directory, so nothing can be found without it; its unused end is the rest.
        assertThat(refused).isGreaterThan(file.length - 4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    @Timeout(240)
    void mutationsAreRefusedOrRead(String name) throws PeFormatException {
        byte[] file = Fixture.bytes(name + ".pdb");
        Optional<PeImage> image = Optional.of(PeImage.parse(Fixture.bytes(name + ".sys")));
        int refused = 0;
        for (int block = 0; block < file.length / 4096; block++) {
            // Most of a block is often unused, so the damage goes mostly to its first half.
            Mutations mutations = new Mutations(block);
            for (int i = 0; i < 300; i++) {
                refused += refuses(mutations.damage(file, block * 4096, 2048), image) ? 1 : 0;
            }
        }
        assertThat(refused).isBetween(300, 300 * file.length / 4096 - 300);
    }

    private static boolean refuses(byte[] file, Optional<PeImage> image) {
        try {
            Pdb pdb = Pdb.parse(file);
            askTypes(pdb.types());
            if (image.isPresent()) {
                ask(ModuleSymbols.of("sampler.sys", image.get(), Optional.of(pdb)));
            }
            return false;
        } catch (PdbFormatException e) {
            assertThat(e.sentence().toString()).isNotBlank();
            assertThat(e.offset()).isNotNegative();
            return true;
        } catch (PdbMismatchException e) {
            assertThat(e.getMessage()).isNotBlank();
            return true;
        }
    }

    private static void ask(ModuleSymbols symbols) {
        for (long rva = 0; rva < 0x5000; rva += 61) {
            symbols.symbolic(rva);
            symbols.lineAt(rva);
            symbols.localsAt(rva);
        }
        symbols.rangesOf("sampler.c", 57);
    }

    private static void askTypes(Types types) {
        for (int i = types.firstIndex() - 1; i <= types.firstIndex() + types.count(); i++) {
            assertThat(types.name(i)).hasSizeLessThan(1000);
            types.size(i);
            types.members(i);
            types.enumerators(i);
        }
    }
}

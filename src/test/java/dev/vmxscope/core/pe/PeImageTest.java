package dev.vmxscope.core.pe;

import static dev.vmxscope.core.bytes.Fixture.all;
import static dev.vmxscope.core.bytes.Fixture.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.bytes.Fixture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what is read with what llvm-readobj says about the same images. */
class PeImageTest {
    private static PeImage image(String name) throws PeFormatException {
        return PeImage.parse(Fixture.bytes(name + ".sys"));
    }

    private static String readobj(String name) {
        return Fixture.text(name + ".readobj.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2", "sampler-gcc"})
    void headerEqualsReadobj(String name) throws PeFormatException {
        String expected = readobj(name);
        PeHeader header = image(name).header();

        assertThat(hex(header.machine())).isEqualTo(one(expected, "Machine: \\w+ \\((\\w+)\\)"));
        assertThat(hex(header.timestamp())).isEqualTo(one(expected, "TimeDateStamp: [^(]*\\((\\w+)\\)"));
        assertThat(hex(header.characteristics())).isEqualTo(one(expected, "Characteristics \\[ \\((\\w+)\\)"));
        assertThat(hex(header.dllCharacteristics()))
                .isEqualTo(all(expected, "Characteristics \\[ \\((\\w+)\\)").get(1));
        assertThat(hex(header.entryRva())).isEqualTo(one(expected, "AddressOfEntryPoint: (\\w+)"));
        assertThat(hex(header.imageBase())).isEqualTo(one(expected, "ImageBase: (\\w+)"));
        assertThat(hex(header.checksum())).isEqualTo(one(expected, "CheckSum: (\\w+)"));
        assertThat(header.sectionAlignment()).hasToString(one(expected, "SectionAlignment: (\\d+)"));
        assertThat(header.sizeOfImage()).hasToString(one(expected, "SizeOfImage: (\\d+)"));
        assertThat(header.sizeOfHeaders()).hasToString(one(expected, "SizeOfHeaders: (\\d+)"));
        assertThat(hex(header.subsystem())).isEqualTo(one(expected, "Subsystem: \\w+ \\((\\w+)\\)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2", "sampler-gcc"})
    void sectionsEqualReadobj(String name) throws PeFormatException {
        List<String> expected = all(
                readobj(name),
                "Name: (\\S+) \\([0-9A-F ]+\\)\\s+VirtualSize: (\\w+)\\s+VirtualAddress: (\\w+)\\s+RawDataSize: (\\d+)\\s+"
                        + "PointerToRawData: (\\w+)\\s+[^\\]]*?Characteristics \\[ \\((\\w+)\\)");

        assertThat(image(name).sections())
                .extracting(section -> String.join(
                        " ",
                        section.name(),
                        hex(section.virtualSize()),
                        hex(section.rva()),
                        "" + section.rawSize(),
                        hex(section.rawOffset()),
                        hex(section.characteristics() & 0xFFFF_FFFFL)))
                .isNotEmpty()
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2", "sampler-gcc"})
    void importsEqualReadobj(String name) throws PeFormatException {
        String expected = readobj(name);
        long firstSlot = Long.decode(one(expected, "ImportAddressTableRVA: (\\w+)"));

        List<ImportedDll> dlls = image(name).imports();

        assertThat(dlls).extracting(ImportedDll::name).isEqualTo(all(expected, "^Import \\{\\s+Name: (\\S+)"));
        assertThat(dlls.get(0).symbols())
                .extracting(symbol -> symbol.label() + " " + symbol.hint())
                .isNotEmpty()
                .isEqualTo(all(expected, "^  Symbol: (\\S+) \\((\\d+)\\)"));
        for (int i = 0; i < dlls.get(0).symbols().size(); i++) {
            assertThat(dlls.get(0).symbols().get(i).slotRva()).isEqualTo((int) firstSlot + 8 * i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2", "sampler-gcc"})
    void exportsEqualReadobj(String name) throws PeFormatException {
        assertThat(image(name).exports())
                .extracting(export -> export.ordinal() + " " + export.name() + " " + hex(export.rva()))
                .isNotEmpty()
                .isEqualTo(all(readobj(name), "Ordinal: (\\d+)\\s+Name: (\\S+)\\s+RVA: (\\w+)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2", "sampler-gcc"})
    void relocationsEqualReadobjWithoutItsPadding(String name) throws PeFormatException {
        List<String> expected = all(readobj(name), "Type: ((?!ABSOLUTE)\\w+)\\s+Address: (\\w+)");

        assertThat(image(name).relocations())
                .extracting(relocation -> relocation.type() + " " + hex(relocation.rva()))
                .isNotEmpty()
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void codeViewRecordEqualsReadobj(String name) throws PeFormatException {
        CodeView codeView = image(name).codeView().orElseThrow();

        assertThat(String.format("{%S} %d %s", codeView.guid(), codeView.age(), codeView.pdbPath()))
                .isEqualTo(one(readobj(name), "PDBGUID: (\\S+)\\s+PDBAge: (\\d+)\\s+PDBFileName: (\\S+)"));
    }

    @Test
    void gccImageHasNoCodeViewRecord() throws PeFormatException {
        assertThat(image("sampler-gcc").codeView()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2", "sampler-gcc"})
    void runtimeFunctionsEqualReadobj(String name) throws PeFormatException {
        List<String> expected = all(
                Fixture.text(name + ".unwind.txt"),
                "StartAddress: .*\\((\\w+)\\)\\s+EndAddress: .*\\((\\w+)\\)\\s+UnwindInfoAddress: .*\\((\\w+)\\)");
        long base = 0x140000000L;

        assertThat(image(name).runtimeFunctions())
                .extracting(function -> String.join(
                        " ",
                        hex(base + function.beginRva()),
                        hex(base + function.endRva()),
                        hex(base + function.unwindRva())))
                .isNotEmpty()
                .isEqualTo(expected);
    }

    @Test
    void loadConfigurationEqualsReadobj() throws PeFormatException {
        LoadConfig config = image("sampler-o2").loadConfig().orElseThrow();

        assertThat(hex(config.securityCookieVa())).isEqualTo(one(readobj("sampler-o2"), "SecurityCookie: (\\w+)"));
        assertThat(hex(config.guardCheckVa())).isEqualTo(one(readobj("sampler-o2"), "GuardCFCheckFunction: (\\w+)"));
        assertThat(hex(config.guardDispatchVa())).isEqualTo(one(readobj("sampler-o2"), "GuardCFCheckDispatch: (\\w+)"));
    }

    @Test
    void loadConfigurationIsAbsentWhenTheDirectoryIs() throws PeFormatException {
        assertThat(image("sampler-o0").loadConfig()).isEmpty();
    }

    @Test
    void tlsCallbacksAreSeenWhereTheSourceHasThem() throws PeFormatException {
        assertThat(image("sampler-o2").hasTlsCallbacks()).isTrue();
        assertThat(image("sampler-o0").hasTlsCallbacks()).isFalse();
    }

    @Test
    void coffSymbolsEqualReadobj() throws PeFormatException {
        List<String> expected = all(
                readobj("sampler-gcc"),
                "Name: (\\S+)\\s+Value: (\\d+)\\s+Section: [^(]*\\(([1-9]\\d*)\\)\\s+BaseType: \\S+ \\(\\S+\\)\\s+"
                        + "ComplexType: (\\w+)[^)]*\\)\\s+StorageClass: (\\w+)");

        assertThat(image("sampler-gcc").coffSymbols())
                .extracting(symbol -> String.join(
                        " ",
                        symbol.name(),
                        "" + symbol.value(),
                        "" + symbol.section(),
                        symbol.function() ? "Function" : "Null",
                        symbol.external() ? "External" : "Static"))
                .hasSizeGreaterThan(10)
                .isEqualTo(expected);
    }

    @Test
    void mappedImageHoldsEverySectionAtItsRva() throws PeFormatException {
        byte[] file = Fixture.bytes("sampler-o2.sys");
        PeImage image = PeImage.parse(file);

        byte[] mapped = image.mapped();

        assertThat(mapped).hasSize(image.header().sizeOfImage()).startsWith('M', 'Z');
        // .text and .data, whose places in the file readobj gives as 0x400 and 0xE00 and sizes as 0x600 and 0x200.
        for (Section section : image.sections()) {
            for (int i = 0; i < section.rawSize(); i++) {
                assertThat(mapped[section.rva() + i]).isEqualTo(file[section.rawOffset() + i]);
            }
        }
    }

    @Test
    void mappingAtAnotherBaseMovesEveryRelocatedAddressAndNothingElse() throws PeFormatException {
        PeImage image = image("sampler-o2");
        long delta = 0xFFFFF80312340000L - 0x140000000L;
        ByteBuffer before = ByteBuffer.wrap(image.mapped()).order(ByteOrder.LITTLE_ENDIAN);
        for (String address : all(readobj("sampler-o2"), "Type: DIR64\\s+Address: (\\w+)")) {
            int rva = Integer.decode(address);
            before.putLong(rva, before.getLong(rva) + delta);
        }

        assertThat(image.mappedAt(0xFFFFF80312340000L)).isEqualTo(before.array());
    }

    @Test
    void mappedArraysAreFresh() throws PeFormatException {
        PeImage image = image("sampler-o0");
        image.mapped()[0] = 0;
        image.mappedAt(image.header().imageBase())[0] = 0;

        assertThat(image.mapped()).startsWith('M', 'Z');
    }

    @Test
    void imageWithStrippedRelocationsCannotBeMoved() throws PeFormatException {
        byte[] file = Fixture.bytes("sampler-o0.sys");
        file[0x78 + 22] |= 1;
        PeImage image = PeImage.parse(file);

        assertThat(image.canLoadAt(image.header().imageBase())).isTrue();
        assertThat(image.canLoadAt(0x10000)).isFalse();
        assertThatThrownBy(() -> image.mappedAt(0x10000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void driverIsNativeAndNoConsoleProgram() throws PeFormatException {
        assertThat(image("sampler-o0").isNativeDriver()).isTrue();
        assertThat(image("sampler-o0").isConsoleProgram()).isFalse();
    }

    private static String hex(long value) {
        return String.format("0x%X", value);
    }
}

package dev.vmxscope.core.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.bytes.Fixture;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the answers with llvm-symbolizer's, and with the source where that has no say. */
class ModuleSymbolsTest {
    private static final String SOURCE = "C:\\fixture\\sampler.c";

    private static ModuleSymbols symbols(String name) throws Exception {
        PeImage image = PeImage.parse(Fixture.bytes(name + ".sys"));
        return ModuleSymbols.of(name + ".sys", image, Optional.of(Pdb.parse(Fixture.bytes(name + ".pdb"))));
    }

    private static ModuleSymbols gccSymbols() throws PeFormatException, PdbMismatchException {
        return ModuleSymbols.of(
                "folder\\Sampler-gcc.SYS", PeImage.parse(Fixture.bytes("sampler-gcc.sys")), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void nameAndLineOfEveryByteOfCodeEqualTheSymbolizer(String name) throws Exception {
        ModuleSymbols symbols = symbols(name);
        List<String> expected = Fixture.text(name + ".symbolizer.tsv").lines().toList();
        List<String> actual = new ArrayList<>();
        for (String row : expected) {
            long rva = Long.decode(row.split("\t")[0]);
            String line = symbols.lineAt(rva)
                    .map(found -> found.file() + ":" + found.line())
                    .orElse("??:0");
            actual.add(String.format(
                    "0x%x\t%s\t%s:0", rva, symbols.symbolAt(rva).orElseThrow().name(), line));
        }

        assertThat(actual).hasSizeGreaterThan(1000).isEqualTo(expected);
    }

    @Test
    void assemblerHasANameButNoLine() throws Exception {
        ModuleSymbols symbols = symbols("sampler-o0");
        long rva = symbols.rvaOf("asm_read_flags").orElseThrow();

        assertThat(symbols.symbolic(rva + 1)).isEqualTo("sampler-o0!asm_read_flags+0x1");
        assertThat(symbols.lineAt(rva)).isEmpty();
    }

    @Test
    void symbolicAlwaysHasTheOffset() throws Exception {
        ModuleSymbols symbols = symbols("sampler-o0");

        // llvm-pdbutil: DriverEntry at 0001:0336, section 1 at 0x1000.
        assertThat(symbols.symbolic(0x1150)).isEqualTo("sampler-o0!DriverEntry+0x0");
        assertThat(symbols.symbolic(0x116A)).isEqualTo("sampler-o0!DriverEntry+0x1a");
    }

    @Test
    void placeWithoutANameIsWrittenAsAnRva() throws Exception {
        assertThat(symbols("sampler-o0").symbolAt(0x20)).isEmpty();
        assertThat(symbols("sampler-o0").symbolic(0x20)).isEqualTo("sampler-o0+0x20");
        assertThat(symbols("sampler-o0").symbolic(-1)).isEqualTo("sampler-o0+0xffffffffffffffff");
    }

    @Test
    void nameDoesNotReachIntoTheNextSection() throws Exception {
        ModuleSymbols symbols = symbols("sampler-o2");
        PeImage image = PeImage.parse(Fixture.bytes("sampler-o2.sys"));
        long relocations = image.sections().get(image.sections().size() - 1).rva();

        assertThat(symbols.symbolAt(relocations)).isEmpty();
    }

    @Test
    void variableInDataHasItsName() throws Exception {
        ModuleSymbols symbols = symbols("sampler-o0");
        long rva = symbols.rvaOf("s_last").orElseThrow();

        assertThat(symbols.symbolic(rva + 8)).isEqualTo("sampler-o0!s_last+0x8");
    }

    @Test
    void aLineThatTwoPlacesComeFromHasTwoRanges() throws Exception {
        // llvm-pdbutil: line 45 at 0x5C to 0x6B and again at 0x86 to 0x93 of .text.
        assertThat(symbols("sampler-o0").rangesOf(SOURCE, 45))
                .containsExactly(new CodeRange(0x105C, 0xF), new CodeRange(0x1086, 0xD));
    }

    @Test
    void rangesThatTouchAreJoined() throws Exception {
        // llvm-pdbutil for -O2: line 51 at 0x97 and 0xA4 up to 0xA9, line 42 at 0xA9 and 0xAC up to 0xB9.
        assertThat(symbols("sampler-o2").rangesOf("SAMPLER.C", 51)).containsExactly(new CodeRange(0x1097, 0x12));
    }

    @Test
    void fileIsFoundByItsPathInAnyCaseAndSlash() throws Exception {
        ModuleSymbols symbols = symbols("sampler-o0");

        assertThat(symbols.rangesOf("c:/FIXTURE/sampler.c", 57))
                .isEqualTo(symbols.rangesOf(SOURCE, 57))
                .hasSize(1);
        assertThat(symbols.rangesOf("c:/other/sampler.c", 57)).isEmpty();
        assertThat(symbols.rangesOf("ampler.c", 57)).isEmpty();
    }

    @Test
    void proceduresAreByAddressAndFoundInsideOnly() throws Exception {
        ModuleSymbols symbols = symbols("sampler-o0");

        assertThat(symbols.procedures())
                .extracting(Procedure::name)
                .containsExactly(
                        "visit_all", "clamp", "DriverEntry", "count_visit", "print_visit", "scale", "low_bits");
        // llvm-pdbutil: DriverEntry ends at 0x2DE, count_visit starts at 0x2E0.
        assertThat(symbols.procedureAt(0x12DD).orElseThrow().name()).isEqualTo("DriverEntry");
        assertThat(symbols.procedureAt(0x12DE)).isEmpty();
        assertThat(symbols.procedureAt(0)).isEmpty();
    }

    @Test
    void localsAreThoseOfTheOpenBlocksInnermostFirst() throws Exception {
        // Inside the block that declares the second "sum": 0001:0147 for 30 bytes, says llvm-pdbutil.
        List<VisibleLocal> locals = symbols("sampler-o0").localsAt(0x1000 + 147 + 4);

        assertThat(locals)
                .extracting(local -> local.typeName() + " " + local.name() + " " + local.size())
                .containsExactly(
                        "__int64 sum 8",
                        "Sample* current 8",
                        "unsigned char weight 1",
                        "unsigned i 4",
                        "Sample* samples 8",
                        "unsigned count 4",
                        "__int64 sum 8",
                        "unsigned char[4] weights 4");
        assertThat(locals.get(0).place()).contains(new Place.InMemory("RSP", 32));
        assertThat(locals.get(4).parameter()).isTrue();
    }

    @Test
    void localIsNowhereBeforeThePrologueHasStoredIt() throws Exception {
        // llvm-pdbutil: "samples" is at RSP+80 from byte 13 on.
        ModuleSymbols symbols = symbols("sampler-o0");

        assertThat(symbols.localsAt(0x1000 + 12).get(0).place()).isEmpty();
        assertThat(symbols.localsAt(0x1000 + 13).get(0).place()).contains(new Place.InMemory("RSP", 80));
    }

    @Test
    void localLeavesItsRegisterInAGap() throws Exception {
        // llvm-pdbutil for -O2: "samples" in RCX from 0 for 185 bytes with a gap at 60 for 123.
        ModuleSymbols symbols = symbols("sampler-o2");

        assertThat(samples(symbols, 0x1000 + 59)).contains(new Place.InRegister("RCX"));
        assertThat(samples(symbols, 0x1000 + 60)).isEmpty();
        assertThat(samples(symbols, 0x1000 + 183)).contains(new Place.InRegister("RCX"));
    }

    @Test
    void inlinedLocalIsSeenWhileItLives() throws Exception {
        // llvm-pdbutil for -O2: clamp's "result", inlined, in EAX from 151 for 6 bytes.
        ModuleSymbols symbols = symbols("sampler-o2");

        assertThat(symbols.localsAt(0x1000 + 151))
                .extracting(VisibleLocal::name)
                .contains("result");
        assertThat(symbols.localsAt(0x1000 + 157))
                .extracting(VisibleLocal::name)
                .doesNotContain("result");
    }

    @Test
    void gccImageIsNamedByItsFileAndItsSymbolTable() throws Exception {
        ModuleSymbols symbols = gccSymbols();

        assertThat(symbols.name()).isEqualTo("Sampler-gcc");
        // llvm-readobj --unwind: print_visit at 0x100B to 0x1039, DriverEntry from 0x10C1.
        assertThat(symbols.symbolic(0x100B)).isEqualTo("Sampler-gcc!print_visit+0x0");
        assertThat(symbols.symbolic(0x1038)).isEqualTo("Sampler-gcc!print_visit+0x2d");
        assertThat(symbols.rvaOf("DriverEntry")).contains(0x10C1L);
        assertThat(symbols.lineAt(0x10C1)).isEmpty();
        assertThat(symbols.localsAt(0x10C1)).isEmpty();
        assertThat(symbols.sourceFiles()).isEmpty();
    }

    @Test
    void imageWithoutAnyDebugInformationStillHasItsExports() throws Exception {
        PeImage image = PeImage.parse(Fixture.bytes("sampler-o0.sys"));
        ModuleSymbols symbols = ModuleSymbols.of("renamed.sys", image, Optional.empty());

        assertThat(symbols.symbolic(0x1004)).isEqualTo("sampler-o0!visit_all+0x4");
    }

    @Test
    void pdbOfAnotherBuildIsRefusedWithTheReason() throws Exception {
        PeImage image = PeImage.parse(Fixture.bytes("sampler-o0.sys"));
        Pdb other = Pdb.parse(Fixture.bytes("sampler-o2.pdb"));

        assertThatThrownBy(() -> ModuleSymbols.of("sampler-o0.sys", image, Optional.of(other)))
                .isInstanceOf(PdbMismatchException.class)
                .hasMessageContaining("another build");
    }

    @Test
    void pdbOfAnotherLinkIsRefusedByItsAge() throws Exception {
        byte[] file = Fixture.bytes("sampler-o0.sys");
        int record = new String(file, StandardCharsets.ISO_8859_1).indexOf("RSDS");
        file[record + 20] = 7;
        PeImage image = PeImage.parse(file);
        Pdb pdb = Pdb.parse(Fixture.bytes("sampler-o0.pdb"));

        assertThatThrownBy(() -> ModuleSymbols.of("sampler-o0.sys", image, Optional.of(pdb)))
                .isInstanceOf(PdbMismatchException.class)
                .hasMessageContaining("its age is 1, the image was linked with age 7");
    }

    private static Optional<Place> samples(ModuleSymbols symbols, long rva) {
        return symbols.localsAt(rva).stream()
                .filter(local -> local.name().equals("samples"))
                .findFirst()
                .flatMap(VisibleLocal::place);
    }
}

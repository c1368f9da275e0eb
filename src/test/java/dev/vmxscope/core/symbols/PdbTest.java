package dev.vmxscope.core.symbols;

import static dev.vmxscope.core.bytes.Fixture.all;
import static dev.vmxscope.core.bytes.Fixture.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Fixture;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what is read with what llvm-pdbutil says about the same PDBs. */
class PdbTest {
    private static Pdb pdb(String name) throws PdbFormatException {
        return Pdb.parse(Fixture.bytes(name + ".pdb"));
    }

    private static String dump(String name, String what) {
        return Fixture.text(name + "." + what + ".txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void guidAndAgeEqualPdbutil(String name) throws PdbFormatException {
        assertThat(pdb(name).guid().toString().toUpperCase(Locale.ROOT))
                .isEqualTo(one(dump(name, "modules"), "GUID: \\{(\\S+)\\}"));
        assertThat(pdb(name).age()).hasToString(one(dump(name, "modules"), "Age: (\\d+)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void modulesEqualPdbutil(String name) throws PdbFormatException {
        assertThat(pdb(name).modules())
                .extracting(module -> module.name() + " " + module.library())
                .hasSizeGreaterThan(5)
                .isEqualTo(all(dump(name, "modules"), "Mod \\d+ \\| `(.*)`: \\s+Obj: `(.*)`:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void sourceFilesAndChecksumsEqualPdbutil(String name) throws PdbFormatException {
        assertThat(pdb(name).sourceFiles())
                .extracting(file -> file.kind() + " " + file.checksum() + " " + file.path())
                .isNotEmpty()
                .isEqualTo(all(dump(name, "modules"), "^ *- \\((\\w+): (\\w+)\\) (.*)$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void publicsEqualPdbutil(String name) throws PdbFormatException {
        List<String> expected =
                places(name, "S_PUB32 \\[size = \\d+\\] `(.*)`\\s+flags = (\\w+).*, addr = (\\d+):(\\d+)");

        assertThat(pdb(name).publics())
                .extracting(
                        symbol -> symbol.name() + " " + (symbol.function() ? "function" : "none") + " " + symbol.rva())
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void dataSymbolsEqualPdbutil(String name) throws PdbFormatException {
        List<String> expected =
                places(name, "S_([GL])DATA32 \\[size = \\d+\\] `(.*)`\\s+type = 0x(\\w+).*, addr = (\\d+):(\\d+)");

        assertThat(pdb(name).data())
                .extracting(symbol -> String.format(
                        "%s %s %04X %d", symbol.global() ? "G" : "L", symbol.name(), symbol.type(), symbol.rva()))
                .hasSizeGreaterThan(3)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void proceduresEqualPdbutil(String name) throws PdbFormatException {
        assertThat(pdb(name).procedures())
                .extracting(procedure -> String.format(
                        "%sPROC32%s %s %s %04X %d %d",
                        procedure.global() ? "G" : "L",
                        procedure.typeIsId() ? "_ID" : "",
                        procedure.name(),
                        text(procedure.range()),
                        procedure.type(),
                        procedure.debugStart(),
                        procedure.debugEnd()))
                .hasSizeGreaterThan(3)
                .isEqualTo(ExpectedSymbols.of(name).procedures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void localsWithTheirScopesAndPlacesEqualPdbutil(String name) throws PdbFormatException {
        List<String> actual = new ArrayList<>();
        for (Procedure procedure : pdb(name).procedures()) {
            procedure.locals().forEach(local -> actual.add(procedure.name() + " " + text(local)));
        }

        assertThat(actual)
                .hasSizeGreaterThan(20)
                .isEqualTo(ExpectedSymbols.of(name).locals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void linesEqualPdbutil(String name) throws PdbFormatException {
        assertThat(pdb(name).lines())
                .extracting(line -> line.file() + " " + line.line() + " " + line.rva() + "+" + line.length())
                .hasSizeGreaterThan(30)
                .containsExactlyInAnyOrderElementsOf(expectedLines(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void membersEqualPdbutil(String name) throws PdbFormatException {
        Types types = pdb(name).types();
        List<String> actual = new ArrayList<>();
        for (int i = types.firstIndex(); i < types.firstIndex() + types.count(); i++) {
            if (types.type(i) instanceof Type.Fields fields) {
                fields.members()
                        .forEach(member ->
                                actual.add(String.format("%s %04X %d", member.name(), member.type(), member.offset())));
            }
        }

        assertThat(actual)
                .hasSizeGreaterThan(10)
                .isEqualTo(all(dump(name, "types"), "LF_MEMBER \\[name = `(.*)`, Type = 0x(\\w+).*, offset = (\\d+),"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void typeSizesEqualPdbutil(String name) throws PdbFormatException {
        Types types = pdb(name).types();
        List<String> expected = all(
                dump(name, "types"),
                "0x(\\w+) \\| LF_(?:STRUCTURE|UNION|ARRAY) .*(?:\\s+vtable.*)?(?:\\s+field list.*)?\\s+"
                        + "(?:options: (?!forward).*sizeof|size:) (\\d+)");

        assertThat(expected).hasSizeGreaterThan(5).allSatisfy(line -> {
            String[] parts = line.split(" ");
            assertThat(types.size(Integer.parseInt(parts[0], 16))).hasToString(parts[1]);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampler-o0", "sampler-o2"})
    void typeNamesEqualPdbutil(String name) throws PdbFormatException {
        Types types = pdb(name).types();
        // The tool leaves array names empty and cuts long ones; an inlinee is an index into another table.
        List<String> expected = all(
                dump(name, "types") + dump(name, "symbols").replaceAll(".*inlinee.*", ""),
                "0x(\\w{4})(?: \\(|: `)((?!forward ref)[^`\\n]*?)[)`](?:[,\\]`]|$)");

        assertThat(expected).hasSizeGreaterThan(40);
        for (String line : expected) {
            String[] parts = line.split(" ", 2);
            if (!parts[1].isEmpty() && !parts[1].contains("...")) {
                assertThat(types.name(Integer.parseInt(parts[0], 16))).isEqualTo(parts[1]);
            }
        }
    }

    @Test
    void arrayOfPointersIsNamedAsInC() throws PdbFormatException {
        // sampler.c: const char *g_names[3]
        assertThat(typeNameOf("g_names")).isEqualTo("const char*[3]");
    }

    @Test
    void membersOfAMentionedStructureAreThoseOfItsDefinition() throws PdbFormatException {
        Pdb pdb = pdb("sampler-o0");
        int sample = typeOf(pdb, "s_last");
        Type.Member next = pdb.types().members(sample).get(5);
        Type.Pointer pointer = (Type.Pointer) pdb.types().type(next.type());

        assertThat(pdb.types().members(pointer.target()))
                .extracting(Type.Member::name)
                .containsExactly("total", "colour", "flags", "word", "label", "next", "done");
    }

    @Test
    void enumeratorsAreThoseOfTheSource() throws PdbFormatException {
        Pdb pdb = pdb("sampler-o0");
        Type.Member colour = pdb.types().members(typeOf(pdb, "s_last")).get(1);

        assertThat(pdb.types().name(colour.type())).isEqualTo("Colour");
        assertThat(pdb.types().size(colour.type())).isEqualTo(4);
        assertThat(pdb.types().enumerators(colour.type()))
                .containsExactly(
                        new Type.Enumerator("RED", 0), new Type.Enumerator("GREEN", 1), new Type.Enumerator("BLUE", 2));
    }

    @Test
    void bitFieldsSayWhichBits() throws PdbFormatException {
        Pdb pdb = pdb("sampler-o0");
        Type.Member flags = pdb.types().members(typeOf(pdb, "s_last")).get(2);
        Type.Member kind = pdb.types().members(flags.type()).get(1);

        // sampler.h: unsigned int visited : 1, kind : 3
        assertThat(pdb.types().type(kind.type())).isEqualTo(new Type.BitField(0x75, 1, 3));
    }

    @Test
    void pdbMatchesItsOwnImageOnly() throws PdbFormatException, PeFormatException {
        PeImage own = PeImage.parse(Fixture.bytes("sampler-o0.sys"));
        PeImage other = PeImage.parse(Fixture.bytes("sampler-o2.sys"));
        PeImage unnamed = PeImage.parse(Fixture.bytes("sampler-gcc.sys"));
        Pdb pdb = pdb("sampler-o0");

        assertThat(pdb.matches(own)).isTrue();
        assertThat(pdb.matches(other)).isFalse();
        assertThat(pdb.mismatch(other).orElseThrow().toString())
                .contains("another build")
                .contains(pdb.guid().toString());
        assertThat(pdb.mismatch(unnamed).orElseThrow().toString()).contains("names no PDB");
    }

    private static int typeOf(Pdb pdb, String variable) {
        return pdb.data().stream()
                .filter(symbol -> symbol.name().equals(variable))
                .findFirst()
                .orElseThrow()
                .type();
    }

    private static String typeNameOf(String variable) throws PdbFormatException {
        Pdb pdb = pdb("sampler-o0");
        return pdb.types().name(typeOf(pdb, variable));
    }

    /** Matches whose last two groups are section and decimal offset, with the RVA in their place. */
    private static List<String> places(String name, String regex) {
        List<Long> rvas = ExpectedSymbols.sectionRvas(name);
        return all(dump(name, "symbols"), regex).stream()
                .map(line -> {
                    Matcher place = Pattern.compile("(.*) (\\d+) (\\d+)").matcher(line);
                    assertThat(place.matches()).isTrue();
                    long rva = rvas.get(Integer.parseInt(place.group(2)) - 1) + Long.parseLong(place.group(3));
                    return place.group(1) + " " + rva;
                })
                .toList();
    }

    private static List<String> expectedLines(String name) {
        List<String> lines = new ArrayList<>();
        List<Long> rvas = ExpectedSymbols.sectionRvas(name);
        String file = "(unknown";
        TreeMap<Long, String> starts = new TreeMap<>();
        for (String text : dump(name, "lines").lines().toList()) {
            Matcher contribution =
                    Pattern.compile("  (\\d{4}):(\\w{8})-(\\w{8}), line.*").matcher(text);
            if (text.matches("\\S.* \\(MD5: \\w+\\)")) {
                file = text.substring(0, text.indexOf(" (MD5"));
            } else if (text.startsWith("(unknown") || text.startsWith("Mod ")) {
                // The tool prints a module without lines as a repetition of the one before, without file names.
                file = "(unknown";
            } else if (contribution.matches() && !file.startsWith("(unknown")) {
                long base = rvas.get(Integer.parseInt(contribution.group(1)) - 1);
                starts.put(base + Long.parseLong(contribution.group(3), 16), "end");
            }
            if (!file.startsWith("(unknown") && !contribution.matches()) {
                for (String entry : all(text, "(\\d+) ([0-9A-F]{8}) !")) {
                    String[] parts = entry.split(" ");
                    starts.put(rvas.get(0) + Long.parseLong(parts[1], 16), file + " " + parts[0]);
                }
            }
        }
        for (Long start : starts.keySet()) {
            if (!starts.get(start).equals("end")) {
                lines.add(starts.get(start) + " " + start + "+" + (starts.higherKey(start) - start));
            }
        }
        return lines;
    }

    private static String text(CodeRange range) {
        return range.rva() + "+" + range.length();
    }

    private static String text(Local local) {
        String head = String.format(
                "%s %04X %s %s %s %s",
                local.name(),
                local.type(),
                local.parameter(),
                local.optimizedAway(),
                local.inlined(),
                text(local.scope()));
        return local.ranges().stream()
                .map(range -> " " + text(range.place()) + " " + text(range.range()) + " " + text(range))
                .collect(Collectors.joining("", head, ""));
    }

    private static String text(LiveRange range) {
        return range.gaps().stream()
                .map(gap -> "(" + (gap.rva() - range.range().rva()) + "," + gap.length() + ")")
                .collect(Collectors.joining(","));
    }

    private static String text(Place place) {
        return place instanceof Place.InMemory memory
                ? "[" + memory.base() + "+" + memory.offset() + "]"
                : ((Place.InRegister) place).register();
    }
}

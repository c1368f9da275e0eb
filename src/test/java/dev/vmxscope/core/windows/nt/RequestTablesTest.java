package dev.vmxscope.core.windows.nt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of requests against what a C compiler makes of the headers; see the heads of the two files. */
class RequestTablesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "windows");

    private static Stream<String[]> rows(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"));
    }

    private static List<StackParameters.Parameter> parameters() {
        return Stream.iterate(0, at -> at < Major.COUNT * 256, at -> at + 1)
                .flatMap(at -> StackParameters.of(at >> 8, at & 0xFF).stream())
                .distinct()
                .toList();
    }

    @Test
    void everyParameterLiesWhereTheCompilerPutsIt() throws IOException {
        Map<String, StackParameters.Parameter> known = new TreeMap<>();
        parameters().forEach(one -> known.put(one.name().substring("Parameters.".length()), one));
        Map<String, StackParameters.Parameter> compiled = new TreeMap<>();
        rows("stack-parameters.tsv")
                .forEach(row -> compiled.put(
                        row[0],
                        new StackParameters.Parameter(
                                "Parameters." + row[0], Integer.parseInt(row[1]), Integer.parseInt(row[2]))));

        assertThat(known).isEqualTo(compiled).hasSizeGreaterThan(60);
    }

    @Test
    void everyMinorFunctionOfTheHeadersHasItsCode() throws IOException {
        Map<String, List<Integer>> known = Minor.all().stream()
                .collect(Collectors.groupingBy(
                        Minor::fullName, TreeMap::new, Collectors.mapping(Minor::code, Collectors.toList())));

        rows("irp-minor-functions.tsv")
                // An older name of IRP_MN_KERNEL_CALL.
                .filter(row -> !row[0].equals("IRP_MN_TRACK_LINK"))
                .forEach(row -> assertThat(known.get(row[0]))
                        .as(row[0])
                        .isNotNull()
                        .containsOnly(Integer.parseInt(row[1], 16)));
    }

    @Test
    void everythingHasASentenceInBothLanguages() {
        for (Language language : Language.values()) {
            assertThat(Minor.all())
                    .allSatisfy(minor -> assertThat(minor.what().in(language)).isNotBlank());
            for (int major = 0; major < Major.COUNT; major++) {
                assertThat(Major.what(major).orElseThrow().in(language)).isNotBlank();
            }
            assertThat(FastIo.names())
                    .allSatisfy(
                            name -> assertThat(FastIo.what(name).in(language)).isNotBlank());
        }
        assertThat(Major.what(Major.COUNT)).isEmpty();
    }

    @Test
    void theFastIoTableIsAsLongAsTheStructure() {
        // sizeof(FAST_IO_DISPATCH) for x64: a 32-bit size, padding, and 27 pointers.
        assertThat(FastIo.FIRST + 8 * FastIo.names().size())
                .isEqualTo(FastIo.SIZE)
                .isEqualTo(224);
        assertThat(FastIo.names()).startsWith("FastIoCheckIfPossible").endsWith("ReleaseForCcFlush");
    }
}

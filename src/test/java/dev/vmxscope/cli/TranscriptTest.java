package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole transcripts, in the words that people read and in JSON. They were checked against the drivers
 * sources. {@code -Dvmxscope.transcripts=write} writes them anew; the difference is then to be read as carefully.
 */
class TranscriptTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "transcripts");
    private static final String DRIVERS = "assets/drivers/";
    private static final boolean WRITE = "write".equals(System.getProperty("vmxscope.transcripts"));

    /** A transcript's name says how it came about: {@code part2-vmxon.fc1.cpus2.txt}. */
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String sample : List.of("part2", "part2-vmxon", "part2-careful", "part2-one-core")) {
            for (int featureControl : List.of(0, 1, 5)) {
                names.add(sample + ".fc" + featureControl + ".cpus1.txt");
                names.add(sample + ".fc" + featureControl + ".cpus2.txt");
            }
            names.add(sample + ".fc1.cpus2.json");
        }
        names.add("part2-vmxon.fc0.cpus4.txt");
        names.add("part2-vmxon.fc0.cpus2.json");
        names.add("part2-vmxon.fc5.cpus2.app.txt");
        names.add("part2-vmxon.fc5.cpus2.app.json");
        names.add("part2.fc5.cpus1.zh-CN.txt");
        names.add("part2-vmxon.fc1.cpus2.zh-CN.txt");
        names.add("part2-vmxon.fc5.cpus2.app.zh-CN.txt");
        return names;
    }

    static Stream<String> transcripts() {
        return names().stream();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void theTranscriptIsTheGoldenOne(String name) throws IOException {
        String said = Result.of(arguments(name)).out();
        Path golden = FOLDER.resolve(name);
        if (WRITE) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, said);
        }

        assertThat(said).isEqualTo(Files.readString(golden));
    }

    @Test
    void thereIsNoTranscriptBesidesThese() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names());
        }
    }

    private static String[] arguments(String name) {
        String[] parts = name.split("\\.");
        List<String> arguments = new ArrayList<>(List.of("run", DRIVERS + parts[0] + ".sys"));
        arguments.addAll(List.of("--feature-control", parts[1].substring("fc".length())));
        arguments.addAll(List.of("--cpus", parts[2].substring("cpus".length())));
        if (name.contains(".app.")) {
            arguments.addAll(List.of("--app", DRIVERS + "MyHypervisorApp.exe"));
        }
        if (name.contains(".zh-CN.")) {
            arguments.addAll(List.of("--language", "zh-CN"));
        }
        if (name.endsWith(".json")) {
            arguments.add("--json");
        }
        return arguments.toArray(String[]::new);
    }
}

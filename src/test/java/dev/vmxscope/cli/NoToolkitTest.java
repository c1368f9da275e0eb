package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.pcollections.PVector;
import org.tomlj.Toml;
import picocli.CommandLine;

/** A run as a process of its own, on a class path where no toolkit lies. */
class NoToolkitTest {
    private static final List<Class<?>> LIBRARIES =
            List.of(CommandLine.class, NullMarked.class, PVector.class, Toml.class, JsonFactory.class);

    @Test
    void aFaultingRunEndsTheProcessWithStatus1AndTellsTheSameAsWithinThisProcess() throws Exception {
        String driver = "assets/drivers/part2-vmxon.sys";
        Process process = start("run", driver, "--feature-control", "1", "--json");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .isEqualTo(Result.of("run", driver, "--feature-control", "1", "--json")
                        .out());
    }

    private static Process start(String... args) throws IOException {
        String classPath = Stream.concat(
                        Stream.of(Path.of("target", "classes").toString()),
                        LIBRARIES.stream().map(NoToolkitTest::jarOf))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.concat(
                        Stream.of(java, "-cp", classPath, "dev.vmxscope.app.Launcher"), Stream.of(args))
                .toList();
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " does not come from a file", e);
        }
    }
}

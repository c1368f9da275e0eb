package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.pcollections.PVector;
import org.tomlj.Toml;
import picocli.CommandLine;

/** The entry point chooses between the window and the command line. */
class LauncherTest {
    /** What the command line may use: everything that the program needs except what draws. */
    private static final List<Class<?>> COMMAND_LINE_LIBRARIES =
            List.of(CommandLine.class, NullMarked.class, PVector.class, Toml.class, JsonFactory.class);

    @Test
    void noArgumentsOpenTheWindow() {
        assertThat(Launcher.opensWindow()).isTrue();
    }

    @Test
    void aDriverFileOpensTheWindow() {
        assertThat(Launcher.opensWindow("C:\\drivers\\Part2.SYS")).isTrue();
    }

    @Test
    void aSessionFileOpensTheWindow() {
        assertThat(Launcher.opensWindow("mine.vmxscope")).isTrue();
        assertThat(Launcher.opensWindow("mine.vmxscope", "more")).isFalse();
    }

    @Test
    void aSubcommandIsTheCommandLine() {
        assertThat(Launcher.opensWindow("run", "part2.sys")).isFalse();
    }

    @Test
    void anOptionIsTheCommandLine() {
        assertThat(Launcher.opensWindow("--help")).isFalse();
    }

    @Test
    void helpIsPrintedWhereNoToolkitIsInstalled() throws IOException, InterruptedException {
        Process process = start("--help");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("Usage: vmxscope");
    }

    @Test
    void anUnknownCommandIsBadUsage() throws IOException, InterruptedException {
        Process process = start("no-such-command");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said).contains("no-such-command");
    }

    /** Starts the program with a class path on which no toolkit lies: touching one of its classes would end it. */
    private static Process start(String... args) throws IOException {
        String classPath = Stream.concat(
                        Stream.of(Path.of("target", "classes").toString()),
                        COMMAND_LINE_LIBRARIES.stream().map(LauncherTest::jarOf))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", classPath, Launcher.class.getName()));
        command.addAll(List.of(args));
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

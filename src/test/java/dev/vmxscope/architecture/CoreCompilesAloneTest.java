package dev.vmxscope.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcollections.PVector;
import org.tomlj.Toml;

/** The core needs four small libraries and nothing else of this program. */
class CoreCompilesAloneTest {
    private static final Path CORE = Path.of("src", "main", "java", "dev", "vmxscope", "core");

    @TempDir
    Path folder;

    @Test
    void coreCompilesWithItsFourLibrariesOnly() throws IOException {
        try (Stream<Path> files = Files.walk(CORE)) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).toList();

            assertThat(sources).isNotEmpty();
            assertThat(compile(sources)).isEmpty();
        }
    }

    @Test
    void aSourceThatImportsTheToolkitDoesNotCompile() throws IOException {
        Path source = Files.writeString(folder.resolve("Planted.java"), "class Planted extends javafx.scene.Group {}");

        assertThat(compile(List.of(source))).contains("package javafx.scene does not exist");
    }

    @Test
    void aSourceThatImportsTheCommandLineDoesNotCompile() throws IOException {
        Path source = Files.writeString(folder.resolve("Planted.java"), "class Planted { picocli.CommandLine line; }");

        assertThat(compile(List.of(source))).contains("package picocli does not exist");
    }

    /** Compiles; returns what the compiler says, nothing when it is content. */
    private String compile(List<Path> sources) {
        String libraries = Stream.of(NullMarked.class, PVector.class, Toml.class, JsonFactory.class)
                .map(CoreCompilesAloneTest::jarOf)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-proc:none",
                "-Xlint:none",
                "-d",
                folder.resolve("classes").toString()));
        arguments.addAll(List.of("-classpath", libraries));
        sources.forEach(source -> arguments.add(source.toString()));
        StringWriter said = new StringWriter();
        PrintWriter printer = new PrintWriter(said);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int status = javac.run(printer, printer, arguments.toArray(String[]::new));
        return status == 0 ? "" : "javac ended with " + status + ": " + said;
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

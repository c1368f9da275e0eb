package dev.vmxscope.core.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files of a folder, for scenarios in tests. */
final class TestFiles {
    private TestFiles() {}

    static ScenarioFiles in(String folder) {
        return name -> {
            Path file = Path.of(folder, name);
            try {
                return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}

package dev.vmxscope.cli;

import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.scenario.ScenarioReader;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A scenario that the user named: one that comes with the program, or a TOML file. */
final class ScenarioOption {
    private ScenarioOption() {}

    /** The scenario of that id or file; one of the program in that language. */
    static Scenario load(String named, Language language) throws InputProblem {
        try {
            return Scenarios.ids().contains(named) || !isFile(named)
                    ? Scenarios.load(named, language)
                    : read(Path.of(named), text(Path.of(named)));
        } catch (ScenarioFormatException e) {
            throw new InputProblem(e.message(), e);
        }
    }

    /** The scenario in that file. */
    static Scenario read(Path file, String text) throws ScenarioFormatException {
        return ScenarioReader.read(text, file.toString(), beside(file));
    }

    /** The content of a file as text. */
    static String text(Path file) throws InputProblem {
        return new String(InputFile.read(file), StandardCharsets.UTF_8);
    }

    /** Whether a name is meant as that of a file. */
    static boolean isFile(String named) throws InputProblem {
        try {
            return named.toLowerCase(Locale.ROOT).endsWith(".toml") || Files.exists(Path.of(named));
        } catch (InvalidPathException e) {
            throw new InputProblem(Message.of("file.path", named), e);
        }
    }

    /** The files beside the file of a scenario or lesson. */
    static ScenarioFiles beside(Path scenario) {
        return name -> {
            try {
                Path file = scenario.resolveSibling(name);
                return Files.isRegularFile(file) ? Optional.of(InputFile.read(file)) : Optional.empty();
            } catch (InputProblem | InvalidPathException e) {
                // The reader says which file it wanted, and where.
                return Optional.empty();
            }
        };
    }
}

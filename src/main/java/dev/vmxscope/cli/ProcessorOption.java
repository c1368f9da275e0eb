package dev.vmxscope.cli;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.scenario.CpuProfileReader;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code --profile} names: a profile that comes with the program, or a TOML file. */
final class ProcessorOption {
    private ProcessorOption() {}

    /** The profile of that name or file; null stands for the default. */
    static CpuProfile load(@Nullable String named) throws InputProblem {
        try {
            if (named == null) {
                return CpuProfiles.load(CpuProfiles.DEFAULT);
            }
            return CpuProfiles.names().contains(named) || !isFile(named)
                    ? CpuProfiles.load(named)
                    : CpuProfileReader.read(text(Path.of(named)), named);
        } catch (ScenarioFormatException e) {
            throw new InputProblem(Message.of("option.profile", e.message()), e);
        }
    }

    private static boolean isFile(String named) throws InputProblem {
        try {
            return named.toLowerCase(Locale.ROOT).endsWith(".toml") || Files.exists(Path.of(named));
        } catch (InvalidPathException e) {
            throw new InputProblem(Message.of("option.profile", Message.of("file.path", named)), e);
        }
    }

    private static String text(Path file) throws InputProblem {
        return new String(InputFile.read(file), StandardCharsets.UTF_8);
    }
}

package dev.vmxscope.cli;

import dev.vmxscope.core.scenario.ScenarioFormatException;
import dev.vmxscope.core.scenario.ScenarioReader;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Message;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: plays every scenario of a folder. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            descriptionKey = "check.folder")
    private @Nullable Path folder;

    @Override
    public Integer call() throws InputProblem {
        if (spec == null) {
            throw new IllegalStateException("a command belongs to a command line");
        }
        CheckRun run = new CheckRun(spec.commandLine().getOut(), Commands.language(spec));
        if (folder == null) {
            for (String id : Scenarios.ids()) {
                run.check(id, () -> Scenarios.load(id));
            }
        } else {
            for (Path file : files(folder)) {
                check(run, file);
            }
        }
        return run.end();
    }

    private static void check(CheckRun run, Path file) {
        run.check(InputFile.name(file), () -> {
            String text = ScenarioOption.text(file);
            String kind = ScenarioReader.kind(text, file.toString());
            if (!kind.equals(ScenarioReader.KIND)) {
                throw new ScenarioFormatException(
                        "nothing of kind \"" + kind + "\" can be played", file.toString(), 0, 0);
            }
            return ScenarioOption.read(file, text);
        });
    }

    private static List<Path> files(Path folder) throws InputProblem {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.toml")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new InputProblem(Message.of("file.no-folder", folder.toString(), e.toString()), e);
        }
        Collections.sort(files);
        return files;
    }
}

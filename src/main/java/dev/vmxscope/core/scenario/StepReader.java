package dev.vmxscope.core.scenario;

import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.windows.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads the list of steps of a scenario. */
public record StepReader(TomlDocument document, ModuleNames modules) {
    private static final int MOST_STEPS = 40;
    /** The words. */
    public static final List<String> WORDS =
            List.of("load", "open", "read", "write", "ioctl CODE", "close", "unload", "run PROGRAM.exe");

    /** The steps of the list at that path. */
    public List<StepWord> read(List<String> path) throws ScenarioFormatException {
        List<StepWord> steps = new ArrayList<>();
        List<String> texts = document.texts(path);
        if (texts.isEmpty() || texts.size() > MOST_STEPS) {
            throw document.error(path, Message.of("start.steps", MOST_STEPS));
        }
        for (String text : texts) {
            steps.add(word(path, text));
        }
        return steps;
    }

    /**
     * One step.
     *
     * @param path where an error shall point
     * @param text {@code ioctl 0x222404}
     */
    public StepWord word(List<String> path, String text) throws ScenarioFormatException {
        if (text.startsWith("ioctl ")) {
            Action call = StandardCalls.control(
                    code(path, text.substring("ioctl ".length()).strip()));
            return new StepWord(text, driver -> call, Optional.empty());
        }
        if (text.startsWith("run ")) {
            ModuleFile program =
                    modules.program(path, text.substring("run ".length()).strip());
            return new StepWord(text, driver -> program.runProgram(), Optional.of(program));
        }
        return new StepWord(text, plain(path, text), Optional.empty());
    }

    private Function<ModuleFile, Action> plain(List<String> path, String text) throws ScenarioFormatException {
        return switch (text) {
            case "load" -> ModuleFile::load;
            case "open" -> driver -> StandardCalls.open();
            case "read" -> driver -> StandardCalls.read();
            case "write" -> driver -> StandardCalls.write();
            case "close" -> driver -> StandardCalls.close();
            case "unload" -> ModuleFile::unload;
            default ->
                throw document.error(
                        path,
                        Message.of("start.step.none", text, NearestName.hint(text, WORDS), List.copyOf(WORDS)));
        };
    }

    private int code(List<String> path, String written) throws ScenarioFormatException {
        OptionalLong code = ProfileNumbers.hex(written, Integer.SIZE);
        if (code.isEmpty()) {
            throw document.error(path, Message.of("start.ioctl", written));
        }
        return (int) code.getAsLong();
    }
}

package dev.vmxscope.core.lesson;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.scenario.ModuleNames;
import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.scenario.Setting;
import dev.vmxscope.core.scenario.SettingReader;
import dev.vmxscope.core.scenario.StartReader;
import dev.vmxscope.core.scenario.StepReader;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Grain;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.Landing;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.Step;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.windows.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads the words of one step after the other. It follows the lesson: what {@code load} loads and how many processors
 * there are depends on the words before.
 */
final class DeedReader {
    /** The words, for messages. */
    static final List<String> WORDS = List.of(
            "load",
            "open",
            "read",
            "write",
            "ioctl CODE",
            "close",
            "unload",
            "run PROGRAM.exe",
            "begin WORD",
            "run",
            "step N",
            "line N",
            "out",
            "to MODULE!PROCEDURE",
            "until INSTRUCTION",
            "firmware WORD",
            "reset",
            "power-cycle",
            "cr0 BITS",
            "cr4 BITS",
            "feature-control BITS",
            "smx true",
            "a20m true",
            "cpu N ...",
            "processor NAME",
            "driver NAME");

    private static final int MOST_DEEDS = 40;
    private static final int MOST_REPEATS = 1_000;
    /** Each single step is kept as a machine of its own, so that there must not be millions. */
    private static final int MOST_IN_A_LESSON = 20_000;
    private static final List<String> PATH = List.of("do");

    private final ScenarioFiles files;
    private final List<ModuleFile> programs;
    private MachineSetup setup;
    private ModuleFile driver;
    private int repeats;

    /** A reader at the start of a lesson. */
    DeedReader(ScenarioFiles files, List<ModuleFile> programs, MachineSetup setup, ModuleFile driver) {
        this.files = files;
        this.programs = programs;
        this.setup = setup;
        this.driver = driver;
    }

    /** The driver after the words that were read. */
    ModuleFile driver() {
        return driver;
    }

    /** The machine after the words that were read. */
    MachineSetup setup() {
        return setup;
    }

    /** The names of a driver and of all programs. */
    static SymbolCatalogue symbols(ModuleFile driver, List<ModuleFile> programs) {
        SymbolCatalogue symbols = driver.driverNames(SymbolCatalogue.EMPTY);
        for (ModuleFile program : programs) {
            symbols = program.programNames(symbols);
        }
        return symbols;
    }

    /** The programs that the words of a step run. */
    static List<ModuleFile> programs(TomlDocument step, ScenarioFiles files) throws ScenarioFormatException {
        List<ModuleFile> programs = new ArrayList<>();
        for (String word : step.texts(PATH)) {
            String action = word.startsWith("begin ") ? rest(word) : word;
            if (action.startsWith("run ")) {
                programs.add(new ModuleNames(step, files).program(PATH, rest(action)));
            }
        }
        return programs;
    }

    /** The words of a step; none if it has none. */
    List<Deed> read(TomlDocument step) throws ScenarioFormatException {
        List<String> words = step.texts(PATH);
        if (words.size() > MOST_DEEDS) {
            throw step.error(PATH, Message.of("deed.many", MOST_DEEDS));
        }
        List<Deed> deeds = new ArrayList<>();
        for (String word : words) {
            ModuleFile before = driver;
            Command command = command(step, word);
            Optional<ModuleFile> other = driver.equals(before) ? Optional.empty() : Optional.of(driver);
            deeds.add(new Deed(word, command, other));
        }
        return deeds;
    }

    private Command command(TomlDocument step, String word) throws ScenarioFormatException {
        String first = word.split("\\s+", 2)[0];
        String rest = rest(word);
        return switch (first) {
            case "begin" -> new Command.Do(new Input.Request(action(step, rest)));
            case "run" -> rest.isEmpty() ? new Command.Run() : new Command.Perform(action(step, word));
            case "step" -> repeated(step, rest, new Command.Advance(Step.INTO, Grain.INSTRUCTION));
            case "line" -> repeated(step, rest, new Command.Advance(Step.OVER, Grain.LINE));
            case "to" ->
                new Command.RunToPlace(new Landing.Procedure(names(step).procedure(PATH, rest, driver)));
            case "until" ->
                new Command.RunToPlace(new Landing.BeforeInstruction(names(step).instruction(PATH, rest)));
            case "cpu", "cr0", "cr4", "feature-control", "smx", "a20m" -> setting(step, word);
            case "firmware", "processor", "driver" -> other(step, first, rest);
            default -> plain(step, word);
        };
    }

    private Command plain(TomlDocument step, String word) throws ScenarioFormatException {
        return switch (word) {
            case "out" -> new Command.Advance(Step.OUT, Grain.INSTRUCTION);
            case "reset" -> new Command.Do(new Input.Start(Restart.WARM));
            case "power-cycle" -> new Command.Do(new Input.Start(Restart.POWER_CYCLE));
            default -> new Command.Perform(action(step, word));
        };
    }

    /** Another firmware, processor model or driver: the machine starts again. */
    private Command other(TomlDocument step, String first, String rest) throws ScenarioFormatException {
        StartReader reader = new StartReader(step, files, "start");
        if (first.equals("firmware")) {
            setup = setup.withFirmware(reader.firmware(PATH, rest));
            return new Command.Do(new Input.SwitchFirmware(setup.firmware()));
        }
        if (first.equals("processor")) {
            setup = MachineSetup.of(reader.profile(PATH, rest), setup.processors(), setup.firmware(), List.of());
            return new Command.Do(new Input.Replace(setup));
        }
        driver = new ModuleNames(step, files).driver(PATH, rest);
        return new Command.Open(setup, symbols(driver, programs));
    }

    private Action action(TomlDocument step, String word) throws ScenarioFormatException {
        String first = word.split("\\s+", 2)[0];
        List<String> firsts =
                StepReader.WORDS.stream().map(known -> known.split(" ", 2)[0]).toList();
        if (!firsts.contains(first)) {
            List<String> known = new ArrayList<>(WORDS.stream()
                    .map(written -> written.split(" ", 2)[0])
                    .distinct()
                    .toList());
            throw step.error(
                    PATH,
                    Message.of("deed.none", word, NearestName.hint(first, known), List.copyOf(WORDS)));
        }
        return new StepReader(step, new ModuleNames(step, files))
                .word(PATH, word)
                .action()
                .apply(driver);
    }

    private Command repeated(TomlDocument step, String times, Command once) throws ScenarioFormatException {
        if (times.isEmpty()) {
            return once;
        }
        int count = number(step, times, 1, MOST_REPEATS);
        repeats += count;
        if (repeats > MOST_IN_A_LESSON) {
            throw step.error(PATH, Message.of("deed.steps", MOST_IN_A_LESSON));
        }
        return new Command.All(Collections.nCopies(count, once));
    }

    private Command setting(TomlDocument step, String word) throws ScenarioFormatException {
        OptionalInt cpu = OptionalInt.empty();
        String value = word;
        if (word.startsWith("cpu")) {
            String[] parts = rest(word).split("\\s+", 2);
            cpu = OptionalInt.of(number(step, parts[0], 0, setup.processors() - 1));
            value = parts.length > 1 ? parts[1] : "";
        }
        String key = value.split("\\s+", 2)[0];
        if (key.equals("cpu") || !SettingReader.KEYS.contains(key)) {
            throw step.error(
                    PATH,
                    Message.of("deed.setting", word, NearestName.hint(key, SettingReader.KEYS)));
        }
        Setting setting = new SettingReader(step, List.of(), setup.processors()).setting(PATH, cpu, key, rest(value));
        return new Command.Derive(pokes(setting));
    }

    /** What a person would set by hand. */
    static Function<Machine, List<Input>> pokes(Setting setting) {
        return machine -> setting.pokes(machine).stream()
                .map(poke -> (Input) new Input.Set(poke))
                .toList();
    }

    private CodeNamesReader names(TomlDocument step) {
        return new CodeNamesReader(step, programs);
    }

    private static int number(TomlDocument step, String written, int least, int most) throws ScenarioFormatException {
        if (!written.matches("[0-9]{1,9}") || Integer.parseInt(written) < least || Integer.parseInt(written) > most) {
            throw step.error(PATH, Message.of("deed.number", written, least, most));
        }
        return Integer.parseInt(written);
    }

    private static String rest(String word) {
        String[] parts = word.split("\\s+", 2);
        return parts.length > 1 ? parts[1].strip() : "";
    }
}

package dev.vmxscope.core.saved;

import dev.vmxscope.core.scenario.ProfileNumbers;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.registry.RegistryKey;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads what {@link SettingLine} wrote. */
final class SettingReader {
    private static final List<String> REGISTRY =
            List.of(SettingLine.DWORD, SettingLine.SZ, SettingLine.EXPAND_SZ, SettingLine.DELETE);
    private static final List<String> SWITCHES = List.of(SettingLine.KERNEL, SettingLine.WIN32, SettingLine.VERBOSE);

    private final LineReader line;
    private final Function<Message, ScenarioFormatException> error;

    /**
     * A reader of the rest of a line.
     *
     * @param error a problem at the place of the line
     */
    SettingReader(LineReader line, Function<Message, ScenarioFormatException> error) {
        this.line = line;
        this.error = error;
    }

    /** The setting that begins with that word. */
    Setting setting(String word) throws ScenarioFormatException {
        return switch (word) {
            case SettingLine.REGISTRY -> registry();
            case SettingLine.MASK -> mask();
            default -> new Setting.Capture(capture());
        };
    }

    private Setting registry() throws ScenarioFormatException {
        String what = line.word();
        return switch (what) {
            case SettingLine.DWORD -> {
                RegistryValue value = new RegistryValue.Dword(number());
                String name = name();
                yield new Setting.RegistrySet(key(), name, value);
            }
            case SettingLine.SZ, SettingLine.EXPAND_SZ -> {
                String text = SettingLine.text(line.word());
                if (text.length() > RegistryValue.LONGEST_TEXT) {
                    throw error.apply(Message.of("saved.text", RegistryValue.LONGEST_TEXT));
                }
                RegistryValue value = new RegistryValue.Text(text, what.equals(SettingLine.EXPAND_SZ));
                String name = name();
                yield new Setting.RegistrySet(key(), name, value);
            }
            case SettingLine.DELETE -> {
                String name = name();
                yield new Setting.RegistryDelete(key(), name);
            }
            default ->
                throw error.apply(Message.of(
                        "deed.none", LineReader.shortened(what), NearestName.hint(what, REGISTRY), REGISTRY));
        };
    }

    private String key() throws ScenarioFormatException {
        String path = line.name();
        if (!RegistryKey.isPath(path)) {
            throw error.apply(Message.of("saved.key", LineReader.shortened(path)));
        }
        return path;
    }

    private String name() throws ScenarioFormatException {
        String name = SettingLine.text(line.word());
        if (!RegistryKey.isName(name)) {
            throw error.apply(Message.of("saved.name", RegistryKey.LONGEST_NAME));
        }
        return name;
    }

    private Setting mask() throws ScenarioFormatException {
        String name = line.word();
        Optional<DebugComponent> component = DebugComponent.named(name);
        if (component.isEmpty()) {
            List<String> names =
                    DebugComponent.named().stream().map(DebugComponent::name).toList();
            throw error.apply(Message.of(
                    "saved.component",
                    LineReader.shortened(name),
                    NearestName.hint(name.toUpperCase(Locale.ROOT), names)));
        }
        return new Setting.DebugMask(component.get().number(), number());
    }

    private int number() throws ScenarioFormatException {
        String word = line.word();
        OptionalLong value = ProfileNumbers.hex(word, Integer.SIZE);
        if (value.isEmpty()) {
            throw error.apply(Message.of("saved.value", LineReader.shortened(word), Integer.SIZE));
        }
        return (int) value.getAsLong();
    }

    private DebugCapture capture() throws ScenarioFormatException {
        TreeSet<String> on = new TreeSet<>();
        for (String word = line.word(); !word.isEmpty(); word = line.word()) {
            if (!SWITCHES.contains(word) || !on.add(word)) {
                throw error.apply(Message.of(
                        "deed.none", LineReader.shortened(word), NearestName.hint(word, SWITCHES), SWITCHES));
            }
        }
        return new DebugCapture(
                on.contains(SettingLine.KERNEL), on.contains(SettingLine.WIN32), on.contains(SettingLine.VERBOSE));
    }
}

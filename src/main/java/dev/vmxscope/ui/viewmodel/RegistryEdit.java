package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.registry.RegistryKey;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.Locale;
import java.util.Optional;

/**
 * A value of the registry as a person typed it.
 *
 * @param key its key's path
 * @param name its name
 * @param type its type
 * @param data its data as typed
 */
public record RegistryEdit(String key, String name, Type type, String data) {

    /** The types that can be typed. Source: Microsoft, "Registry Value Types". */
    public enum Type {
        /** 32 bits. */
        REG_DWORD,
        /** A text. */
        REG_SZ,
        /** A text in which %NAME% stands for something else. */
        REG_EXPAND_SZ
    }

    /** What is wrong with what was typed. */
    public enum Problem {
        /** The path is none. */
        KEY,
        /** The name is none. */
        NAME,
        /** The data is no number of 32 bits. */
        DWORD,
        /** The text is too long. */
        TEXT
    }

    /** What is wrong, empty if nothing is. */
    public Optional<Problem> problem() {
        if (!RegistryKey.isPath(key.strip())) {
            return Optional.of(Problem.KEY);
        }
        if (!RegistryKey.isName(name.strip())) {
            return Optional.of(Problem.NAME);
        }
        if (type == Type.REG_DWORD) {
            return number().isPresent() ? Optional.empty() : Optional.of(Problem.DWORD);
        }
        boolean good =
                data.length() <= RegistryValue.LONGEST_TEXT && data.chars().noneMatch(Character::isISOControl);
        return good ? Optional.empty() : Optional.of(Problem.TEXT);
    }

    /** A number in hexadecimal after 0x, or in decimal. */
    private Optional<Integer> number() {
        String text = data.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(
                    text.startsWith("0x")
                            ? Integer.parseUnsignedInt(text.substring(2), 16)
                            : Integer.parseUnsignedInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The input that sets it; empty if something is wrong with it. */
    public Optional<Input> set() {
        if (problem().isPresent()) {
            return Optional.empty();
        }
        RegistryValue value = type == Type.REG_DWORD
                ? new RegistryValue.Dword(number().orElse(0))
                : new RegistryValue.Text(data, type == Type.REG_EXPAND_SZ);
        return Optional.of(new Input.Adjust(new Setting.RegistrySet(key.strip(), name.strip(), value)));
    }

    /** The input that deletes it. */
    public Input delete() {
        return new Input.Adjust(new Setting.RegistryDelete(key.strip(), name.strip()));
    }
}

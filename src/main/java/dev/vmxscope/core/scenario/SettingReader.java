package dev.vmxscope.core.scenario;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.vmx.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads values of registers: what is set by hand at one point, or what a goal asks for.
 *
 * @param document the text
 * @param table the path of the table with the values
 * @param processors how many logical processors the machine has
 */
public record SettingReader(TomlDocument document, List<String> table, int processors) {
    /** The keys of the values, and that of the processor. */
    public static final List<String> KEYS = List.of("cpu", "cr0", "cr4", "feature-control", "smx", "a20m");

    /** The places that have a value, by their keys. */
    private static final Map<String, Place> PLACES = places();

    private static Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        places.put("cr0", Place.Control.CR0);
        places.put("cr4", Place.Control.CR4);
        places.put("feature-control", Place.Model.FEATURE_CONTROL);
        places.put("smx", Place.State.SMX_OPERATION);
        places.put("a20m", Place.State.A20M);
        return places;
    }

    /** All values of the table; at least one. */
    List<Setting> read() throws ScenarioFormatException {
        OptionalInt cpu = cpu();
        List<Setting> settings = new ArrayList<>();
        for (String key : PLACES.keySet()) {
            Optional<String> written = written(key);
            if (written.isPresent()) {
                settings.add(setting(TomlDocument.child(table, key), cpu, key, written.get()));
            }
        }
        if (settings.isEmpty()) {
            throw document.error(table, Message.of("setting.nothing", List.copyOf(KEYS)));
        }
        return settings;
    }

    /** The number of the logical processor, empty for all of them. */
    public OptionalInt cpu() throws ScenarioFormatException {
        return document.number(TomlDocument.child(table, "cpu"), 0, processors - 1);
    }

    /** The value at one of the {@link #KEYS} as it is written, {@code "+VMXE"}, {@code "true"}; empty if there is none. */
    public Optional<String> written(String key) throws ScenarioFormatException {
        List<String> path = TomlDocument.child(table, key);
        return PLACES.get(key) instanceof Place.State
                ? document.flag(path).map(String::valueOf)
                : document.text(path).map(String::strip);
    }

    /**
     * A value as it is written.
     *
     * @param path where an error shall point
     * @param cpu number of the logical processor, empty for all of them
     * @param key one of {@link #KEYS} but {@code cpu}
     * @param written {@code +VMXE -PCIDE}, {@code 0x2000}, {@code true}
     * @throws ScenarioFormatException if it is no such value
     */
    public Setting setting(List<String> path, OptionalInt cpu, String key, String written)
            throws ScenarioFormatException {
        Place place = Objects.requireNonNull(PLACES.get(key), key);
        if (place instanceof Place.State) {
            if (!written.equals("true") && !written.equals("false")) {
                throw document.error(path, Message.of("toml.boolean", key));
            }
            return new Setting(cpu, place, 0, written.equals("true") ? 1 : 0);
        }
        OptionalLong whole = ProfileNumbers.hex(written, Long.SIZE);
        return whole.isPresent() ? new Setting(cpu, place, 0, whole.getAsLong()) : fields(cpu, path, place, written);
    }

    /** {@code "+VMXE -PCIDE"}: bits by their names, set or cleared. */
    private Setting fields(OptionalInt cpu, List<String> path, Place place, String text)
            throws ScenarioFormatException {
        long set = 0;
        long clear = 0;
        for (String word : text.split("\\s+", -1)) {
            if (!word.startsWith("+") && !word.startsWith("-")) {
                throw document.error(
                        path, Message.of("setting.form", shortened(word)));
            }
            BitField field = field(path, place, word.substring(1));
            if (word.startsWith("+")) {
                set |= field.mask();
            } else {
                clear |= field.mask();
            }
        }
        return new Setting(cpu, place, ~(set | clear), set);
    }

    private BitField field(List<String> path, Place place, String name) throws ScenarioFormatException {
        RegisterLayout layout = place.layout().orElseThrow();
        List<BitField> bits =
                layout.named().stream().filter(field -> field.width() == 1).toList();
        for (BitField field : bits) {
            if (written(field).equals(name)) {
                return field;
            }
        }
        List<String> names = bits.stream().map(SettingReader::written).toList();
        throw document.error(
                path, Message.of("setting.bit", layout.name(), shortened(name), NearestName.hint(name, names)));
    }

    /** A field's name has no blanks here. */
    private static String written(BitField field) {
        return field.name().replace(' ', '-');
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}

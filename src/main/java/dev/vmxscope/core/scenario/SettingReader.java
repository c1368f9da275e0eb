package dev.vmxscope.core.scenario;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.vmx.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads what is set by hand at one point.
 *
 * @param document the table of the point
 * @param processors how many logical processors the machine has
 */
record SettingReader(TomlDocument document, int processors) {
    /** The keys of the values. */
    static final List<String> KEYS = List.of("cpu", "cr0", "cr4", "feature-control", "smx", "a20m");

    /** All values of the table; at least one. */
    List<Setting> read() throws ScenarioFormatException {
        OptionalInt cpu = document.number(List.of("cpu"), 0, processors - 1);
        List<Setting> settings = new ArrayList<>();
        register(cpu, "cr0", Place.Control.CR0).ifPresent(settings::add);
        register(cpu, "cr4", Place.Control.CR4).ifPresent(settings::add);
        register(cpu, "feature-control", Place.Model.FEATURE_CONTROL).ifPresent(settings::add);
        state(cpu, "smx", Place.State.SMX_OPERATION).ifPresent(settings::add);
        state(cpu, "a20m", Place.State.A20M).ifPresent(settings::add);
        if (settings.isEmpty()) {
            throw document.error(List.of(), "nothing is set; there are: " + String.join(", ", KEYS));
        }
        return settings;
    }

    private Optional<Setting> state(OptionalInt cpu, String key, Place place) throws ScenarioFormatException {
        return document.flag(List.of(key)).map(on -> new Setting(cpu, place, 0, on ? 1 : 0));
    }

    private Optional<Setting> register(OptionalInt cpu, String key, Place place) throws ScenarioFormatException {
        List<String> path = List.of(key);
        Optional<String> written = document.text(path);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String text = written.get().strip();
        OptionalLong whole = ProfileNumbers.hex(text, Long.SIZE);
        return Optional.of(
                whole.isPresent() ? new Setting(cpu, place, 0, whole.getAsLong()) : fields(cpu, path, place, text));
    }

    /** {@code "+VMXE -PCIDE"}: bits by their names, set or cleared. */
    private Setting fields(OptionalInt cpu, List<String> path, Place place, String text)
            throws ScenarioFormatException {
        long set = 0;
        long clear = 0;
        for (String word : text.split("\\s+", -1)) {
            if (!word.startsWith("+") && !word.startsWith("-")) {
                throw document.error(
                        path, "\"" + shortened(word) + "\": write \"+NAME\", \"-NAME\" or a value \"0x2000\"");
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
                path, layout.name() + " has no bit \"" + shortened(name) + "\"" + NearestName.hint(name, names));
    }

    /** A field's name has no blanks here. */
    private static String written(BitField field) {
        return field.name().replace(' ', '-');
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}

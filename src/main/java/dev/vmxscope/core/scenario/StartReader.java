package dev.vmxscope.core.scenario;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Hypervisor;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads the start of a scenario, or what its fix puts in place of it: what is not written stays as it was.
 *
 * @param document the whole text
 * @param files the files beside it
 * @param table {@code start} or {@code fix}
 */
public record StartReader(TomlDocument document, ScenarioFiles files, String table) {
    /** The keys of a start. */
    public static final List<String> KEYS =
            List.of("profile", "hypervisor", "processors", "firmware", "driver", "steps", "set");

    private static final int MOST_SETS = 20;
    private static final String NO_HYPERVISOR = "none";

    /** The start that is written over another one. */
    public Start over(Start before) throws ScenarioFormatException {
        ModuleNames modules = new ModuleNames(document, files);
        Optional<String> profile = document.text(path("profile"));
        Optional<String> driver = document.text(path("driver"));
        Optional<Firmware> firmware = firmware();
        OptionalInt processors = document.number(path("processors"), 1, MachineSetup.MOST_PROCESSORS);
        CpuProfile bare = profile.isPresent() ? profile(path("profile"), profile.get()) : before.bare();
        Optional<ModuleFile> module =
                driver.isPresent() ? Optional.of(modules.driver(path("driver"), driver.get())) : before.driver();
        List<StepWord> steps = document.value(path("steps")) == null
                ? before.steps()
                : new StepReader(document, modules).read(path("steps"));
        int count = processors.orElse(before.processors());
        Start start = new Start(
                bare, hypervisor(before), count, firmware.orElse(before.firmware()), module, steps, before.sets());
        return start.withSets(sets(start));
    }

    /**
     * A processor model by its name.
     *
     * @param path where an error shall point
     */
    public CpuProfile profile(List<String> path, String name) throws ScenarioFormatException {
        if (!CpuProfiles.names().contains(name)) {
            throw document.error(
                    path,
                    Message.of("start.profile", name, NearestName.hint(name, CpuProfiles.names()), List.copyOf(CpuProfiles.names())));
        }
        return CpuProfiles.load(name);
    }

    private Optional<Hypervisor> hypervisor(Start before) throws ScenarioFormatException {
        List<String> path = path("hypervisor");
        Object written = document.value(path);
        if (written == null) {
            return before.hypervisor();
        }
        if (written instanceof String word) {
            if (word.equals(NO_HYPERVISOR)) {
                return Optional.empty();
            }
            throw document.error(path, Message.of("start.hypervisor"));
        }
        return Optional.of(HypervisorTable.read(document, path));
    }

    private Optional<Firmware> firmware() throws ScenarioFormatException {
        List<String> path = path("firmware");
        Optional<String> written = document.text(path);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(firmware(path, written.get()));
    }

    /**
     * What the firmware does, by its word or value.
     *
     * @param path where an error shall point
     * @param written {@code on}, {@code off}, {@code unlocked}, {@code 0x7}
     */
    public Firmware firmware(List<String> path, String written) throws ScenarioFormatException {
        return switch (written) {
            case "on" -> Firmware.VMX_OUTSIDE_SMX;
            case "off" -> Firmware.OFF;
            case "unlocked" -> Firmware.UNLOCKED;
            default -> value(path, written);
        };
    }

    private Firmware value(List<String> path, String written) throws ScenarioFormatException {
        OptionalLong value = ProfileNumbers.hex(written, Long.SIZE);
        if (value.isEmpty() || (value.getAsLong() & ~FeatureControl.LAYOUT.namedMask()) != 0) {
            throw document.error(
                    path,
                    Message.of("start.firmware", NearestName.hint(written, List.of("on", "off", "unlocked"))));
        }
        return new Firmware(value.getAsLong());
    }

    /** The values set before or after a step. */
    private List<Start.Set> sets(Start start) throws ScenarioFormatException {
        List<Start.Set> sets = new ArrayList<>(start.sets());
        for (TomlDocument set : document.tables(path("set"))) {
            set.allowOnly(List.of(), keys());
            if (set.value(List.of("at")) != null) {
                continue;
            }
            boolean after = set.value(List.of("before")) == null;
            List<String> point = List.of(after ? "after" : "before");
            String word = set.requiredText(point);
            if (!start.words().contains(word)) {
                throw set.error(point, Message.of("start.step", word, NearestName.hint(word, start.words())));
            }
            sets.add(new Start.Set(word, after, new SettingReader(set, List.of(), start.processors()).read()));
        }
        for (Start.Set set : sets) {
            if (!start.words().contains(set.word())) {
                throw document.error(
                        path("steps"), Message.of("start.step.gone", set.word()));
            }
        }
        if (sets.size() > MOST_SETS) {
            throw document.error(path("set"), Message.of("start.sets", MOST_SETS));
        }
        return sets;
    }

    /** The values set right before the instruction that fails. */
    List<Setting> atFault(int processors) throws ScenarioFormatException {
        List<Setting> settings = new ArrayList<>();
        for (TomlDocument set : document.tables(path("set"))) {
            Optional<String> at = set.text(List.of("at"));
            if (at.isPresent()) {
                if (!at.get().equals("fault")) {
                    throw set.error(
                            List.of("at"), Message.of("start.fault"));
                }
                settings.addAll(new SettingReader(set, List.of(), processors).read());
            }
        }
        return settings;
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>(SettingReader.KEYS);
        keys.addAll(List.of("before", "after"));
        if (table.equals("fix")) {
            keys.add("at");
        }
        return keys;
    }

    private List<String> path(String key) {
        return List.of(table, key);
    }
}

package dev.vmxscope.core.saved;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfileWriter;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.toml.TomlValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes an investigation as the members of its file. */
final class SessionWriter implements Line.Contents {
    /** The version of the format. */
    static final int FORMAT = 1;

    private final Investigation saved;
    private final List<Modules.Found> modules;
    private final List<MachineSetup> machines = new ArrayList<>();
    private final List<CpuProfile> profiles = new ArrayList<>();
    private final SortedMap<String, byte[]> members = new TreeMap<>();

    SessionWriter(Investigation saved) {
        this.saved = saved;
        this.modules = Modules.of(saved.actions(), saved.symbols());
        machines.add(saved.start());
        for (Input input : saved.inputs()) {
            if (input instanceof Input.Replace replace && !machines.contains(replace.setup())) {
                machines.add(replace.setup());
            }
        }
    }

    /** The members by their names. */
    SortedMap<String, byte[]> members() throws SavedFileException {
        String text = session();
        if (text.length() > TomlDocument.LONGEST) {
            throw new SavedFileException(
                    Message.of("saved.inputs", saved.inputs().size()));
        }
        members.put(SavedFile.SESSION, text.getBytes(StandardCharsets.UTF_8));
        return members;
    }

    private String session() {
        StringBuilder text = new StringBuilder("# A session of VmxScope.\n");
        line(text, "kind", TomlValue.text(SessionReader.KIND));
        line(text, "format", Integer.toString(FORMAT));
        line(text, "position", Long.toString(saved.position()));
        line(
                text,
                "breakpoints",
                saved.breakpoints().stream()
                        .map(address -> TomlValue.text(Codes.hex(address)))
                        .collect(Collectors.joining(", ", "[", "]")));
        line(
                text,
                "inputs",
                TomlValue.list(saved.inputs().stream()
                        .map(input -> Line.of(input, this))
                        .toList()));
        if (!saved.notes().equals(ConsoleNotes.EMPTY)) {
            line(text, NoteLines.KEY, TomlValue.list(NoteLines.write(saved.notes())));
        }
        machines.forEach(machine -> machine(text, machine));
        for (int at = 0; at < modules.size(); at++) {
            module(text, modules.get(at), at + 1);
        }
        lesson(text);
        return text.toString();
    }

    private void machine(StringBuilder text, MachineSetup machine) {
        text.append("\n[[machine]]\n");
        line(text, "profile", TomlValue.text(profile(machine.profile())));
        line(text, "processors", Integer.toString(machine.processors()));
        line(text, "ram", TomlValue.text(Codes.hex(machine.ramBytes())));
        line(text, "firmware", TomlValue.text(Codes.hex(machine.firmware().featureControl())));
        line(
                text,
                "windows",
                "[" + machine.windows().major() + ", " + machine.windows().minor() + ", "
                        + machine.windows().build() + "]");
        line(
                text,
                "agenda",
                TomlValue.list(machine.agenda().stream()
                        .map(action -> Line.of(action, this))
                        .toList()));
    }

    /** A profile that comes with the program is named; another one becomes a member. */
    private String profile(CpuProfile profile) {
        if (CpuProfiles.names().contains(profile.name())
                && shipped(profile.name()).equals(profile)) {
            return profile.name();
        }
        if (!profiles.contains(profile)) {
            profiles.add(profile);
        }
        String member = "profile-" + (profiles.indexOf(profile) + 1) + ".toml";
        members.put(member, CpuProfileWriter.write(profile).getBytes(StandardCharsets.UTF_8));
        return member;
    }

    private static CpuProfile shipped(String name) {
        try {
            return CpuProfiles.load(name);
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a profile of ours is broken", e);
        }
    }

    private void module(StringBuilder text, Modules.Found module, int number) {
        text.append("\n[[module]]\n");
        line(text, "name", TomlValue.text(module.name()));
        line(text, "sha256", TomlValue.text(Modules.sha256(module.image())));
        if (module.sample().isPresent()) {
            line(text, "sample", TomlValue.text(module.sample().get()));
            return;
        }
        String file = "module-" + number + ".bin";
        members.put(file, module.image().toArray());
        line(text, "file", TomlValue.text(file));
        if (module.pdb().isPresent()) {
            String pdb = "module-" + number + ".pdb";
            members.put(pdb, module.pdb().get().toArray());
            line(text, "pdb", TomlValue.text(pdb));
        }
    }

    private void lesson(StringBuilder text) {
        if (saved.lesson().isEmpty()) {
            return;
        }
        text.append("\n[lesson]\n");
        for (Map.Entry<String, String> kept : saved.lesson().entrySet()) {
            line(text, TomlValue.text(kept.getKey()), TomlValue.text(kept.getValue()));
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }

    @Override
    public int number(Bytes image) {
        for (int at = 0; at < modules.size(); at++) {
            if (modules.get(at).image().equals(image)) {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("an image that no action loads");
    }

    @Override
    public int number(MachineSetup setup) {
        return machines.indexOf(setup) + 1;
    }
}

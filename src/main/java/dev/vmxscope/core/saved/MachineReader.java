package dev.vmxscope.core.saved;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfileReader;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.scenario.ProfileNumbers;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.BootOptions;
import dev.vmxscope.core.windows.LoadPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads what the machines of a session are made of. */
final class MachineReader {
    private static final List<String> TABLES = List.of("machine");
    private static final List<String> KEYS = List.of(
            "profile",
            "processors",
            "ram",
            "firmware",
            "windows",
            "signing",
            "memory-integrity",
            "secure-boot",
            "agenda");
    private static final List<String> PROFILE = List.of("profile");
    private static final List<String> RAM = List.of("ram");
    private static final List<String> FIRMWARE = List.of("firmware");
    private static final List<String> WINDOWS = List.of("windows");
    private static final List<String> SIGNING = List.of("signing");
    private static final List<String> MEMORY_INTEGRITY = List.of("memory-integrity");
    private static final List<String> SECURE_BOOT = List.of("secure-boot");
    private static final List<String> AGENDA = List.of("agenda");
    private static final int MOST_MACHINES = 200;
    private static final int MOST_ACTIONS = 1000;
    private static final long LEAST_RAM = 64L << 20;
    private static final long MOST_RAM = 1L << 30;
    private static final long CHUNK = 0x80000L;
    private static final long LARGEST_VERSION = 999_999;

    private final SortedMap<String, byte[]> members;
    private final List<Bytes> images;

    MachineReader(SortedMap<String, byte[]> members, List<Bytes> images) {
        this.members = members;
        this.images = images;
    }

    /** All machines; at least one. */
    List<MachineSetup> read(TomlDocument document) throws ScenarioFormatException, SavedFileException {
        List<MachineSetup> machines = new ArrayList<>();
        for (TomlDocument table : document.tables(TABLES)) {
            if (machines.size() == MOST_MACHINES) {
                throw document.error(TABLES, Message.of("saved.machines", MOST_MACHINES));
            }
            machines.add(machine(table));
        }
        if (machines.isEmpty()) {
            throw document.error(TABLES, Message.of("saved.machine"));
        }
        return machines;
    }

    private MachineSetup machine(TomlDocument table) throws ScenarioFormatException, SavedFileException {
        table.allowOnly(List.of(), KEYS);
        return new MachineSetup(
                profile(table),
                table.number(List.of("processors"), 1, MachineSetup.MOST_PROCESSORS)
                        .orElse(1),
                ram(table),
                LineReader.firmware(hex(table, FIRMWARE), problem -> table.error(FIRMWARE, problem)),
                windows(table),
                agenda(table));
    }

    private CpuProfile profile(TomlDocument table) throws ScenarioFormatException, SavedFileException {
        String name = table.requiredText(PROFILE);
        if (CpuProfiles.names().contains(name)) {
            return CpuProfiles.load(name);
        }
        byte @Nullable [] member = members.get(name);
        if (member == null) {
            List<String> names = new ArrayList<>(CpuProfiles.names());
            names.addAll(members.keySet());
            throw table.error(PROFILE, Message.of("saved.profile", name, NearestName.hint(name, names)));
        }
        return CpuProfileReader.read(SessionReader.text(member, name), name);
    }

    private static long ram(TomlDocument table) throws ScenarioFormatException {
        long ram = hex(table, RAM);
        if (ram < LEAST_RAM || ram > MOST_RAM || ram % CHUNK != 0) {
            throw table.error(RAM, Message.of("saved.ram"));
        }
        return ram;
    }

    private static long hex(TomlDocument table, List<String> path) throws ScenarioFormatException {
        String written = table.requiredText(path);
        OptionalLong value = ProfileNumbers.hex(written, Long.SIZE);
        if (value.isEmpty()) {
            throw table.error(path, Message.of("saved.hex", path.get(0)));
        }
        return value.getAsLong();
    }

    private static BootOptions windows(TomlDocument table) throws ScenarioFormatException {
        int[] parts = new int[3];
        List<Object> written = SessionReader.list(table, WINDOWS);
        for (int at = 0; at < parts.length; at++) {
            if (written.size() != parts.length
                    || !(written.get(at) instanceof Long part)
                    || part < 0
                    || part > LARGEST_VERSION) {
                throw table.error(WINDOWS, Message.of("saved.windows"));
            }
            parts[at] = part.intValue();
        }
        return new BootOptions(parts[0], parts[1], parts[2], policy(table));
    }

    private static LoadPolicy policy(TomlDocument table) throws ScenarioFormatException {
        LoadPolicy policy = LoadPolicy.OPEN
                .withMemoryIntegrity(table.flag(MEMORY_INTEGRITY).orElse(false))
                .withSecureBoot(table.flag(SECURE_BOOT).orElse(false));
        Optional<String> word = table.text(SIGNING);
        if (word.isEmpty()) {
            return policy;
        }
        Optional<LoadPolicy.Signing> mode = LoadPolicy.Signing.of(word.get());
        if (mode.isEmpty()) {
            List<String> words = LoadPolicy.Signing.words();
            throw table.error(
                    SIGNING, Message.of("saved.signing", word.get(), NearestName.hint(word.get(), words), words));
        }
        return policy.withSigning(mode.get());
    }

    private List<Action> agenda(TomlDocument table) throws ScenarioFormatException {
        List<Action> agenda = new ArrayList<>();
        List<Object> lines = SessionReader.list(table, AGENDA);
        if (lines.size() > MOST_ACTIONS) {
            throw table.error(AGENDA, Message.of("saved.agenda", MOST_ACTIONS));
        }
        for (int at = 0; at < lines.size(); at++) {
            int number = at;
            if (!(lines.get(at) instanceof String line)) {
                throw table.error(AGENDA, number, Message.of("saved.action"));
            }
            agenda.add(new LineReader(line, images, problem -> table.error(AGENDA, number, problem)).action());
        }
        return agenda;
    }
}

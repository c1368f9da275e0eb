package dev.vmxscope.core.saved;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.ProfileNumbers;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;

/** Reads the members of a file that {@link SessionWriter} wrote, or that anybody wrote by hand. */
final class SessionReader {
    /** What the key {@code kind} says. */
    static final String KIND = "session";

    private static final List<String> KEYS = List.of(
            "kind", "format", "position", "breakpoints", "inputs", "machine", "module", "lesson", NoteLines.KEY);
    private static final List<String> INPUTS = List.of("inputs");
    private static final List<String> BREAKPOINTS = List.of("breakpoints");
    private static final List<String> LESSON = List.of("lesson");
    private static final int MOST_BREAKPOINTS = 1000;
    private static final int MOST_NOTES = 2000;

    private final SortedMap<String, byte[]> members;

    SessionReader(SortedMap<String, byte[]> members) {
        this.members = members;
    }

    Investigation read() throws SavedFileException {
        byte @Nullable [] session = members.get(SavedFile.SESSION);
        if (session == null) {
            throw new SavedFileException(
                    Message.of("saved.none", SavedFile.SESSION, NearestName.hint(SavedFile.SESSION, members.keySet())));
        }
        try {
            return read(TomlDocument.parse(text(session, SavedFile.SESSION), SavedFile.SESSION));
        } catch (ScenarioFormatException e) {
            throw new SavedFileException(e.message(), e);
        }
    }

    /** The text of a member. */
    static String text(byte[] member, String name) throws SavedFileException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(member))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SavedFileException(Message.of("saved.utf8", name), e);
        }
    }

    private Investigation read(TomlDocument document) throws ScenarioFormatException, SavedFileException {
        if (!document.requiredText(List.of("kind")).equals(KIND)) {
            throw document.error(List.of("kind"), Message.of("saved.kind", KIND));
        }
        int format = document.number(List.of("format"), 1, Integer.MAX_VALUE).orElse(0);
        if (format != SessionWriter.FORMAT) {
            throw document.error(
                    List.of("format"),
                    Message.of("saved.format", SessionWriter.FORMAT, (format == 0 ? "none" : format)));
        }
        document.allowOnly(List.of(), KEYS);
        ModuleReader modules = new ModuleReader(members);
        modules.read(document);
        List<MachineSetup> machines = new MachineReader(members, modules.images()).read(document);
        List<Input> inputs = inputs(document, modules.images(), machines);
        Investigation read = new Investigation(
                machines.get(0), inputs, 0, breakpoints(document), modules.symbols(), lesson(document));
        return new Investigation(
                read.start(),
                inputs,
                position(document, read.end()),
                read.breakpoints(),
                read.symbols(),
                read.lesson(),
                NoteLines.read(document, list(document, List.of(NoteLines.KEY))));
    }

    private static List<Input> inputs(TomlDocument document, List<Bytes> images, List<MachineSetup> machines)
            throws ScenarioFormatException {
        List<Input> inputs = new ArrayList<>();
        int processors = machines.get(0).processors();
        List<Object> lines = list(document, INPUTS);
        for (int at = 0; at < lines.size(); at++) {
            int number = at;
            if (!(lines.get(at) instanceof String line)) {
                throw document.error(INPUTS, number, Message.of("saved.input"));
            }
            Input input = new LineReader(line, images, problem -> document.error(INPUTS, number, problem))
                    .input(machines, processors);
            processors =
                    input instanceof Input.Replace replace ? replace.setup().processors() : processors;
            inputs.add(input);
        }
        return inputs;
    }

    private static SortedSet<Long> breakpoints(TomlDocument document) throws ScenarioFormatException {
        SortedSet<Long> breakpoints = new TreeSet<>();
        List<Object> written = list(document, BREAKPOINTS);
        if (written.size() > MOST_BREAKPOINTS) {
            throw document.error(BREAKPOINTS, Message.of("saved.breakpoints", MOST_BREAKPOINTS));
        }
        for (int at = 0; at < written.size(); at++) {
            OptionalLong address =
                    written.get(at) instanceof String text ? ProfileNumbers.hex(text, Long.SIZE) : OptionalLong.empty();
            if (address.isEmpty()) {
                throw document.error(BREAKPOINTS, at, Message.of("saved.address"));
            }
            breakpoints.add(address.getAsLong());
        }
        return breakpoints;
    }

    private static long position(TomlDocument document, long end) throws ScenarioFormatException {
        List<String> path = List.of("position");
        if (document.value(path) instanceof Long position && position >= 0 && position <= end) {
            return position;
        }
        throw document.error(path, Message.of("saved.position", end));
    }

    private static SortedMap<String, String> lesson(TomlDocument document) throws ScenarioFormatException {
        SortedMap<String, String> lesson = new TreeMap<>();
        List<String> keys = document.keys(LESSON);
        if (keys.size() > MOST_NOTES) {
            throw document.error(LESSON, Message.of("saved.keys", MOST_NOTES));
        }
        for (String key : keys) {
            List<String> path = TomlDocument.child(LESSON, key);
            lesson.put(key, document.text(path).orElse(""));
        }
        return lesson;
    }

    /** The elements of a list; none if there is no such list. */
    static List<Object> list(TomlDocument document, List<String> path) throws ScenarioFormatException {
        Object value = document.value(path);
        if (value == null) {
            return List.of();
        }
        if (value instanceof TomlArray array) {
            return array.toList();
        }
        throw document.error(path, Message.of("toml.list", path.get(path.size() - 1)));
    }
}

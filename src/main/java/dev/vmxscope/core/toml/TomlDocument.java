package dev.vmxscope.core.toml;

import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A parsed TOML text that knows where each key stands in its source. TOML 1.0, toml.io.
 *
 * <p>The text may come from anywhere: it is bounded in length here and in nesting by the parser (128 levels), and
 * whatever is wrong with it ends in a {@link ScenarioFormatException}.
 */
public final class TomlDocument {
    /**
     * The longest text that is read, in characters: some ten times the largest profile. The parser keeps an error object
     * for every wrong line, so that a longer text of nothing but errors would need hundreds of megabytes.
     */
    public static final int LONGEST = 1 << 17;

    private static final Pattern LINE = Pattern.compile("line (\\d{1,9})");

    private final String sourceName;
    private final TomlText text;
    private final TomlTable root;
    /** Where the table stands in the compacted text; null for a whole text. */
    private final @Nullable TomlPosition place;

    private TomlDocument(String sourceName, TomlText text, TomlTable root, @Nullable TomlPosition place) {
        this.sourceName = sourceName;
        this.text = text;
        this.root = root;
        this.place = place;
    }

    /**
     * Parses a text.
     *
     * @throws ScenarioFormatException if it is too long, nested too deep, or no TOML
     */
    public static TomlDocument parse(String source, String sourceName) throws ScenarioFormatException {
        if (source.length() > LONGEST) {
            throw new ScenarioFormatException(
                    Message.of("toml.size", source.length(), LONGEST),
                    sourceName,
                    0,
                    0);
        }
        TomlText text = TomlText.compact(source);
        TomlParseResult result = parse(text, sourceName);
        if (result.hasErrors()) {
            TomlParseError first = result.errors().get(0);
            throw new ScenarioFormatException(
                    Message.of("toml.syntax", inSourceLines(String.valueOf(first.getMessage()), text)),
                    sourceName,
                    text.sourceLine(first.position().line()),
                    first.position().column());
        }
        return new TomlDocument(sourceName, text, result, null);
    }

    private static TomlParseResult parse(TomlText text, String sourceName) throws ScenarioFormatException {
        try {
            return Toml.parse(text.text());
        } catch (StackOverflowError e) {
            throw new ScenarioFormatException(Message.of("toml.deep"), sourceName, 0, 0);
        } catch (RuntimeException e) {
            // A fault of the parser, not of the text; still the text cannot be used.
            throw new ScenarioFormatException(Message.of("toml.parser", String.valueOf(e.getMessage())), sourceName, 0, 0);
        }
    }

    /** The parser's message may point to another line, too. */
    private static String inSourceLines(String message, TomlText text) {
        return LINE.matcher(message).replaceAll(found -> "line " + text.sourceLine(Integer.parseInt(found.group(1))));
    }

    /** The keys of the table at that path, in the order of the text; none if there is no such table. */
    public List<String> keys(List<String> path) throws ScenarioFormatException {
        return table(path)
                .map(table -> List.copyOf(new ArrayList<>(table.keySet())))
                .orElse(List.of());
    }

    /**
     * Checks the keys of a table.
     *
     * @throws ScenarioFormatException at the first key that is not among the allowed ones, with the nearest of these
     */
    public void allowOnly(List<String> path, Collection<String> allowed) throws ScenarioFormatException {
        for (String key : keys(path)) {
            if (!allowed.contains(key)) {
                throw error(child(path, key), Message.of("toml.key", key, NearestName.hint(key, allowed)));
            }
        }
    }

    /** The text at that path, empty if there is none. */
    public Optional<String> text(List<String> path) throws ScenarioFormatException {
        Object value = value(path);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String string) {
            return Optional.of(string);
        }
        throw error(path, Message.of("toml.text", last(path)));
    }

    /** The text at that path. */
    public String requiredText(List<String> path) throws ScenarioFormatException {
        Optional<String> value = text(path).map(String::strip).filter(string -> !string.isEmpty());
        if (value.isEmpty()) {
            throw error(path, Message.of("toml.missing", String.join(".", path)));
        }
        return value.get();
    }

    /** Whatever stands at that path: String, Long, TomlArray, TomlTable and others of the parser; null if nothing. */
    public @Nullable Object value(List<String> path) {
        return root.get(path);
    }

    /** The texts of the list at that path, in their order; none if there is no such list. */
    public List<String> texts(List<String> path) throws ScenarioFormatException {
        List<String> texts = new ArrayList<>();
        for (Object element : list(path)) {
            if (!(element instanceof String string) || string.isBlank()) {
                throw error(path, Message.of("toml.texts", last(path)));
            }
            texts.add(string.strip());
        }
        return texts;
    }

    /** The tables of the list at that path, {@code [[path]]}, in their order; none if there is no such list. */
    public List<TomlDocument> tables(List<String> path) throws ScenarioFormatException {
        List<TomlDocument> tables = new ArrayList<>();
        List<Object> elements = list(path);
        for (int at = 0; at < elements.size(); at++) {
            if (!(elements.get(at) instanceof TomlTable table)) {
                throw error(path, Message.of("toml.tables", last(path), String.join(".", path)));
            }
            TomlPosition start = value(path) instanceof TomlArray array ? array.inputPositionOf(at) : null;
            tables.add(new TomlDocument(sourceName, text, table, start));
        }
        return tables;
    }

    private List<Object> list(List<String> path) throws ScenarioFormatException {
        Object value = value(path);
        if (value == null) {
            return List.of();
        }
        if (value instanceof TomlArray array) {
            return array.toList();
        }
        throw error(path, Message.of("toml.list", last(path)));
    }

    /** The truth value at that path, empty if there is none. */
    public Optional<Boolean> flag(List<String> path) throws ScenarioFormatException {
        Object value = value(path);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        throw error(path, Message.of("toml.boolean", last(path)));
    }

    /** The whole number at that path, within the bounds; empty if there is none. */
    public OptionalInt number(List<String> path, int least, int most) throws ScenarioFormatException {
        Object value = value(path);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof Long number && number >= least && number <= most) {
            return OptionalInt.of(number.intValue());
        }
        throw error(path, Message.of("toml.number", last(path), least, most));
    }

    /** An error at the place of that key, or of the nearest table around it that stands in the text. */
    public ScenarioFormatException error(List<String> path, Message problem) {
        for (int length = path.size(); length > 0; length--) {
            TomlPosition position = root.inputPositionOf(path.subList(0, length));
            if (position != null) {
                return new ScenarioFormatException(
                        problem, sourceName, text.sourceLine(position.line()), position.column());
            }
        }
        return place == null
                ? new ScenarioFormatException(problem, sourceName, 0, 0)
                : new ScenarioFormatException(problem, sourceName, text.sourceLine(place.line()), place.column());
    }

    /** An error at the place of one element of the list at that path. */
    public ScenarioFormatException error(List<String> path, int element, Message problem) {
        TomlPosition position = value(path) instanceof TomlArray array && element < array.size()
                ? array.inputPositionOf(element)
                : null;
        return position == null
                ? error(path, problem)
                : new ScenarioFormatException(problem, sourceName, text.sourceLine(position.line()), position.column());
    }

    public static List<String> child(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    private Optional<TomlTable> table(List<String> path) throws ScenarioFormatException {
        Object value = path.isEmpty() ? root : value(path);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof TomlTable table) {
            return Optional.of(table);
        }
        throw error(path, Message.of("toml.table", last(path)));
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }
}

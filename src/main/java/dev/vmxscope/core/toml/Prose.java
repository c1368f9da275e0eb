package dev.vmxscope.core.toml;

import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads texts for people. A line end in them means nothing more than a blank, and between Chinese characters not even
 * that; an empty line begins a paragraph.
 *
 * @param document where they stand
 */
public record Prose(TomlDocument document) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 4000;
    private static final int HINTS = 3;
    /** Quotation marks, the ellipsis and the dash are the same characters in English and in Chinese. */
    private static final String COMMON = "\u201c\u201d\u2018\u2019\u2026\u2014\u00b7";

    /**
     * An id in kebab-case.
     *
     * @throws ScenarioFormatException if it is missing or written otherwise
     */
    public String id(List<String> path) throws ScenarioFormatException {
        String id = document.requiredText(path);
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            throw document.error(
                    path, Message.of("toml.id", LONGEST_ID));
        }
        return id;
    }

    /**
     * One line.
     *
     * @throws ScenarioFormatException if it is missing or longer than 100 characters
     */
    public String line(List<String> path) throws ScenarioFormatException {
        String text = text(path);
        if (text.length() > LONGEST_TITLE || text.contains("\n")) {
            throw document.error(path, Message.of("toml.line", LONGEST_TITLE));
        }
        return text;
    }

    /**
     * Paragraphs, parted by an empty line.
     *
     * @throws ScenarioFormatException if they are missing or longer than 4000 characters
     */
    public String text(List<String> path) throws ScenarioFormatException {
        return bounded(path, document.requiredText(path));
    }

    /**
     * The same, empty if there is none.
     *
     * @throws ScenarioFormatException if they are longer than 4000 characters
     */
    public Optional<String> optionalText(List<String> path) throws ScenarioFormatException {
        Optional<String> written = document.text(path).filter(text -> !text.isBlank());
        return written.isPresent() ? Optional.of(bounded(path, written.get().strip())) : Optional.empty();
    }

    /**
     * Three hints.
     *
     * @throws ScenarioFormatException if there are more or fewer, or one is too long
     */
    public List<String> hints(List<String> path) throws ScenarioFormatException {
        List<String> hints = document.texts(path);
        if (hints.size() != HINTS) {
            throw document.error(path, Message.of("toml.hints", HINTS, hints.size()));
        }
        List<String> read = new ArrayList<>();
        for (String hint : hints) {
            read.add(bounded(path, hint));
        }
        return List.copyOf(read);
    }

    private String bounded(List<String> path, String text) throws ScenarioFormatException {
        if (text.length() > LONGEST_TEXT) {
            throw document.error(path, Message.of("toml.long", LONGEST_TEXT));
        }
        return joined(text);
    }

    /** The lines of each paragraph as one. */
    static String joined(String text) {
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : text.split("\\n[ \\t\\r]*\\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String part : paragraph.strip().split("\\R", -1)) {
                String words = String.join(" ", part.strip().split("\\s+", -1));
                if (!line.isEmpty() && !words.isEmpty()) {
                    line.append(between(line.codePointBefore(line.length()), words.codePointAt(0)));
                }
                line.append(words);
            }
            paragraphs.add(line.toString());
        }
        return String.join("\n\n", paragraphs);
    }

    /** What stands between the last character of a line and the first of the next. */
    private static String between(int before, int after) {
        boolean chinese = ideograph(before) || fullWidth(before);
        boolean followedByChinese = ideograph(after) || fullWidth(after);
        boolean none = fullWidth(before)
                || fullWidth(after)
                || chinese && (followedByChinese || common(after))
                || common(before) && followedByChinese;
        return none ? "" : " ";
    }

    private static boolean ideograph(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    private static boolean fullWidth(int character) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(character);
        return Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
                || Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block);
    }

    private static boolean common(int character) {
        return COMMON.indexOf(character) >= 0;
    }
}

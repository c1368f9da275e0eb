package dev.vmxscope.core.text;

import java.util.List;
import java.util.Locale;

/**
 * Something to tell a person that is not yet said in a language: the key of its text and what fills the text's places.
 * {@link Texts#format} says it wherever it is given as an argument; two of the same key and arguments are equal.
 *
 * @param key of a text of {@link Texts#MESSAGES}
 * @param arguments numbers, strings, names of enum constants, or messages again; immutable
 */
public record Message(String key, List<Object> arguments) {
    /** Keeps its own copy of the list. */
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** The message of that key. */
    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /** Something that stands already in the words that it has in every language: what a system says, a name. */
    public static Message verbatim(String said) {
        return of("verbatim", said);
    }

    /** A number as messages have it, {@code 0x1F}. */
    public static String hex(long value) {
        return "0x" + digits(value);
    }

    /** The hexadecimal digits of a number, capitals. */
    public static String digits(long value) {
        return Long.toHexString(value).toUpperCase(Locale.ROOT);
    }

    /** The message in that language. */
    public String in(Language language) {
        return Texts.messages(language).format(key, arguments.toArray());
    }

    /** The message in English. */
    @Override
    public String toString() {
        return in(Language.ENGLISH);
    }
}

package dev.vmxscope.app.command;

import dev.vmxscope.core.text.Texts;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A name that can be said in any language.
 *
 * @param text the name out of the texts of a language
 * @param mnemonic whether an underscore in it stands before the letter that chooses it in a menu
 */
public record Wording(Function<Texts, String> text, boolean mnemonic) {
    /** A letter in brackets behind a name whose script has none of its own: {@code 文件(_F)}. */
    private static final Pattern LETTER_BEHIND = Pattern.compile("\\(_\\p{Alnum}\\)");

    /** The text of that key, which may name a letter for menus. */
    public static Wording menu(String key) {
        return new Wording(texts -> texts.get(key), true);
    }

    /** The text of that key. */
    public static Wording key(String key) {
        return new Wording(texts -> texts.get(key), false);
    }

    /** A name that is the same in every language. */
    public static Wording plain(String name) {
        return new Wording(texts -> name, false);
    }

    /** The name as menus want it. */
    public String marked(Texts texts) {
        return text.apply(texts);
    }

    /** The name as it is read. */
    public String in(Texts texts) {
        return mnemonic ? unmarked(marked(texts)) : marked(texts);
    }

    /** A menu's text without the mark of its letter. */
    public static String unmarked(String text) {
        return LETTER_BEHIND.matcher(text).replaceAll("").replace("_", "");
    }
}

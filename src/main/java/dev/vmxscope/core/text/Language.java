package dev.vmxscope.core.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that the program speaks. Technical terms stay in all of them as Intel and Microsoft write them. */
public enum Language {
    /** The ground: every text exists in it. */
    ENGLISH("en", "English", Locale.ENGLISH, ""),
    /** Chinese in simplified characters, as in mainland China. */
    CHINESE("zh-CN", "\u7b80\u4f53\u4e2d\u6587", Locale.SIMPLIFIED_CHINESE, "_zh_CN");

    private final String tag;
    private final String title;
    // Immutable, though its type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Locale locale;

    private final String suffix;

    Language(String tag, String title, Locale locale, String suffix) {
        this.tag = tag;
        this.title = title;
        this.locale = locale;
        this.suffix = suffix;
    }

    /** Its name for the command line, after BCP 47: {@code zh-CN}. */
    public String tag() {
        return tag;
    }

    /** Its name in itself. */
    public String title() {
        return title;
    }

    /** Its locale. */
    public Locale locale() {
        return locale;
    }

    /** What the names of its files have before their ending; nothing for English. */
    public String suffix() {
        return suffix;
    }

    /** The language of that tag, with or without its country, in any case; empty if the program does not speak it. */
    public static Optional<Language> of(String tag) {
        String asked = tag.replace('_', '-').toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> {
                    String own = language.tag.toLowerCase(Locale.ROOT);
                    return own.equals(asked) || language.locale.getLanguage().equals(asked);
                })
                .findFirst();
    }

    /** The language for a person with that locale: English unless another fits. */
    public static Language fitting(Locale locale) {
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(ENGLISH);
    }
}

package dev.vmxscope.ui.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The texts of one language, by key; what that language lacks is taken from English. */
public final class Texts {
    private static final String BASE = "/dev/vmxscope/text/ui";
    private static final String PANELS = "/dev/vmxscope/text/ui-panels";
    private static final String SUFFIX = ".properties";

    private final Properties entries;
    private final Locale locale;

    private Texts(Properties entries, Locale locale) {
        this.entries = entries;
        this.locale = locale;
    }

    /** The texts in English. */
    public static Texts english() {
        return of(Locale.ROOT);
    }

    /** The texts of a language and country, English where nothing is translated. */
    public static Texts of(Locale locale) {
        Properties entries = new Properties();
        for (String file : List.of(BASE, PANELS)) {
            load(entries, file + SUFFIX);
        }
        if (!locale.getLanguage().isEmpty()) {
            for (String file : List.of(BASE, PANELS)) {
                load(entries, file + "_" + locale + SUFFIX);
            }
        }
        return new Texts(entries, locale);
    }

    private static void load(Properties entries, String path) {
        try (@Nullable InputStream in = Texts.class.getResourceAsStream(path)) {
            if (in != null) {
                entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /**
     * The text of a key.
     *
     * @throws MissingResourceException if there is none
     */
    public String get(String key) {
        String text = entries.getProperty(key);
        if (text == null) {
            throw new MissingResourceException("no text for " + key, BASE, key);
        }
        return text;
    }

    /** Whether there is a text of that key. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /**
     * The text of a key with its places filled, in the form of {@link MessageFormat}.
     *
     * @throws MissingResourceException if there is none
     */
    public String format(String key, Object... arguments) {
        return new MessageFormat(get(key), locale).format(arguments);
    }

    /** All keys, sorted. */
    public Set<String> keys() {
        return new TreeSet<>(entries.stringPropertyNames());
    }
}

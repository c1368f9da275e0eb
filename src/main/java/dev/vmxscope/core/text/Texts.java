package dev.vmxscope.core.text;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts in one language. English is the ground; another language lies over it, so that a sentence that
 * is not translated yet is shown in English.
 */
public final class Texts {
    /** The file with a sentence for every field of a register. */
    public static final String REGISTERS = "registers";

    /** The files with the texts of the window. */
    public static final List<String> WINDOW = List.of(
            "ui",
            "ui-panels",
            "ui-lesson",
            "ui-presenter",
            "ui-commands",
            "ui-export",
            "ui-mistakes",
            "ui-system",
            "ui-console",
            "ui-journey");

    /** The files with the texts of {@linkplain Message messages}. */
    public static final List<String> MESSAGES = List.of("problems", "machine", "irp", "mistakes", "console", "loading");

    private static final String FOLDER = "/dev/vmxscope/text/";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern NOT_IN_KEYS = Pattern.compile("[^A-Za-z0-9_.]+");

    private final Language language;
    private final String file;
    private final SortedMap<String, String> sentences;

    private Texts(Language language, String file, SortedMap<String, String> sentences) {
        this.language = language;
        this.file = file;
        this.sentences = sentences;
    }

    /**
     * The texts of some files as one: each {@code FILE.properties}, and the same file with the language's
     * {@linkplain Language#suffix() suffix} over it where that exists, all in UTF-8.
     *
     * @param files names without ending, {@link #REGISTERS}
     * @throws MissingResourceException if there is no such file
     * @throws IllegalStateException if two of the files have a text of the same key
     */
    public static Texts of(Language language, String... files) {
        SortedMap<String, String> sentences = new TreeMap<>();
        for (String file : files) {
            Map<String, String> own = read(file)
                    .orElseThrow(() -> new MissingResourceException("no texts " + file, Texts.class.getName(), file));
            if (!Collections.disjoint(own.keySet(), sentences.keySet())) {
                throw new IllegalStateException(file + " repeats keys of " + List.of(files));
            }
            if (!language.suffix().isEmpty()) {
                read(file + language.suffix()).ifPresent(own::putAll);
            }
            sentences.putAll(own);
        }
        return new Texts(language, String.join(", ", files), sentences);
    }

    /** The texts of the window. */
    public static Texts window(Language language) {
        return of(language, WINDOW.toArray(String[]::new));
    }

    /** The texts of messages, read once. */
    static Texts messages(Language language) {
        return Messages.IN.get(language.ordinal());
    }

    /** Holds what is read when the first message is said. */
    private static final class Messages {
        private static final List<Texts> IN = Arrays.stream(Language.values())
                .map(language -> of(language, MESSAGES.toArray(String[]::new)))
                .toList();
    }

    /** The language that they speak. */
    public Language language() {
        return language;
    }

    private static Optional<SortedMap<String, String>> read(String file) {
        try (var stream = Texts.class.getResourceAsStream(FOLDER + file + ".properties")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(parse(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts that stand in a string, in the form of a properties file. */
    static Texts parse(String file, String properties) {
        try {
            return new Texts(Language.ENGLISH, file, parse(new StringReader(properties)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> parse(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        SortedMap<String, String> sentences = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return sentences;
    }

    /**
     * The text of that key.
     *
     * @throws MissingResourceException if there is none
     */
    public String get(String key) {
        String text = sentences.get(key);
        if (text == null) {
            throw new MissingResourceException("no text " + key + " in " + file, Texts.class.getName(), key);
        }
        return text;
    }

    /** The text of that key, empty if there is none. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(sentences.get(key));
    }

    /**
     * The text of that key with each {@code {0}} to {@code {9}} replaced by the argument of that number. A number is
     * written as {@link String#valueOf(Object)} has it, without thousands separators; a {@link Message} is said in the
     * language of these texts, and so is each element of a {@linkplain #list list}.
     *
     * @throws MissingResourceException if there is no such text
     * @throws IllegalArgumentException if the text asks for an argument that is not given
     */
    public String format(String key, Object... arguments) {
        return PLACE.matcher(get(key)).replaceAll(place -> {
            int number = Integer.parseInt(place.group(1));
            if (number >= arguments.length) {
                throw new IllegalArgumentException(key + " asks for argument " + number);
            }
            return Matcher.quoteReplacement(said(arguments[number]));
        });
    }

    private String said(Object argument) {
        if (argument instanceof Message message) {
            return say(message);
        }
        return argument instanceof List<?> several ? list(several) : String.valueOf(argument);
    }

    /** A message in the language of these texts, wherever its own text stands. */
    public String say(Message message) {
        return message.in(language);
    }

    /** Several things one after the other, as the language separates them: a comma and a blank in English. */
    public String list(List<?> things) {
        return things.stream()
                .map(this::said)
                .collect(Collectors.joining(messages(language).get("list.separator")));
    }

    /** Several sentences without full stop one after the other, as the language separates them. */
    public String clauses(List<?> sentences) {
        return sentences.stream()
                .map(this::said)
                .collect(Collectors.joining(messages(language).get("list.clauses")));
    }

    /**
     * The text for a number of things, with the number as argument 0: that of {@code KEY.0} or {@code KEY.1} where
     * there is one, else that of {@code KEY}.
     *
     * @throws MissingResourceException if there is no such text
     */
    public String count(String key, long number, Object... more) {
        String special = key + "." + number;
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = number;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return format(number >= 0 && number <= 1 && sentences.containsKey(special) ? special : key, arguments);
    }

    /** Several whole sentences one after the other, as the language separates them. */
    public String sentences(List<String> sentences) {
        return String.join(messages(language).get("list.sentences"), sentences);
    }

    /** What the field is, in a sentence: the text of {@link #fieldKey}. */
    public String of(RegisterLayout register, BitField field) {
        return get(fieldKey(register, field));
    }

    /** All keys and texts by ascending key, unmodifiable. */
    public SortedMap<String, String> all() {
        return Collections.unmodifiableSortedMap(sentences);
    }

    /**
     * The key of a field: register, point, field, with each run of characters other than letters, digits, point and
     * underscore written as one hyphen: {@code CR4.VMXE}, {@code CPUID.1-ECX.VMX},
     * {@code IA32_FEATURE_CONTROL.VMX-outside-SMX}.
     */
    public static String fieldKey(RegisterLayout register, BitField field) {
        return keyPart(register.name() + "." + field.name());
    }

    /** A name as part of a key: each run of characters other than letters, digits, point and underscore as a hyphen. */
    public static String keyPart(String name) {
        return NOT_IN_KEYS.matcher(name).replaceAll("-");
    }
}

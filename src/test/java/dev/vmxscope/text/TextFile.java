package dev.vmxscope.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of texts, line by line: unlike the program, which takes the last of two equal keys, it keeps both.
 *
 * @param name without ending
 * @param lines in their order
 */
record TextFile(String name, List<Line> lines) {
    /** Names only, the same in every language. */
    static final String CODES = "codes";

    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "vmxscope", "text");
    private static final String ENDING = ".properties";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** A key and its text. */
    record Line(String key, String text) {}

    /** The names of the English files. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.contains("_"))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the English files that have a Chinese one. */
    static List<String> translated() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_zh_CN" + ENDING))
                    .map(name -> name.substring(0, name.length() - "_zh_CN".length() - ENDING.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All keys of all English files. */
    static Set<String> all() {
        Set<String> keys = new TreeSet<>();
        names().forEach(name -> keys.addAll(read(name).keys()));
        return keys;
    }

    /** The file of that name. */
    static TextFile read(String name) {
        try {
            return parse(name, Files.readString(FOLDER.resolve(name + ENDING)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same out of a string. */
    static TextFile parse(String name, String content) {
        List<Line> lines = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (String line : content.lines().toList()) {
            whole.append(line).append('\n');
            if (line.endsWith("\\")) {
                continue;
            }
            Properties one = new Properties();
            try {
                one.load(new StringReader(whole.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            one.stringPropertyNames().forEach(key -> lines.add(new Line(key, one.getProperty(key))));
            whole.setLength(0);
        }
        return new TextFile(name, List.copyOf(lines));
    }

    List<String> keys() {
        return lines.stream().map(Line::key).toList();
    }

    /** The text of a key, the last if it stands there twice. */
    String text(String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .reduce((first, second) -> second)
                .orElseThrow()
                .text();
    }

    /** The numbers of the places of a text. */
    static Set<Integer> places(String text) {
        Set<Integer> places = new TreeSet<>();
        Matcher found = PLACE.matcher(text);
        while (found.find()) {
            places.add(Integer.parseInt(found.group(1)));
        }
        return places;
    }
}

package dev.vmxscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is asked for, and every text that is asked for is there. */
class KeysTest {
    private static final KeyFlow FLOW = new KeyFlow(Sources.main());
    private static final Families FAMILIES = new Families(FLOW.everything())
            // The presenter's commands name their ends where they are made.
            .with("presenter.key.", ends("presenter.key."))
            .with("gallery.group.", Stream.concat(groups(), Stream.of("other")));
    private static final Set<String> KEYS = TextFile.all();
    private static final List<TextFile> FILES =
            TextFile.names().stream().map(TextFile::read).toList();
    /** A command's description, in one paragraph or more, as the command line's library asks for it. */
    private static final Pattern DESCRIPTION = Pattern.compile(
            "vmxscope(\\.(run|why|lesson|check|probe|profiles|report))?\\.usage\\.description(\\.[0-9])?");
    /** Names of Windows' numbers, which come from the guest. */
    private static final Pattern STATUS = Pattern.compile("ntstatus\\.[0-9A-F]{8}");
    /** A number of things has a text of its own for none and one; a description, one for each paragraph. */
    private static final Pattern NUMBERED = Pattern.compile("(.*)\\.[0-9]");

    @Test
    void everyTextIsAskedFor() {
        assertThat(KEYS.stream().filter(key -> !isAskedFor(key, FLOW, FAMILIES)))
                .isEmpty();
    }

    @Test
    void everyTextThatIsAskedForIsThere() {
        assertThat(missing(FLOW, KEYS)).isEmpty();
        assertThat(FAMILIES.needed()).isSubsetOf(KEYS);
        assertThat(FLOW.literals()).hasSizeGreaterThan(600);
    }

    @Test
    void whatIsAddedToABeginningIsListed() {
        assertThat(FLOW.prefixes().keySet().stream().filter(prefix -> !FAMILIES.knows(prefix)))
                .isEmpty();
    }

    @Test
    void everyTextGetsTheArgumentsThatItHasPlacesFor() {
        assertThat(FLOW.calls()).hasSizeGreaterThan(400);
        assertThat(FLOW.calls().stream().flatMap(KeysTest::wrong)).isEmpty();
    }

    @Test
    void plantedFaultsAreFound() {
        KeyFlow planted = new KeyFlow(Sources.planted("Planted", """
                import dev.vmxscope.core.text.Texts;
                class Planted {
                    private final String field = "no.such.field";
                    String a(Texts t) { return t.get("no.such.text") + b(t, "no.such.wrapped") + t.get(field); }
                    String b(Texts t, String name) { return t.format(name + ".tip", 1); }
                    String c(Texts t, int n) { return t.format("no.such.family." + n); }
                    String d(Texts t) { return t.format("verbatim", 1, 2) + t.format("stuck.and", 1) + t.count("file.size", 3); }
                }
                """));

        assertThat(missing(planted, KEYS)).containsExactly("no.such.field", "no.such.text", "no.such.wrapped.tip");
        assertThat(planted.prefixes()).containsOnlyKeys("no.such.family.");
        assertThat(planted.calls().stream().flatMap(KeysTest::wrong))
                .containsExactlyInAnyOrder(
                        "Planted.java:7: [verbatim] has the places [0] and 2 arguments",
                        "Planted.java:7: [stuck.and] has the places [0, 1] and 1 arguments");
        assertThat(isAskedFor("menu.file", planted, FAMILIES)).isFalse();
        assertThat(isAskedFor("access.NOBODY", FLOW, FAMILIES)).isFalse();
    }

    private static boolean isAskedFor(String key, KeyFlow flow, Families families) {
        var numbered = NUMBERED.matcher(key);
        return flow.literals().containsKey(key)
                || families.asksFor(key)
                || DESCRIPTION.matcher(key).matches()
                || STATUS.matcher(key).matches()
                || (key.startsWith("lesson.undo.") || key.startsWith("undo."))
                        && flow.everything().contains(key)
                || numbered.matches() && flow.literals().containsKey(numbered.group(1));
    }

    private static List<String> missing(KeyFlow flow, Set<String> keys) {
        // The form of a number of things, and a description of more than one paragraph.
        return flow.literals().keySet().stream()
                .filter(key -> !keys.contains(key)
                        && !keys.contains(key + ".0")
                        && !keys.contains(key.replaceFirst("\\.$", "")))
                .toList();
    }

    private static Stream<String> wrong(KeyFlow.Call call) {
        Set<Integer> given = new TreeSet<>();
        for (int at = 0; at < call.arguments(); at++) {
            given.add(at);
        }
        // Two files may use a key for different texts; one of them is meant.
        Set<Integer> all = new TreeSet<>();
        boolean fits = false;
        for (TextFile file : FILES) {
            Set<Integer> places = new TreeSet<>();
            call.keys().stream()
                    .filter(file.keys()::contains)
                    .forEach(key -> places.addAll(TextFile.places(file.text(key))));
            all.addAll(places);
            fits |= !Collections.disjoint(file.keys(), call.keys()) && places.equals(given);
        }
        return fits || !KEYS.containsAll(call.keys())
                ? Stream.empty()
                : Stream.of(call.place() + ": " + call.keys() + " has the places " + all + " and " + call.arguments()
                        + " arguments");
    }

    /** The names of the groups of cases, which a data file lists before a colon. */
    private static Stream<String> groups() {
        try (Stream<String> lines =
                Files.lines(Path.of("src", "main", "resources", "dev", "vmxscope", "ui", "lesson", "groups.txt"))) {
            return lines
                    .filter(line -> line.matches("[a-z]+:.*"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> ends(String prefix) {
        List<String> ends = new ArrayList<>();
        TextFile.all().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .filter(end -> FLOW.everything().contains(end.replaceFirst("\\.keys$", "")))
                .forEach(ends::add);
        return ends.stream();
    }
}

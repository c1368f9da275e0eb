package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.lesson.Cases;
import dev.vmxscope.core.lesson.Lesson;
import dev.vmxscope.core.lesson.Lessons;
import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.toml.Prose;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lessons and cases that come with the program. */
public final class ShippedLessons implements LessonShelf {
    private static final String GROUPS = "/dev/vmxscope/ui/lesson/groups.txt";
    /** For a case that the list of groups does not know. */
    private static final String OTHER = "other";
    /** A sentence ends with a mark and a blank, or with a mark of Chinese. */
    private static final Pattern SENTENCE =
            Pattern.compile(".*?(?:[.!?](?=\\s)|[\u3002\uff01\uff1f]|$)", Pattern.DOTALL);

    /** All of them. */
    public ShippedLessons() {}

    @Override
    public List<LessonCard> lessons(Language language) {
        return Lessons.ids().stream().map(id -> lesson(id, language)).toList();
    }

    /** Only what the card needs is read: the names in a lesson are looked up when it is opened. */
    private static LessonCard lesson(String id, Language language) {
        try {
            TomlDocument english = TomlDocument.parse(Lessons.text(id), id);
            Prose prose = new Prose(
                    TomlDocument.parse(Lessons.translation(id, language).orElseGet(() -> Lessons.text(id)), id));
            int steps = english.tables(List.of("step")).size();
            return new LessonCard(id, prose.line(List.of("title")), prose.text(List.of("intro")), steps);
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a lesson of ours is broken", e);
        }
    }

    @Override
    public List<CaseCard> cases(Language language) {
        List<String> left = new ArrayList<>(Scenarios.ids());
        List<CaseCard> cards = new ArrayList<>();
        groups().forEach((group, ids) ->
                ids.stream().filter(left::remove).forEach(id -> cards.add(card(id, group, language))));
        left.forEach(id -> cards.add(card(id, OTHER, language)));
        return cards;
    }

    @Override
    public Lesson load(String id, Language language) throws ScenarioFormatException {
        return Scenarios.ids().contains(id)
                ? Cases.of(Scenarios.load(id, language), language)
                : Lessons.load(id, language);
    }

    /** The names of the groups in their order, with the ids of their cases. */
    static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        resource()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    groups.put(
                            line.substring(0, colon),
                            List.of(line.substring(colon + 1).strip().split("\\s+")));
                });
        return groups;
    }

    private static CaseCard card(String id, String group, Language language) {
        try {
            String text = Scenarios.translation(id, language).orElseGet(() -> Scenarios.text(id));
            Prose prose = new Prose(TomlDocument.parse(text, id));
            return new CaseCard(id, group, prose.line(List.of("title")), firstSentence(prose.text(List.of("story"))));
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a scenario of ours is broken", e);
        }
    }

    /** The first sentence of a story. */
    static String firstSentence(String story) {
        Matcher sentence = SENTENCE.matcher(story);
        return sentence.lookingAt() ? sentence.group().strip() : story;
    }

    private static String resource() {
        try (@Nullable InputStream stream = ShippedLessons.class.getResourceAsStream(GROUPS)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its resource " + GROUPS);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

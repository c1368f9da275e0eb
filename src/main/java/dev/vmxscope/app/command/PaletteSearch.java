package dev.vmxscope.app.command;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds actions by their names in the present language and in English, and whatever else finders know. */
public final class PaletteSearch {
    private static final int MOST = 80;
    private static final Texts ENGLISH = Texts.window(Language.ENGLISH);

    private final List<WindowAction> actions;
    private final Texts texts;
    private final List<Finder> finders;

    private record Scored(Hit hit, int score) {}

    /** A search among those actions and what the finders know. */
    public PaletteSearch(List<WindowAction> actions, Texts texts, List<Finder> finders) {
        this.actions = List.copyOf(actions);
        this.texts = texts;
        this.finders = List.copyOf(finders);
    }

    /** What fits, the best first; every action where nothing is typed. */
    public List<Hit> find(String words) {
        if (words.isBlank()) {
            return actions.stream().map(this::hit).toList();
        }
        List<Scored> found = new ArrayList<>();
        Stream.concat(actions.stream().map(this::hit), finders.stream().flatMap(finder -> finder.find(words).stream()))
                .forEach(hit -> score(words, hit).ifPresent(score -> found.add(new Scored(hit, score))));
        found.sort(Comparator.comparingInt((Scored scored) -> -scored.score));
        return found.stream().limit(MOST).map(Scored::hit).toList();
    }

    private static OptionalInt score(String words, Hit hit) {
        return Stream.concat(Stream.of(hit.title()), hit.others().stream())
                .map(name -> Fuzzy.score(words, name))
                .flatMapToInt(OptionalInt::stream)
                .max();
    }

    private Hit hit(WindowAction action) {
        return new Hit(
                action.icon(),
                action.title(texts),
                List.of(action.title(ENGLISH)),
                action.tip().map(tip -> tip.in(texts)).orElse(""),
                action.keyText(),
                action.enabled().get(),
                action::perform);
    }
}

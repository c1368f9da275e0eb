package dev.vmxscope.app;

import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.console.FilterSets;
import dev.vmxscope.core.console.LogFormatException;
import dev.vmxscope.core.console.TimeStyle;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Keeps the console's settings and filter sets from one run to the next. What cannot be read counts as never set. */
final class ConsoleMemory {
    private static final String VIEW = "console";
    private static final String FILTERS = "console.filters";
    private static final String SETS = "console.sets";
    private static final String SET = "console.set.";
    /** Force carriage returns, ghosts, depth, marker, time, and then the columns. */
    private static final int FIRST_COLUMN = 5;

    private final SettingsStore store;

    ConsoleMemory(SettingsStore store) {
        this.store = store;
    }

    ConsoleDesk.Kept read() {
        ConsoleSettings settings = store.read(VIEW).flatMap(ConsoleMemory::view).orElse(ConsoleSettings.DEFAULT);
        List<FilterSet> present = sets(FILTERS);
        List<FilterSet> kept = new ArrayList<>();
        int count = store.read(SETS)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .orElse(0);
        for (int number = 0; number < Math.min(count, ConsoleDesk.MOST_SETS); number++) {
            kept.addAll(sets(SET + number));
        }
        return new ConsoleDesk.Kept(present.isEmpty() ? settings : settings.withFilters(present.get(0)), kept);
    }

    private List<FilterSet> sets(String key) {
        try {
            return store.read(key).isPresent() ? FilterSets.read(store.read(key).get()) : List.of();
        } catch (LogFormatException e) {
            return List.of();
        }
    }

    private static Optional<ConsoleSettings> view(String text) {
        String[] words = text.split(" ");
        if (words.length < FIRST_COLUMN || !words[2].matches("\\d{1,9}")) {
            return Optional.empty();
        }
        try {
            EnumSet<Column> columns = EnumSet.of(Column.TEXT);
            for (int at = FIRST_COLUMN; at < words.length; at++) {
                columns.add(Column.valueOf(words[at]));
            }
            return Optional.of(ConsoleSettings.DEFAULT
                    .withForceReturns(Boolean.parseBoolean(words[0]))
                    .withGhosts(Boolean.parseBoolean(words[1]))
                    .withDepth(Integer.parseInt(words[2]))
                    .withMarker(Boolean.parseBoolean(words[3]) ? ConsoleSettings.DEFAULT_MARKER : "")
                    .withTime(TimeStyle.valueOf(words[4]))
                    .withColumns(columns));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(ConsoleDesk.Kept kept) {
        ConsoleSettings settings = kept.settings();
        List<String> words = new ArrayList<>(List.of(
                Boolean.toString(settings.forceReturns()),
                Boolean.toString(settings.ghosts()),
                Integer.toString(settings.depth()),
                Boolean.toString(!settings.marker().isEmpty()),
                settings.time().name()));
        settings.columns().forEach(column -> words.add(column.name()));
        store.write(VIEW, String.join(" ", words));
        store.write(FILTERS, FilterSets.write(List.of(settings.filters())));
        store.write(SETS, Integer.toString(kept.sets().size()));
        for (int number = 0; number < kept.sets().size(); number++) {
            store.write(SET + number, FilterSets.write(List.of(kept.sets().get(number))));
        }
    }
}

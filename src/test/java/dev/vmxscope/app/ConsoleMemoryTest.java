package dev.vmxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.FilterSet;
import dev.vmxscope.core.console.HighlightRule;
import dev.vmxscope.core.console.TimeStyle;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleMemoryTest {
    private final MemorySettings store = new MemorySettings();

    @Test
    void whatWasChosenComesBackInTheNextRun() {
        FilterSet filters = new FilterSet(
                "mine",
                Filter.regex("a|b"),
                Filter.wildcards("x;y z"),
                List.of(HighlightRule.of(Filter.wildcards("\u9a71\u52a8"), 11).withEnabled(false)));
        ConsoleSettings settings = ConsoleSettings.DEFAULT
                .withFilters(filters)
                .withForceReturns(false)
                .withGhosts(false)
                .withDepth(1000)
                .withMarker("")
                .withTime(TimeStyle.SINCE_PREVIOUS)
                .withColumns(EnumSet.of(Column.IRQL));
        ConsoleDesk.Kept kept = new ConsoleDesk.Kept(settings, List.of(filters, filters.withName("other")));

        new ConsoleMemory(store).write(kept);

        assertThat(new ConsoleMemory(store).read()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "true true -1 true ELAPSED", "true true 5 true NOON", "a b c d e f"})
    void whatCannotBeReadCountsAsNeverSet(String text) {
        store.write("console", text);
        store.write("console.filters", "[{]");
        store.write("console.sets", "999999");

        assertThat(new ConsoleMemory(store).read()).isEqualTo(new ConsoleDesk.Kept(ConsoleSettings.DEFAULT, List.of()));
    }
}

package dev.vmxscope.ui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.lesson.PanelIds;
import org.junit.jupiter.api.Test;

class PanelCatalogTest {
    @Test
    void lessonsCanSpeakOfEveryPanelButTheirOwn() {
        assertThat(PanelCatalog.home().docked())
                .contains("lesson")
                .filteredOn(id -> !id.equals("lesson"))
                .containsExactlyInAnyOrderElementsOf(PanelIds.ALL);
    }
}

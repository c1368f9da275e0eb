package dev.vmxscope.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.vmx.Requirement;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.windows.nt.Major;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PanelTextsTest {
    private static final Texts TEXTS = Texts.english();

    @Test
    void everyRequirementHasItsRuleInPlainWordsAndNoRuleIsLeftOver() {
        Set<String> ids = new TreeSet<>();
        SystemInstructions.all().stream()
                .flatMap(spec -> spec.stages().stream())
                .flatMap(stage -> stage.requirements().stream())
                .map(Requirement::id)
                .forEach(id -> ids.add("rule." + id));
        Set<String> rules = new TreeSet<>(TEXTS.keys());
        rules.removeIf(key -> !key.startsWith("rule."));
        assertThat(rules).isEqualTo(ids);
    }

    @Test
    void everyMajorFunctionSaysWhatTriggersIt() {
        for (int code = 0; code < Major.COUNT; code++) {
            assertThat(TEXTS.get("irp.trigger." + String.format(Locale.ROOT, "%02X", code)))
                    .isNotBlank();
        }
    }
}

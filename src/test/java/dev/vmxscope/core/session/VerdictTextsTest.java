package dev.vmxscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Requirement;
import dev.vmxscope.core.vmx.SystemInstructions;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VerdictTextsTest {
    private static final Set<String> IDS = SystemInstructions.all().stream()
            .flatMap(spec -> spec.stages().stream())
            .flatMap(stage -> stage.requirements().stream())
            .map(Requirement::id)
            .collect(Collectors.toCollection(TreeSet::new));

    private final Texts sentences = Texts.of(Language.ENGLISH, "requirements");

    @Test
    void everyRequirementHasASentenceAndEverySentenceARequirement() {
        Set<String> rules = sentences.all().keySet().stream()
                .filter(key -> !key.startsWith("evidence."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(IDS).hasSizeGreaterThan(80);
        assertThat(rules).containsExactlyElementsOf(IDS);
    }

    @Test
    void everyOwnWordingOfEvidenceBelongsToARequirement() {
        assertThat(sentences.all().keySet())
                .filteredOn(key -> key.startsWith("evidence."))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(IDS).contains(key.substring("evidence.".length())));
    }

    @Test
    void everySentenceEndsWithAPoint() {
        assertThat(sentences.all())
                .allSatisfy(
                        (key, text) -> assertThat(text.endsWith(".")).as(key).isEqualTo(!key.startsWith("evidence.")));
    }
}

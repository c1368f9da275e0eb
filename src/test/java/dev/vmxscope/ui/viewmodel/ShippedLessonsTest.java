package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.scenario.Scenarios;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.viewmodel.LessonShelf.CaseCard;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedLessonsTest {
    private final ShippedLessons shelf = new ShippedLessons();

    @Test
    void everyScenarioStandsInExactlyOneGroup() {
        List<String> grouped = ShippedLessons.groups().values().stream()
                .flatMap(Collection::stream)
                .toList();
        assertThat(grouped).containsExactlyInAnyOrderElementsOf(Scenarios.ids()).hasSize(38);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCardHasATitleAStoryAndAGroupWithAName(Language language) {
        Texts texts = Texts.window(language);
        assertThat(shelf.cases(language)).hasSize(38).allSatisfy(card -> {
            assertThat(card.title()).isNotBlank();
            assertThat(card.story()).matches("(?s).*[.!?:。！？：]");
            assertThat(texts.find("gallery.group." + card.group())).isPresent();
        });
    }

    @Test
    void aCardIsInTheLanguageThatIsAskedFor() {
        CaseCard card = shelf.cases(Language.CHINESE).stream()
                .filter(each -> each.id().equals("a20m"))
                .findFirst()
                .orElseThrow();
        assertThat(card.title()).isEqualTo("1984 年的引脚");
        assertThat(card.story()).isEqualTo("一台固件非常老旧的工业计算机。");
    }

    @ParameterizedTest
    @CsvSource({
        "'VMXON raises #UD. The student finds it.', VMXON raises #UD.",
        "'CR4.VMXE is 1. So what?', CR4.VMXE is 1.",
        "'Version 1.5 runs! Or not.', Version 1.5 runs!",
        "'它启动了。然后呢？', 它启动了。",
        "'no end', no end",
    })
    void theFirstSentenceEndsWhereASentenceEnds(String story, String first) {
        assertThat(ShippedLessons.firstSentence(story)).isEqualTo(first);
    }
}

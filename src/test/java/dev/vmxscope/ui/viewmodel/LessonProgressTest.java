package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.lesson.Mark;
import dev.vmxscope.core.lesson.Reached;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonProgressTest {
    private static final LessonProgress SOME = new LessonProgress(
            "entering-vmx-operation",
            "off",
            false,
            new TreeMap<>(Map.of(
                    "two-bits", new Mark(Reached.BY_HAND, List.of(1, 0), 3),
                    "off", new Mark(Reached.NO, List.of(), 1))));

    @Test
    void itIsWrittenWithOneLineForEachStep() {
        assertThat(SOME.write())
                .isEqualTo("lesson=entering-vmx-operation off open\nstep-off=no 1 -\nstep-two-bits=by_hand 3 1,0");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(LessonProgress.read(SOME.write())).contains(SOME);
        assertThat(LessonProgress.of(SOME.notes())).contains(SOME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lesson",
                "lesson=a b",
                "lesson=a b open\nstep-c=perhaps 1 -",
                "lesson=a b open\nstep-c=no 9999 -",
                "lesson=a b open\nstep-c=no 1 77",
                "lesson=a b open\nother=no 1 -",
                "lesson=A b open",
            })
    void anythingElseIsNoProgress(String text) {
        assertThat(LessonProgress.read(text)).isEmpty();
    }

    @Test
    void aTextWithoutEndIsNoProgress() {
        assertThat(LessonProgress.read("lesson=a b open\n" + "step-a=no 1 -\n".repeat(2000)))
                .isEmpty();
    }
}

package dev.vmxscope.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static String best(String words, String... names) {
        return List.of(names).stream()
                .filter(name -> Fuzzy.score(words, name).isPresent())
                .max(Comparator.comparingInt(name -> Fuzzy.score(words, name).getAsInt()))
                .orElse("");
    }

    @Test
    void lettersInAnotherOrderDoNotFit() {
        assertThat(Fuzzy.score("pets", "Step into")).isEqualTo(OptionalInt.empty());
        assertThat(Fuzzy.score("step x", "Step into")).isEqualTo(OptionalInt.empty());
    }

    @Test
    void theBeginningsOfWordsAreMeantFirst() {
        assertThat(best("so", "Reset zoom", "Step over", "Steer no")).isEqualTo("Step over");
        assertThat(best("fc", "Effect", "IA32_FEATURE_CONTROL")).isEqualTo("IA32_FEATURE_CONTROL");
        assertThat(best("drvcr", "DrvCleanup", "DrvCreate", "DrvClose")).isEqualTo("DrvCreate");
    }

    @Test
    void aWholeWordBeatsAPartOfOneAndTheShorterNameTheLonger() {
        assertThat(best("run", "Truncate", "Run", "Run to here")).isEqualTo("Run");
        assertThat(best("vmxe", "CR4.VMXE", "CR4.VMXEXTRA")).isEqualTo("CR4.VMXE");
    }

    @Test
    void wordsFitInAnyOrder() {
        assertThat(Fuzzy.score("dark theme", "Theme: Dark")).isPresent();
        assertThat(Fuzzy.score("断电", "断电重启")).isPresent();
    }
}

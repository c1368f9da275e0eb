package dev.vmxscope.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

/** The texts on the screen. */
class TextsTest {
    @Test
    void aTextIsFoundByItsKeyAndItsPlacesAreFilled() {
        assertThat(Texts.english().get("window.title")).isEqualTo("VmxScope");
        assertThat(Texts.english().format("bits.was", "0x1")).isEqualTo("was 0x1");
    }

    @Test
    void aKeyWithoutATextIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> Texts.english().get("no.such.key"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("no.such.key");
    }

    @Test
    void aLanguageThatIsNotTranslatedFallsBackToEnglish() {
        assertThat(Texts.of(Locale.ITALIAN).keys()).isEqualTo(Texts.english().keys());
    }
}

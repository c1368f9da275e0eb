package dev.vmxscope.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.RegisterLayouts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Texts ENGLISH = Texts.of(Language.ENGLISH, Texts.REGISTERS);

    @Test
    void everyNamedFieldHasATextAndNoTextIsUnused() {
        assertThat(ENGLISH.all().keySet()).containsExactlyInAnyOrderElementsOf(fieldKeys());
    }

    @Test
    void noTwoFieldsShareAKey() {
        assertThat(fieldKeys()).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }

    @Test
    void everyTextIsASentence() {
        assertThat(ENGLISH.all().values()).allSatisfy(text -> assertThat(text).matches("\\p{Graph}.*\\."));
    }

    @Test
    void noKeyStandsTwiceInTheFile() throws IOException {
        try (InputStream file = Texts.class.getResourceAsStream("/dev/vmxscope/text/registers.properties")) {
            List<String> keys = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" = "))
                    .map(line -> line.substring(0, line.indexOf(" = ")))
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().hasSameSizeAs(ENGLISH.all().keySet());
        }
    }

    @Test
    void aFieldIsFoundByItsRegisterAndName() {
        assertThat(ENGLISH.of(Cr4.LAYOUT, Cr4.VMXE)).contains("VMXON").contains("#UD");
        assertThat(Texts.fieldKey(FeatureControl.LAYOUT, FeatureControl.VMX_OUTSIDE_SMX))
                .isEqualTo("IA32_FEATURE_CONTROL.VMX-outside-SMX");
    }

    @Test
    void aMissingTextIsAnErrorThatNamesItsKey() {
        assertThatThrownBy(() -> ENGLISH.get("CR4.NONE"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("CR4.NONE");
        assertThat(ENGLISH.find("CR4.NONE")).isEmpty();
    }

    @Test
    void aMissingFileIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> Texts.of(Language.ENGLISH, "nothing"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void aNumberOfThingsHasItsOwnTextForNoneAndOne() {
        Texts texts = Texts.parse("t", "a = {0} lines of {1}\na.0 = none of {1}\na.1 = one of {1}\nb = {0} lines");

        assertThat(texts.count("a", 0, "x")).isEqualTo("none of x");
        assertThat(texts.count("a", 1, "x")).isEqualTo("one of x");
        assertThat(texts.count("a", 2, "x")).isEqualTo("2 lines of x");
        assertThat(texts.count("b", 1)).isEqualTo("1 lines");
    }

    @Test
    void argumentsAreFilledInAsTheyAre() {
        Texts texts = Texts.parse("t", "a = {1} isn't {0}, costs $5 and {0}");

        assertThat(texts.format("a", 12345, "0x3A")).isEqualTo("0x3A isn't 12345, costs $5 and 12345");
    }

    @Test
    void aMissingArgumentIsAnError() {
        assertThatThrownBy(() -> Texts.parse("t", "a = {1}").format("a", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("argument 1");
    }

    private static List<String> fieldKeys() {
        return RegisterLayouts.all().stream()
                .flatMap(layout -> layout.named().stream().map(field -> key(layout, field)))
                .toList();
    }

    private static String key(RegisterLayout layout, BitField field) {
        return Texts.fieldKey(layout, field);
    }
}

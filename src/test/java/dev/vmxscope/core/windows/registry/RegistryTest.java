package dev.vmxscope.core.windows.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Source of what is expected: Microsoft, "Structure of the Registry", "Registry Element Size Limits". */
class RegistryTest {
    private static final String KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Debug Print Filter";

    @Test
    void namesCompareWithoutRegardToCaseAndKeepTheirs() {
        Registry registry = Registry.EMPTY.with(KEY, "Default", new RegistryValue.Dword(1));

        assertThat(registry.dword(KEY.toUpperCase(Locale.ROOT), "DEFAULT")).hasValue(1);
        assertThat(registry.key(KEY).orElseThrow().values().get("default").name())
                .isEqualTo("Default");
    }

    @Test
    void aDeletedKeyTakesThoseBelowItAlongAndNoOther() {
        Registry registry =
                Registry.EMPTY.withKey("HKLM\\A").withKey("HKLM\\A\\B").withKey("HKLM\\AB");

        assertThat(registry.withoutKey("hklm\\a").keys()).containsOnlyKeys("hklm\\ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HKLM\\SYSTEM", "hklm\\a", "HKLM\\Session Manager\\Debug Print Filter"})
    void aPathBeginsWithHklm(String path) {
        assertThat(RegistryKey.isPath(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HKLM", "HKLM\\", "HKCU\\A", "HKLM\\A\\\\B", "HKLM\\A\\", "HKLM\\A\nB"})
    void whatIsNoPathIsNone(String path) {
        assertThat(RegistryKey.isPath(path)).isFalse();
    }
}

package dev.vmxscope.core.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingLineTest {
    private static Input read(String line) throws ScenarioFormatException {
        return new LineReader(line, List.of(), SettingLineTest::error).input(List.of(), 1);
    }

    private static ScenarioFormatException error(Message message) {
        return new ScenarioFormatException(message, "session.toml", 1, 1);
    }

    @Test
    void aValueOfTheRegistryIsALineThatAPersonCanWrite() throws Exception {
        assertThat(read("registry dword 0xf DEFAULT HKLM\\SYSTEM\\Session Manager\\Debug Print Filter"))
                .isEqualTo(new Input.Adjust(new Setting.RegistrySet(
                        "HKLM\\SYSTEM\\Session Manager\\Debug Print Filter", "DEFAULT", new RegistryValue.Dword(15))));
        assertThat(read("registry sz C:\\my%20files\\a.sys % HKLM\\A"))
                .isEqualTo(new Input.Adjust(
                        new Setting.RegistrySet("HKLM\\A", "", new RegistryValue.Text("C:\\my files\\a.sys", false))));
        assertThat(read("registry delete Image%20Path HKLM\\A"))
                .isEqualTo(new Input.Adjust(new Setting.RegistryDelete("HKLM\\A", "Image Path")));
    }

    @Test
    void masksAndSwitchesAreLinesToo() throws Exception {
        assertThat(read("debug-mask IHVDRIVER 0xffffffff")).isEqualTo(new Input.Adjust(new Setting.DebugMask(77, -1)));
        assertThat(read("debug-mask win2000 0x9")).isEqualTo(new Input.Adjust(new Setting.DebugMask(-1, 9)));
        assertThat(read("capture kernel verbose"))
                .isEqualTo(new Input.Adjust(new Setting.Capture(new DebugCapture(true, false, true))));
        assertThat(read("capture"))
                .isEqualTo(new Input.Adjust(new Setting.Capture(new DebugCapture(false, false, false))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "registry dwrd 0xf A HKLM\\A; dword",
                "registry dword 15 A HKLM\\A; no value of 32 bits",
                "registry dword 0x100000000 A HKLM\\A; no value of 32 bits",
                "registry dword 0xf A HKCU\\A; no key of the registry",
                "registry dword 0xf A; no key of the registry",
                "debug-mask IHVDRIVR 0xf; IHVDRIVER",
                "debug-mask DEFAULT; no value of 32 bits",
                "capture kernal; kernel",
                "capture kernel kernel; kernel"
            })
    void aLineThatIsNoneIsToldWithWhatWasMeant(String line, String told) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining(told);
    }
}

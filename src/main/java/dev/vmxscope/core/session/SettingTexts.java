package dev.vmxscope.core.session;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.registry.RegistryValue;

/** What a person set about Windows, in a sentence. */
final class SettingTexts {
    private SettingTexts() {}

    static String of(Texts texts, Setting setting) {
        if (setting instanceof Setting.RegistrySet set) {
            return texts.format("setting.registry", set.key(), set.name(), data(set.value()));
        }
        if (setting instanceof Setting.RegistryDelete delete) {
            return texts.format("setting.registry.delete", delete.key(), delete.name());
        }
        if (setting instanceof Setting.DebugMask mask) {
            return texts.format(
                    "setting.mask", DebugComponent.of(mask.component()).symbol(), Codes.hex32(mask.mask()));
        }
        DebugCapture capture = ((Setting.Capture) setting).capture();
        return texts.format(
                "setting.capture",
                onOff(texts, capture.kernel()),
                onOff(texts, capture.user()),
                onOff(texts, capture.verbose()));
    }

    /** The data of a value of the registry. */
    static String data(RegistryValue value) {
        return value instanceof RegistryValue.Dword number
                ? Codes.hex32(number.value())
                : ((RegistryValue.Text) value).text();
    }

    private static String onOff(Texts texts, boolean on) {
        return texts.get(on ? "setting.on" : "setting.off");
    }
}

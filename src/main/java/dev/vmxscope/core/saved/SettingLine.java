package dev.vmxscope.core.saved;

import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.registry.RegistryValue;

/** What was set about Windows as a line of text: words, and last of all a path of the registry. */
final class SettingLine {
    static final String REGISTRY = "registry";
    static final String DELETE = "delete";
    static final String DWORD = "dword";
    static final String SZ = "sz";
    static final String EXPAND_SZ = "expand-sz";
    static final String MASK = "debug-mask";
    static final String CAPTURE = "capture";
    static final String KERNEL = "kernel";
    static final String WIN32 = "win32";
    static final String VERBOSE = "verbose";
    /** The word for a text of no characters. */
    private static final String NOTHING = "%";

    private SettingLine() {}

    static String of(Setting setting) {
        if (setting instanceof Setting.RegistrySet set) {
            return String.join(" ", REGISTRY, data(set.value()), word(set.name()), set.key());
        }
        if (setting instanceof Setting.RegistryDelete delete) {
            return String.join(" ", REGISTRY, DELETE, word(delete.name()), delete.key());
        }
        if (setting instanceof Setting.DebugMask mask) {
            return String.join(" ", MASK, DebugComponent.of(mask.component()).name(), Codes.hex32(mask.mask()));
        }
        if (setting instanceof Setting.Capture set) {
            DebugCapture capture = set.capture();
            return CAPTURE
                    + (capture.kernel() ? " " + KERNEL : "")
                    + (capture.user() ? " " + WIN32 : "")
                    + (capture.verbose() ? " " + VERBOSE : "");
        }
        throw new IllegalArgumentException("no line for " + setting);
    }

    private static String data(RegistryValue value) {
        if (value instanceof RegistryValue.Dword number) {
            return DWORD + " " + Codes.hex32(number.value());
        }
        if (value instanceof RegistryValue.Text text) {
            return (text.expands() ? EXPAND_SZ : SZ) + " " + word(text.text());
        }
        throw new IllegalArgumentException("no line for " + value);
    }

    /** A text as one word: blanks as %20, the sign itself as %25, and no characters at all as the sign alone. */
    static String word(String text) {
        return text.isEmpty() ? NOTHING : text.replace("%", "%25").replace(" ", "%20");
    }

    /** What {@link #word} made a word of. */
    static String text(String word) {
        return word.equals(NOTHING) ? "" : word.replace("%20", " ").replace("%25", "%");
    }
}

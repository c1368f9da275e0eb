package dev.vmxscope.core.symbols;

import dev.vmxscope.core.symbols.Type.Encoding;
import java.util.Map;

/** The types below index 0x1000, which need no record. Source: cvinfo.h, TYPE_ENUM_e. */
final class SimpleTypes {
    private static final Map<Integer, Type.Simple> BY_KIND = Map.ofEntries(
            entry(0x03, "void", 0, Encoding.NONE),
            entry(0x08, "HRESULT", 4, Encoding.SIGNED),
            entry(0x10, "signed char", 1, Encoding.SIGNED),
            entry(0x11, "short", 2, Encoding.SIGNED),
            entry(0x12, "long", 4, Encoding.SIGNED),
            entry(0x13, "__int64", 8, Encoding.SIGNED),
            entry(0x14, "__int128", 16, Encoding.SIGNED),
            entry(0x20, "unsigned char", 1, Encoding.UNSIGNED),
            entry(0x21, "unsigned short", 2, Encoding.UNSIGNED),
            entry(0x22, "unsigned long", 4, Encoding.UNSIGNED),
            entry(0x23, "unsigned __int64", 8, Encoding.UNSIGNED),
            entry(0x24, "unsigned __int128", 16, Encoding.UNSIGNED),
            entry(0x30, "bool", 1, Encoding.BOOLEAN),
            entry(0x31, "__bool16", 2, Encoding.BOOLEAN),
            entry(0x32, "__bool32", 4, Encoding.BOOLEAN),
            entry(0x33, "__bool64", 8, Encoding.BOOLEAN),
            entry(0x40, "float", 4, Encoding.FLOATING),
            entry(0x41, "double", 8, Encoding.FLOATING),
            entry(0x42, "long double", 10, Encoding.FLOATING),
            entry(0x68, "__int8", 1, Encoding.SIGNED),
            entry(0x69, "unsigned __int8", 1, Encoding.UNSIGNED),
            entry(0x70, "char", 1, Encoding.CHARACTER),
            entry(0x71, "wchar_t", 2, Encoding.CHARACTER),
            entry(0x72, "__int16", 2, Encoding.SIGNED),
            entry(0x73, "unsigned __int16", 2, Encoding.UNSIGNED),
            entry(0x74, "int", 4, Encoding.SIGNED),
            entry(0x75, "unsigned", 4, Encoding.UNSIGNED),
            entry(0x76, "__int64", 8, Encoding.SIGNED),
            entry(0x77, "unsigned __int64", 8, Encoding.UNSIGNED),
            entry(0x78, "__int128", 16, Encoding.SIGNED),
            entry(0x79, "unsigned __int128", 16, Encoding.UNSIGNED),
            entry(0x7A, "char16_t", 2, Encoding.CHARACTER),
            entry(0x7B, "char32_t", 4, Encoding.CHARACTER),
            entry(0x7C, "char8_t", 1, Encoding.CHARACTER));

    private SimpleTypes() {}

    /** Bits 7-0 are the kind, bits 10-8 the mode: 0 the type itself, 4 a 32-bit and 6 a 64-bit pointer to it. */
    static Type of(int index) {
        int mode = index >> 8 & 7;
        if (mode != 0) {
            return new Type.Pointer(index & 0xFF, mode == 6 ? 8 : 4, "*", "");
        }
        Type.Simple simple = BY_KIND.get(index & 0xFF);
        return simple == null ? new Type.Simple("<type " + index + ">", 0, Encoding.NONE) : simple;
    }

    private static Map.Entry<Integer, Type.Simple> entry(int kind, String name, int size, Encoding encoding) {
        return Map.entry(kind, new Type.Simple(name, size, encoding));
    }
}

package dev.vmxscope.core.symbols;

import java.util.HashMap;
import java.util.Map;

/** The CodeView numbers of the x64 registers. Source: cvconst.h, CV_AMD64_*. */
final class Registers {
    private static final Map<Integer, String> NAMES = names();

    private Registers() {}

    static String name(int number) {
        return NAMES.getOrDefault(number, "CV_REG_" + number);
    }

    /** The register of a frame pointer code in S_FRAMEPROC: 0 none, 1 RSP, 2 RBP, 3 R13. */
    static String framePointer(int code) {
        return switch (code) {
            case 1 -> "RSP";
            case 2 -> "RBP";
            case 3 -> "R13";
            default -> "FRAME";
        };
    }

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        put(names, 1, "AL", "CL", "DL", "BL", "AH", "CH", "DH", "BH");
        put(names, 9, "AX", "CX", "DX", "BX", "SP", "BP", "SI", "DI");
        put(names, 17, "EAX", "ECX", "EDX", "EBX", "ESP", "EBP", "ESI", "EDI");
        put(names, 33, "RIP", "EFLAGS");
        numbered(names, 154, "XMM", 0, "");
        numbered(names, 252, "XMM", 8, "");
        put(names, 324, "SIL", "DIL", "BPL", "SPL");
        put(names, 328, "RAX", "RBX", "RCX", "RDX", "RSI", "RDI", "RBP", "RSP");
        numbered(names, 336, "R", 8, "");
        numbered(names, 344, "R", 8, "B");
        numbered(names, 352, "R", 8, "W");
        numbered(names, 360, "R", 8, "D");
        return Map.copyOf(names);
    }

    private static void put(Map<Integer, String> names, int first, String... registers) {
        for (int i = 0; i < registers.length; i++) {
            names.put(first + i, registers[i]);
        }
    }

    private static void numbered(Map<Integer, String> names, int code, String prefix, int first, String suffix) {
        for (int i = 0; i < 8; i++) {
            names.put(code + i, prefix + (first + i) + suffix);
        }
    }
}

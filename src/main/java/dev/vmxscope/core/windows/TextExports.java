package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import java.nio.charset.StandardCharsets;

/** The less common text functions of the kernel's C runtime. */
final class TextExports {
    private static final int LONGEST = 1 << 24;

    private TextExports() {}

    static void define(ExportTable table) {
        table.function("strrchr", (kernel, a) -> {
            String text = text(kernel.space, a.get(0), -1) + '\0';
            return found(a.get(0), text.lastIndexOf(a.int32(1) & 0xFF), 1);
        });
        table.function(
                "_strnicmp",
                (kernel, a) -> sign(text(kernel.space, a.get(0), a.get(2))
                        .compareToIgnoreCase(text(kernel.space, a.get(1), a.get(2)))));
        table.function("strncat", (kernel, a) -> {
            long end = a.get(0) + text(kernel.space, a.get(0), -1).length();
            String more = text(kernel.space, a.get(1), a.get(2)) + '\0';
            kernel.space.write(end, more.getBytes(StandardCharsets.ISO_8859_1));
            return a.get(0);
        });
        table.function("tolower", (kernel, a) -> letter(a.int32(0), 'A', 'Z', 32));
        table.function("toupper", (kernel, a) -> letter(a.int32(0), 'a', 'z', -32));
        table.function("wcscat", (kernel, a) -> {
            long end = a.get(0) + 2L * wide(kernel.space, a.get(0), -1).length();
            write(kernel.space, end, wide(kernel.space, a.get(1), -1) + '\0');
            return a.get(0);
        });
        table.function(
                "wcsncmp",
                (kernel, a) ->
                        sign(wide(kernel.space, a.get(0), a.get(2)).compareTo(wide(kernel.space, a.get(1), a.get(2)))));
        table.function(
                "_wcsnicmp",
                (kernel, a) -> sign(wide(kernel.space, a.get(0), a.get(2))
                        .compareToIgnoreCase(wide(kernel.space, a.get(1), a.get(2)))));
        table.function("wcschr", (kernel, a) -> {
            String text = wide(kernel.space, a.get(0), -1) + '\0';
            return found(a.get(0), text.indexOf(a.int32(1) & 0xFFFF), 2);
        });
        table.function("wcsrchr", (kernel, a) -> {
            String text = wide(kernel.space, a.get(0), -1) + '\0';
            return found(a.get(0), text.lastIndexOf(a.int32(1) & 0xFFFF), 2);
        });
        table.function(
                "_snwprintf",
                (kernel, a) ->
                        print(kernel, a.get(0), a.get(1), Varargs.printWide(kernel, a.get(2), Varargs.from(a, 3))));
        table.function(
                "_vsnwprintf",
                (kernel, a) -> print(
                        kernel,
                        a.get(0),
                        a.get(1),
                        Varargs.printWide(kernel, a.get(2), Varargs.list(kernel.space, a.get(3)))));
    }

    private static int limit(long count) {
        return count < 0 || count > LONGEST ? LONGEST : (int) count;
    }

    private static String text(AddressSpace space, long address, long count) {
        return space.text(address, limit(count));
    }

    private static String wide(AddressSpace space, long address, long count) {
        return space.wideText(address, limit(count));
    }

    private static void write(AddressSpace space, long address, String letters) {
        space.write(address, letters.getBytes(StandardCharsets.UTF_16LE));
    }

    private static long found(long start, int at, int size) {
        return at < 0 ? 0 : start + (long) size * at;
    }

    private static long sign(int comparison) {
        return Integer.signum(comparison) & 0xFFFFFFFFL;
    }

    private static long letter(int letter, char from, char to, int distance) {
        return (letter >= from && letter <= to ? letter + distance : letter) & 0xFFFFFFFFL;
    }

    /** What does not fit is cut off without a zero, and -1 tells so. */
    private static long print(Kernel kernel, long target, long size, String text) {
        if (text.length() < size) {
            write(kernel.space, target, text + '\0');
            return text.length();
        }
        write(kernel.space, target, text.substring(0, limit(size)));
        return text.length() == size ? size : 0xFFFFFFFFL;
    }
}

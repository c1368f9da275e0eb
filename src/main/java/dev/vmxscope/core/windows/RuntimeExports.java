package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.text.Format;
import java.nio.charset.StandardCharsets;

/** What kernel and C runtime have in common: memory and text functions. */
final class RuntimeExports {
    private static final int LONGEST = 1 << 24;
    private static final long ALL = -1;

    private RuntimeExports() {}

    static void define(ExportTable table) {
        memory(table);
        text(table);
        wideText(table);
        print(table);
    }

    private static void memory(ExportTable table) {
        for (String name : new String[] {"memcpy", "memmove", "RtlCopyMemory", "RtlMoveMemory"}) {
            table.function(name, (kernel, a) -> {
                kernel.space.copy(a.get(0), a.get(1), a.get(2));
                return a.get(0);
            });
        }
        table.function("memset", (kernel, a) -> fill(kernel, a.get(0), a.get(2), a.int32(1)));
        table.function("RtlFillMemory", (kernel, a) -> fill(kernel, a.get(0), a.get(1), a.int32(2)));
        table.function("RtlZeroMemory", (kernel, a) -> fill(kernel, a.get(0), a.get(1), 0));
        table.function("RtlSecureZeroMemory", (kernel, a) -> fill(kernel, a.get(0), a.get(1), 0));
        table.function("memcmp", (kernel, a) -> {
            long equal = equal(kernel.space, a);
            return equal == a.get(2)
                    ? 0
                    : Integer.compare(kernel.space.read8(a.get(0) + equal), kernel.space.read8(a.get(1) + equal))
                            & 0xFFFFFFFFL;
        });
        table.function("RtlCompareMemory", (kernel, a) -> equal(kernel.space, a));
    }

    private static long fill(Kernel kernel, long target, long count, int value) {
        kernel.space.fill(target, count, value);
        return target;
    }

    private static long equal(AddressSpace space, Arguments a) {
        long at = 0;
        while (at < a.get(2) && space.read8(a.get(0) + at) == space.read8(a.get(1) + at)) {
            at++;
        }
        return at;
    }

    private static void text(ExportTable table) {
        table.function(
                "strlen", (kernel, a) -> kernel.space.text(a.get(0), LONGEST).length());
        table.function(
                "strnlen",
                (kernel, a) -> kernel.space.text(a.get(0), limit(a.get(1))).length());
        table.function("strcmp", (kernel, a) -> sign(read(kernel, a, 0, ALL).compareTo(read(kernel, a, 1, ALL))));
        table.function(
                "strncmp", (kernel, a) -> sign(read(kernel, a, 0, a.get(2)).compareTo(read(kernel, a, 1, a.get(2)))));
        table.function(
                "_stricmp", (kernel, a) -> sign(read(kernel, a, 0, ALL).compareToIgnoreCase(read(kernel, a, 1, ALL))));
        table.function("strcpy", (kernel, a) -> write(kernel, a.get(0), read(kernel, a, 1, ALL)));
        table.function("strcat", (kernel, a) -> {
            write(kernel, a.get(0) + read(kernel, a, 0, ALL).length(), read(kernel, a, 1, ALL));
            return a.get(0);
        });
        table.function("strncpy", (kernel, a) -> {
            byte[] padded = new byte[limit(a.get(2))];
            byte[] source = read(kernel, a, 1, a.get(2)).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(source, 0, padded, 0, source.length);
            kernel.space.write(a.get(0), padded);
            return a.get(0);
        });
        table.function("strstr", (kernel, a) -> {
            int at = read(kernel, a, 0, ALL).indexOf(read(kernel, a, 1, ALL));
            return at < 0 ? 0 : a.get(0) + at;
        });
        table.function("strchr", (kernel, a) -> {
            int at = (read(kernel, a, 0, ALL) + '\0').indexOf(a.int32(1) & 0xFF);
            return at < 0 ? 0 : a.get(0) + at;
        });
    }

    private static int limit(long count) {
        return (int) Math.max(0, Math.min(LONGEST, count < 0 ? LONGEST : count));
    }

    private static String read(Kernel kernel, Arguments a, int number, long count) {
        return kernel.space.text(a.get(number), limit(count));
    }

    private static long write(Kernel kernel, long target, String text) {
        kernel.space.write(target, (text + '\0').getBytes(StandardCharsets.ISO_8859_1));
        return target;
    }

    private static long sign(int comparison) {
        return Integer.signum(comparison) & 0xFFFFFFFFL;
    }

    private static void wideText(ExportTable table) {
        table.function("wcslen", (kernel, a) -> wide(kernel, a, 0).length());
        table.function("wcscmp", (kernel, a) -> sign(wide(kernel, a, 0).compareTo(wide(kernel, a, 1))));
        table.function("_wcsicmp", (kernel, a) -> sign(wide(kernel, a, 0).compareToIgnoreCase(wide(kernel, a, 1))));
        table.function("wcscpy", (kernel, a) -> writeWide(kernel, a.get(0), wide(kernel, a, 1)));
        table.function("wcsncpy", (kernel, a) -> {
            byte[] padded = new byte[2 * limit(a.get(2))];
            byte[] source = kernel.space.wideText(a.get(1), limit(a.get(2))).getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(source, 0, padded, 0, source.length);
            kernel.space.write(a.get(0), padded);
            return a.get(0);
        });
        table.function("wcsstr", (kernel, a) -> {
            int at = wide(kernel, a, 0).indexOf(wide(kernel, a, 1));
            return at < 0 ? 0 : a.get(0) + 2L * at;
        });
    }

    private static String wide(Kernel kernel, Arguments a, int number) {
        return kernel.space.wideText(a.get(number), LONGEST);
    }

    private static long writeWide(Kernel kernel, long target, String text) {
        kernel.space.write(target, (text + '\0').getBytes(StandardCharsets.UTF_16LE));
        return target;
    }

    private static void print(ExportTable table) {
        table.function(
                "sprintf",
                (kernel, a) -> put(kernel, a.get(0), ALL, Varargs.print(kernel, a.get(1), Varargs.from(a, 2)), false));
        table.function(
                "vsprintf",
                (kernel, a) -> put(
                        kernel,
                        a.get(0),
                        ALL,
                        Varargs.print(kernel, a.get(1), Varargs.list(kernel.space, a.get(2))),
                        false));
        table.function(
                "sprintf_s",
                (kernel, a) ->
                        put(kernel, a.get(0), a.get(1), Varargs.print(kernel, a.get(2), Varargs.from(a, 3)), true));
        table.function(
                "vsprintf_s",
                (kernel, a) -> put(
                        kernel,
                        a.get(0),
                        a.get(1),
                        Varargs.print(kernel, a.get(2), Varargs.list(kernel.space, a.get(3))),
                        true));
        table.function(
                "_snprintf",
                (kernel, a) ->
                        put(kernel, a.get(0), a.get(1), Varargs.print(kernel, a.get(2), Varargs.from(a, 3)), false));
        table.function(
                "_vsnprintf",
                (kernel, a) -> put(
                        kernel,
                        a.get(0),
                        a.get(1),
                        Varargs.print(kernel, a.get(2), Varargs.list(kernel.space, a.get(3))),
                        false));
        table.function("swprintf", (kernel, a) -> {
            Format.Arguments arguments = Varargs.from(a, 2);
            String text = Varargs.printWide(kernel, a.get(1), arguments);
            writeWide(kernel, a.get(0), text);
            return text.length();
        });
    }

    /**
     * Stores a printed text. A secure function that does not have the room leaves an empty text and answers -1; an old
     * one cuts it off without a zero and answers -1.
     */
    private static long put(Kernel kernel, long target, long size, String text, boolean secure) {
        if (size < 0 || text.length() < size) {
            write(kernel, target, text);
            return text.length();
        }
        if (secure) {
            write(kernel, target, "");
        } else {
            String cut = text.substring(0, (int) size);
            kernel.space.write(target, cut.getBytes(StandardCharsets.ISO_8859_1));
            if (text.length() == size) {
                return text.length();
            }
        }
        return 0xFFFFFFFFL;
    }
}

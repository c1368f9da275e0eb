package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.nio.charset.StandardCharsets;

/** Counted strings of the run-time library: UNICODE_STRING and ANSI_STRING. */
final class StringExports {
    private static final int LONGEST = 0xFFFE;

    private StringExports() {}

    static void define(ExportTable table) {
        table.procedure("RtlInitUnicodeString", (kernel, a) -> initUnicode(kernel.space, a.get(0), a.get(1)));
        table.procedure("RtlInitAnsiString", (kernel, a) -> initAnsi(kernel.space, a.get(0), a.get(1)));
        table.procedure("RtlInitString", (kernel, a) -> initAnsi(kernel.space, a.get(0), a.get(1)));
        table.procedure("RtlCopyUnicodeString", (kernel, a) -> copy(kernel.space, a.get(0), a.get(1)));
        table.function("RtlCompareUnicodeString", (kernel, a) -> compare(kernel.space, a));
        table.function("RtlEqualUnicodeString", (kernel, a) -> compare(kernel.space, a) == 0 ? 1 : 0);
        table.function(
                "RtlAppendUnicodeToString",
                (kernel, a) -> a.get(1) == 0
                        ? NtStatus.SUCCESS
                        : append(kernel.space, a.get(0), kernel.space.wideText(a.get(1), LONGEST / 2)));
        table.function(
                "RtlAppendUnicodeStringToString",
                (kernel, a) -> append(kernel.space, a.get(0), kernel.space.unicodeString(a.get(1))));
        table.function("RtlAnsiStringToUnicodeString", StringExports::toUnicode);
        table.function("RtlUnicodeStringToAnsiString", StringExports::toAnsi);
        table.procedure("RtlFreeUnicodeString", (kernel, a) -> release(kernel, a.get(0)));
        table.procedure("RtlFreeAnsiString", (kernel, a) -> release(kernel, a.get(0)));
    }

    private static void initUnicode(AddressSpace space, long string, long letters) {
        int length = letters == 0
                ? 0
                : Math.min(LONGEST - 2, 2 * space.wideText(letters, LONGEST / 2).length());
        space.writeUnicodeString(string, length, letters == 0 ? 0 : length + 2, letters);
    }

    private static void initAnsi(AddressSpace space, long string, long letters) {
        int length = letters == 0
                ? 0
                : Math.min(LONGEST, space.text(letters, LONGEST).length());
        space.writeUnicodeString(string, length, letters == 0 ? 0 : length + 1, letters);
    }

    /** Copies as much as fits, and a zero if that fits too. */
    private static void copy(AddressSpace space, long target, long source) {
        int capacity = space.read16(target + 2);
        int length = source == 0 ? 0 : Math.min(capacity, space.read16(source));
        long letters = space.read64(target + 8);
        if (length > 0) {
            space.copy(letters, space.read64(source + 8), length);
        }
        space.write(target, length, 2);
        if (length + 2 <= capacity) {
            space.write(letters + length, 0, 2);
        }
    }

    private static int compare(AddressSpace space, Arguments a) {
        String left = space.unicodeString(a.get(0));
        String right = space.unicodeString(a.get(1));
        return a.bool(2) ? left.compareToIgnoreCase(right) : left.compareTo(right);
    }

    private static int append(AddressSpace space, long target, String more) {
        int length = space.read16(target);
        int capacity = space.read16(target + 2);
        byte[] bytes = more.getBytes(StandardCharsets.UTF_16LE);
        if (length + bytes.length > capacity) {
            return NtStatus.BUFFER_TOO_SMALL;
        }
        long letters = space.read64(target + 8);
        space.write(letters + length, bytes);
        space.write(target, length + (long) bytes.length, 2);
        if (length + bytes.length + 2 <= capacity) {
            space.write(letters + length + bytes.length, 0, 2);
        }
        return NtStatus.SUCCESS;
    }

    private static long toUnicode(Kernel kernel, Arguments a) {
        AddressSpace space = kernel.space;
        String text = new String(
                space.bytes(space.read64(a.get(1) + 8), space.read16(a.get(1))), StandardCharsets.ISO_8859_1);
        return give(kernel, a.get(0), text.getBytes(StandardCharsets.UTF_16LE), 2, a.bool(2));
    }

    private static long toAnsi(Kernel kernel, Arguments a) {
        String text = kernel.space.unicodeString(a.get(1));
        return give(kernel, a.get(0), text.getBytes(StandardCharsets.ISO_8859_1), 1, a.bool(2));
    }

    private static int give(Kernel kernel, long target, byte[] bytes, int zero, boolean allocate) {
        AddressSpace space = kernel.space;
        int needed = bytes.length + zero;
        if (needed > LONGEST) {
            return 0xC00000F0;
        }
        if (allocate) {
            space.writeUnicodeString(target, bytes.length, needed, kernel.pool.allocateForWindows(needed, "Strg"));
        } else if (space.read16(target + 2) < needed) {
            return NtStatus.BUFFER_OVERFLOW;
        }
        space.write(target, bytes.length, 2);
        space.write(space.read64(target + 8), bytes);
        space.write(space.read64(target + 8) + bytes.length, 0, zero);
        return NtStatus.SUCCESS;
    }

    private static void release(Kernel kernel, long string) {
        long letters = kernel.space.read64(string + 8);
        if (letters != 0) {
            kernel.pool.freeForWindows(letters);
            kernel.space.writeUnicodeString(string, 0, 0, 0);
        }
    }
}

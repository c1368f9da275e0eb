package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.text.Format;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The arguments and texts that a formatted print finds in the guest. */
final class Varargs {
    private static final int LONGEST = 1 << 16;

    private Varargs() {}

    /** Arguments of the call itself, from that number on. */
    static Format.Arguments from(Arguments arguments, int first) {
        int[] next = {first};
        return () -> arguments.get(next[0]++);
    }

    /** Arguments at a va_list, which on x64 is a pointer to 8-byte slots. */
    static Format.Arguments list(AddressSpace space, long address) {
        long[] next = {address};
        return () -> {
            long value = space.read64(next[0]);
            next[0] += 8;
            return value;
        };
    }

    static String print(Kernel kernel, long format, Format.Arguments arguments) {
        return Format.print(kernel.space.text(format, LONGEST), arguments, new GuestTexts(kernel.space), false);
    }

    static String printWide(Kernel kernel, long format, Format.Arguments arguments) {
        return Format.print(kernel.space.wideText(format, LONGEST), arguments, new GuestTexts(kernel.space), true);
    }

    /** Texts in guest memory; a bad address is shown, because the print must not fall with it. */
    record GuestTexts(AddressSpace space) implements Format.Texts {
        @Override
        public String narrow(long address, int limit) {
            return shown(address, () -> space.text(address, Math.min(limit, LONGEST)));
        }

        @Override
        public String wide(long address, int limit) {
            return shown(address, () -> space.wideText(address, Math.min(limit, LONGEST)));
        }

        @Override
        public String unicodeString(long address) {
            return shown(address, () -> space.unicodeString(address));
        }

        @Override
        public String ansiString(long address) {
            return shown(
                    address,
                    () -> new String(
                            space.bytes(space.read64(address + 8), space.read16(address)),
                            StandardCharsets.ISO_8859_1));
        }

        private static String shown(long address, Supplier<String> read) {
            try {
                return read.get();
            } catch (GuestFault bad) {
                return String.format("<bad pointer %016X>", address);
            }
        }
    }
}

package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.verifier.Mistake.Kind;
import dev.vmxscope.core.windows.verifier.UserWindow;
import dev.vmxscope.core.x86.exec.Core;
import java.util.Map;

/**
 * Pointers of user mode that a driver uses without ProbeForRead, ProbeForWrite or an MDL. Seen is the first access to a
 * page in a request, by the driver's instructions or by a memory or string function of Windows that the driver calls; a
 * page that was probed in part counts as probed. Source: Microsoft, "Using Neither Buffered Nor Direct I/O", "Errors in
 * Referencing User-Space Addresses".
 */
final class UserPointers {
    private static final long END = 0x7FFFFFFF0000L;
    /** Which arguments are pointers to memory that the function touches. Bit 0 is the first. */
    private static final Map<String, Integer> TOUCHING = Map.ofEntries(
            Map.entry("memcpy", 3),
            Map.entry("memmove", 3),
            Map.entry("RtlCopyMemory", 3),
            Map.entry("RtlMoveMemory", 3),
            Map.entry("memset", 1),
            Map.entry("RtlFillMemory", 1),
            Map.entry("RtlZeroMemory", 1),
            Map.entry("RtlSecureZeroMemory", 1),
            Map.entry("memcmp", 3),
            Map.entry("RtlCompareMemory", 3),
            Map.entry("strlen", 1),
            Map.entry("strnlen", 1),
            Map.entry("strcmp", 3),
            Map.entry("strncmp", 3),
            Map.entry("strcpy", 3),
            Map.entry("strncpy", 3),
            Map.entry("strcat", 3),
            Map.entry("strncat", 3),
            Map.entry("wcslen", 1),
            Map.entry("wcscmp", 3),
            Map.entry("wcscpy", 3),
            Map.entry("wcsncpy", 3),
            Map.entry("wcscat", 3),
            Map.entry("RtlInitUnicodeString", 2),
            Map.entry("RtlInitAnsiString", 2),
            Map.entry("RtlInitString", 2));

    private final Kernel kernel;
    private final Verifier verifier;

    UserPointers(Kernel kernel, Verifier verifier) {
        this.kernel = kernel;
        this.verifier = verifier;
    }

    /** A new request: what was probed for the last one counts no more. */
    void close() {
        if (!verifier.state().user().equals(UserWindow.CLOSED)) {
            verifier.put(verifier.state().with(UserWindow.CLOSED));
        }
        // The cores must ask again, whatever was allowed and whatever user mode itself touched.
        for (Core core : kernel.computer.cores()) {
            core.mmu().flush();
        }
    }

    /** A range was probed, or locked by an MDL. */
    void checked(long address, long length) {
        if (address >= 0 && length > 0 && address < END) {
            verifier.put(verifier.state().with(verifier.state().user().checking(address, length)));
        }
    }

    /** An instruction of ring 0 is about to touch a page for the first time. */
    void touched(long rip, long linear, boolean write) {
        tell(rip, linear, Message.of(write ? "mistake.raw-write" : "mistake.raw-read", Message.digits(linear)));
    }

    void calling(String name, Arguments arguments) {
        int pointers = TOUCHING.getOrDefault(name, 0);
        for (int number = 0; pointers >>> number != 0; number++) {
            long address = (pointers >>> number & 1) == 0 ? 0 : arguments.get(number);
            boolean user = address > 0 && address < END && (kernel.space.pageEntry(address) & AddressSpace.USER) != 0;
            if (user && verifier.isRaw(address)) {
                tell(verifier.caller(), address, Message.of("mistake.raw-call", Message.digits(address), name));
            }
        }
    }

    private void tell(long place, long linear, Message text) {
        verifier.put(verifier.state().with(verifier.state().user().telling(linear)));
        verifier.tell(Kind.USER_POINTER_RAW, place, linear, text);
    }
}

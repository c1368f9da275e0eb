package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The exception, load configuration and TLS directories: one structure each. Source: PE Format. */
final class SmallDirectories {
    private static final int RUNTIME_FUNCTION_SIZE = 12;
    private static final int MAX_RUNTIME_FUNCTIONS = 500_000;

    private SmallDirectories() {}

    static List<RuntimeFunction> runtimeFunctions(Layout layout, DataDirectory directory) throws BadBytesException {
        if (directory.absent()) {
            return List.of();
        }
        ByteView table = layout.image().slice(directory.rva(), directory.size(), "exception directory");
        if (table.size() / RUNTIME_FUNCTION_SIZE > MAX_RUNTIME_FUNCTIONS) {
            throw new PeFormatException(Message.of("pe.functions", MAX_RUNTIME_FUNCTIONS), table.fileOffset(0));
        }
        List<RuntimeFunction> functions = new ArrayList<>();
        for (long at = 0; table.holds(at, RUNTIME_FUNCTION_SIZE); at += RUNTIME_FUNCTION_SIZE) {
            long begin = table.u32(at, "exception directory");
            long end = table.u32(at + 4, "exception directory");
            long unwind = table.u32(at + 8, "exception directory");
            if (end < begin || !layout.image().holds(end, 0) || !layout.image().holds(unwind, 0)) {
                throw new PeFormatException(
                        Message.of("pe.function", Message.hex(begin), Message.hex(end)), table.fileOffset(at));
            }
            functions.add(new RuntimeFunction((int) begin, (int) end, (int) unwind));
        }
        return List.copyOf(functions);
    }

    static Optional<LoadConfig> loadConfig(Layout layout, DataDirectory directory) throws BadBytesException {
        if (directory.absent()) {
            return Optional.empty();
        }
        // The structure grew over the years; its first field says how much of it is there.
        long size = layout.image().u32(directory.rva(), "load configuration");
        ByteView config = layout.image().slice(directory.rva(), size, "load configuration");
        return Optional.of(new LoadConfig(pointer(config, 0x58), pointer(config, 0x70), pointer(config, 0x78)));
    }

    private static long pointer(ByteView config, int at) throws BadBytesException {
        return config.holds(at, 8) ? config.u64(at, "load configuration") : 0;
    }

    static boolean tlsCallbacks(Layout layout, DataDirectory directory) throws BadBytesException {
        if (directory.absent()) {
            return false;
        }
        long callbacks = layout.image().u64(directory.rva() + 24, "TLS directory");
        return callbacks != 0 && layout.image().u64(callbacks - layout.imageBase(), "list of TLS callbacks") != 0;
    }
}

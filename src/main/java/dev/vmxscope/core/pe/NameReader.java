package dev.vmxscope.core.pe;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;

/** Reads names under a common budget: overlapping names in a small file could otherwise fill the memory. */
final class NameReader {
    private static final int LONGEST = 4096;
    private static final int BUDGET = 8 << 20;

    private final ByteView view;
    private int left = BUDGET;

    NameReader(ByteView view) {
        this.view = view;
    }

    String name(long at, String what) throws BadBytesException {
        String name = view.cString(at, LONGEST, what);
        left -= name.length() + 1;
        if (left < 0) {
            throw new PeFormatException(Message.of("pe.names", BUDGET), view.fileOffset(at));
        }
        return name;
    }
}

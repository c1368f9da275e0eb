package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Mode;
import java.util.HashMap;
import java.util.Map;

/**
 * Decoded pages by linear address, mode and base of the code segment. A page stays valid as long as its array is the same and nobody wrote into it; the
 * bus drops it when somebody does.
 */
final class CodeCache {
    private static final int MOST_PAGES = 4096;

    private final Map<Key, CodePage> pages = new HashMap<>();

    CodePage page(long base, Mode mode, long segment, int frame, byte[] bytes) {
        Key key = new Key(base, mode, segment);
        CodePage page = pages.get(key);
        if (page == null || page.bytes() != bytes || page.frame() != frame) {
            if (pages.size() >= MOST_PAGES) {
                pages.clear();
            }
            page = new CodePage(base, mode, segment, frame, bytes);
            pages.put(key, page);
        }
        return page;
    }

    void drop(int frame) {
        pages.values().removeIf(page -> page.frame() == frame);
    }

    private record Key(long base, Mode mode, long segment) {}
}

package dev.vmxscope.core.windows;

import java.util.HashMap;
import java.util.Map;

/**
 * Lets lines share what is equal in them: where they came from, and their text. It forgets everything now and then, so
 * that it holds no more than a little itself; what comes out is equal to what went in, always.
 */
public final class DebugSharing {
    private static final int MOST = 1024;

    private final Map<DebugSource, DebugSource> sources = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** An equal line that shares what earlier lines had. */
    public DebugLine share(DebugLine line) {
        return new DebugLine(line.step(), line.time(), one(sources, line.source()), one(texts, line.text()));
    }

    private static <T> T one(Map<T, T> known, T value) {
        if (known.size() >= MOST) {
            known.clear();
        }
        T before = known.putIfAbsent(value, value);
        return before == null ? value : before;
    }
}

package dev.vmxscope.core.session;

/**
 * An input and where it stands in a history.
 *
 * @param start the position before it
 * @param length how many positions it takes
 * @param input what was done
 */
public record LogLine(long start, long length, Input input) {
    /** The position after it. */
    public long end() {
        return start + length;
    }
}

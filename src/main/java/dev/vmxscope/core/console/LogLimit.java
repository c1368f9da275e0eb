package dev.vmxscope.core.console;

/**
 * How large a log on the disk may become.
 *
 * @param bytes of one file; 0 for no limit
 * @param files how many files are kept, numbered; with one file, the log begins again at its start when it is full, as
 *     DebugView's "wrap" does
 */
public record LogLimit(long bytes, int files) {
    /** No limit. */
    public static final LogLimit NONE = new LogLimit(0, 1);

    /** The least limit of a file, so that a row fits in: 64 KiB. */
    public static final long LEAST = 65_536;

    /** The most files. */
    public static final int MOST_FILES = 1000;

    /** Takes limits that make sense. */
    public LogLimit {
        if (bytes < 0 || bytes > 0 && bytes < LEAST || files < 1 || files > MOST_FILES) {
            throw new IllegalArgumentException(bytes + " bytes, " + files + " files");
        }
    }
}

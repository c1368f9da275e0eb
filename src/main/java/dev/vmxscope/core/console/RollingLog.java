package dev.vmxscope.core.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A log that is written while lines come in. When a file is full it goes on in the next one, and after the last one in
 * the first again; each file is a whole of its own, with its head and its end. What is written over is counted.
 */
public final class RollingLog implements AutoCloseable {
    private final LogFormat format;
    private final LogLimit limit;
    private final LogStore store;
    private final long[] rows;
    private OutputStream out;
    private int file;
    private long bytes;
    private long overwritten;

    /** Begins the first file. */
    public RollingLog(LogFormat format, LogLimit limit, LogStore store) throws IOException {
        this.format = format;
        this.limit = limit;
        this.store = store;
        this.rows = new long[limit.files()];
        this.out = store.begin(0);
        head();
    }

    private void head() throws IOException {
        bytes = 0;
        put(bytes(format.head()));
    }

    /** Writes a row of a console. */
    public void write(ConsoleView view, int index) throws IOException {
        byte[] row = bytes(format.row(view, index));
        if (limit.bytes() > 0 && rows[file] > 0 && bytes + row.length + bytes(format.tail()).length > limit.bytes()) {
            next();
        }
        put(row);
        rows[file]++;
    }

    private void next() throws IOException {
        finish();
        file = (file + 1) % limit.files();
        overwritten += rows[file];
        rows[file] = 0;
        out = store.begin(file);
        head();
    }

    private void finish() throws IOException {
        try (OutputStream ending = out) {
            ending.write(bytes(format.tail()));
        }
    }

    private void put(byte[] content) throws IOException {
        out.write(content);
        bytes += content.length;
    }

    /** Hands on what was written so far. */
    public void flush() throws IOException {
        out.flush();
    }

    /** How many rows were written over for want of room. */
    public long overwritten() {
        return overwritten;
    }

    /** Ends the last file. */
    @Override
    public void close() throws IOException {
        finish();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

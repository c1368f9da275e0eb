package dev.vmxscope.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8 out of a stream, each up to a length. */
final class ProbeInput {
    /** The longest line in bytes: 1 MiB. */
    static final int LONGEST = 1 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private boolean first = true;
    private boolean tooLong;

    /** Lines of that stream, which should be buffered. */
    ProbeInput(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, cut if it is too long; empty at the end of the stream. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        tooLong = false;
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            tooLong |= line.size() == LONGEST;
            if (!tooLong) {
                line.write(read);
            }
            read = in.read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        if (first && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        first = false;
        return Optional.of(text);
    }

    /** Whether the last line was longer than allowed. */
    boolean tooLong() {
        return tooLong;
    }

    /** Whether more can be read at once, without waiting for whoever writes it. */
    boolean ready() throws IOException {
        return in.available() > 0;
    }
}

package dev.vmxscope.core.console;

import java.io.IOException;
import java.io.OutputStream;

/** Where a {@link RollingLog} has its files. The core touches no disk itself. */
public interface LogStore {
    /**
     * Begins a file anew; what was in it is gone.
     *
     * @param number 0 for the file that the person named, 1 and more for those that follow
     */
    OutputStream begin(int number) throws IOException;
}

package dev.vmxscope.ui.viewmodel;

import java.util.List;
import java.util.Optional;

/** Finds the text of source files. */
public interface SourceFinder {
    /** Finds nothing. */
    SourceFinder NONE = path -> Optional.empty();

    /**
     * The lines of a source file.
     *
     * @param path as the compiler wrote it, with slashes or backslashes
     */
    Optional<List<String>> lines(String path);
}

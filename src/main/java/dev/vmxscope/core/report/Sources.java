package dev.vmxscope.core.report;

import dev.vmxscope.core.session.SampleFiles;
import java.util.List;
import java.util.Optional;

/** Finds the text of source files. */
public interface Sources {
    /** The sources of the samples. */
    Sources SAMPLES = path ->
            SampleFiles.source(path.replace('\\', '/')).map(text -> text.lines().toList());

    /** The lines of the file that the compiler named so; empty if it is not there. */
    Optional<List<String>> lines(String path);
}

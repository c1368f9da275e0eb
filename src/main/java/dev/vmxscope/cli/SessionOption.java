package dev.vmxscope.cli;

import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.saved.SavedFile;
import dev.vmxscope.core.saved.SavedFileException;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.ReplayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** A saved session that the user named, and the files that the user wants written. */
final class SessionOption {
    private SessionOption() {}

    /** Whether that is the name of a session's file. */
    static boolean named(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(SavedFile.ENDING);
    }

    /** The session in that file. */
    static Investigation load(String named) throws InputProblem {
        try {
            return SavedFile.read(InputFile.read(Path.of(named)));
        } catch (SavedFileException | InvalidPathException e) {
            throw new InputProblem(named + ": " + e.getMessage(), e);
        }
    }

    /** Does everything once more that was done in a session. */
    static Bench replay(String named, Investigation saved, long mostSteps) throws InputProblem {
        if (saved.end() > mostSteps) {
            throw new InputProblem(named + ": the session takes " + saved.end() + " steps, more than the " + mostSteps
                    + " that are allowed");
        }
        try {
            return saved.replay();
        } catch (ReplayException e) {
            throw new InputProblem(named + ": " + e.getMessage(), e);
        }
    }

    /** Writes a session. */
    static void save(Path file, Investigation investigation) throws InputProblem {
        try {
            write(file, SavedFile.write(investigation));
        } catch (SavedFileException e) {
            throw new InputProblem(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes a file. */
    static void write(Path file, byte[] content) throws InputProblem {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new InputProblem(file + ": it cannot be written (" + e + ")", e);
        }
    }
}

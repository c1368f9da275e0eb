package dev.vmxscope.cli;

import dev.vmxscope.core.saved.Investigation;
import dev.vmxscope.core.saved.SavedFile;
import dev.vmxscope.core.saved.SavedFileException;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.ReplayException;
import dev.vmxscope.core.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A saved session that the user named, and the files that the user wants written. */
final class SessionOption {
    private SessionOption() {}

    /** The session in that file. */
    static Investigation load(String named) throws InputProblem {
        try {
            return SavedFile.read(InputFile.read(Path.of(named)));
        } catch (SavedFileException e) {
            throw new InputProblem(Message.of("file.problem", named, e.message()), e);
        } catch (InvalidPathException e) {
            throw new InputProblem(Message.of("file.path", named), e);
        }
    }

    /** Does everything once more that was done in a session. */
    static Bench replay(String named, Investigation saved, long mostSteps) throws InputProblem {
        if (saved.end() > mostSteps) {
            throw new InputProblem(Message.of("saved.steps", named, saved.end(), mostSteps));
        }
        try {
            return saved.replay();
        } catch (ReplayException e) {
            throw new InputProblem(Message.of("file.problem", named, e.message()), e);
        }
    }

    /** Writes a session. */
    static void save(Path file, Investigation investigation) throws InputProblem {
        try {
            write(file, SavedFile.write(investigation));
        } catch (SavedFileException e) {
            throw new InputProblem(Message.of("file.problem", file.toString(), e.message()), e);
        }
    }

    /** Writes a file. */
    static void write(Path file, byte[] content) throws InputProblem {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new InputProblem(Message.of("file.unwritable", file.toString(), e.toString()), e);
        }
    }
}

package dev.vmxscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that the user names, up to a size. */
final class InputFile {
    /** The largest file that is read: 64 MiB. */
    static final int LARGEST = 64 << 20;

    private InputFile() {}

    /**
     * The bytes of a file.
     *
     * @throws InputProblem if it is no file, cannot be read or is too large
     */
    static byte[] read(Path file) throws InputProblem {
        if (Files.isDirectory(file)) {
            throw new InputProblem(file + ": it is a directory, not a file");
        }
        if (!Files.exists(file)) {
            throw new InputProblem(file + ": there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputProblem(file + ": it is no regular file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new InputProblem(file + ": it is larger than 64 MiB, the most that is read");
            }
            return content;
        } catch (IOException e) {
            throw new InputProblem(file + ": it cannot be read (" + e + ")", e);
        }
    }

    /** A file's name without its folder. */
    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}

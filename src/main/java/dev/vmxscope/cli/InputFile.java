package dev.vmxscope.cli;

import dev.vmxscope.core.text.Message;
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
            throw new InputProblem(Message.of("file.directory", file.toString()));
        }
        if (!Files.exists(file)) {
            throw new InputProblem(Message.of("file.absent", file.toString()));
        }
        if (!Files.isRegularFile(file)) {
            throw new InputProblem(Message.of("file.irregular", file.toString()));
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new InputProblem(Message.of("file.large", file.toString()));
            }
            return content;
        } catch (IOException e) {
            throw new InputProblem(Message.of("file.unreadable", file.toString(), e.toString()), e);
        }
    }

    /** A file's name without its folder. */
    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}

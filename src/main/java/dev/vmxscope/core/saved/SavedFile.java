package dev.vmxscope.core.saved;

import java.util.Locale;
import java.util.SortedMap;

/** The file of an investigation: a ZIP file; the format is described in the page "Session files". */
public final class SavedFile {
    /** How the file's name ends. */
    public static final String ENDING = ".vmxscope";

    /** The largest file that is read, in bytes. */
    public static final int LARGEST = Archive.LARGEST_FILE;

    /** The member that says everything but the bytes of files. */
    static final String SESSION = "session.toml";

    private SavedFile() {}

    /** Whether that is the name of a session's file. */
    public static boolean named(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /**
     * An investigation as a file. The same investigation always gives the same bytes.
     *
     * @throws SavedFileException if it is too large for one
     */
    public static byte[] write(Investigation investigation) throws SavedFileException {
        return Archive.write(new SessionWriter(investigation).members());
    }

    /**
     * The investigation in a file.
     *
     * @param file all of its bytes, from anywhere
     * @throws SavedFileException if it is none, is damaged, or was written by a later version of the program
     */
    public static Investigation read(byte[] file) throws SavedFileException {
        SortedMap<String, byte[]> members = Archive.read(file);
        return new SessionReader(members).read();
    }
}

package dev.vmxscope.core.saved;

import dev.vmxscope.core.text.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP file in memory (PKWARE APPNOTE.TXT). Reading is bounded in members, in bytes and in the ratio of compression;
 * a member's name is only ever a key of a map and never a place on a disk.
 */
final class Archive {
    /** The most members that are read. */
    static final int MOST_MEMBERS = 64;
    /** The largest file that is read, in bytes. */
    static final int LARGEST_FILE = 64 << 20;
    /** The most that all members together may hold, in bytes. */
    static final int LARGEST_CONTENT = 128 << 20;
    /** How many bytes may come out of one: images and symbol files shrink to a third or a tenth. */
    static final int HIGHEST_RATIO = 200;

    /** Short files may shrink by any ratio. */
    private static final int SMALL = 1 << 20;

    private static final int BUFFER = 1 << 13;
    /** The earliest time that the format can say: the same members always make the same file. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Archive() {}

    /** A file of those members, in the order of their names. */
    static byte[] write(Map<String, byte[]> members) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /**
     * The members of a file.
     *
     * @throws SavedFileException if it is no ZIP file, is damaged, or goes over a bound
     */
    static SortedMap<String, byte[]> read(byte[] file) throws SavedFileException {
        if (file.length > LARGEST_FILE) {
            throw new SavedFileException(
                    Message.of("saved.size", file.length, LARGEST_FILE));
        }
        SortedMap<String, byte[]> members = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            long left = Math.min(LARGEST_CONTENT, Math.max(SMALL, (long) file.length * HIGHEST_RATIO));
            for (@Nullable ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (members.size() == MOST_MEMBERS) {
                    throw new SavedFileException(Message.of("saved.members", MOST_MEMBERS));
                }
                byte[] content = content(zip, left, entry.getName());
                left -= content.length;
                if (members.put(entry.getName(), content) != null) {
                    throw new SavedFileException(Message.of("saved.member.twice", shown(entry.getName())));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // The library reports a bad name by IllegalArgumentException.
            throw new SavedFileException(Message.of("saved.zip.damaged", String.valueOf(e.getMessage())), e);
        }
        if (members.isEmpty()) {
            throw new SavedFileException(Message.of("saved.zip"));
        }
        return members;
    }

    private static byte[] content(InputStream zip, long most, String name) throws IOException, SavedFileException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            if (content.size() + (long) read > most) {
                throw new SavedFileException(Message.of("saved.member.large", shown(name), (LARGEST_CONTENT >> 20), HIGHEST_RATIO));
            }
            content.write(buffer, 0, read);
        }
        return content.toByteArray();
    }

    private static String shown(String name) {
        String start = name.length() <= 60 ? name : name.substring(0, 60) + "...";
        return start.replaceAll("\\p{C}", "?");
    }
}

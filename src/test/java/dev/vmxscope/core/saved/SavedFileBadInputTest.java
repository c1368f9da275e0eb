package dev.vmxscope.core.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.vmxscope.core.bytes.Mutations;
import dev.vmxscope.core.session.ReplayException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class SavedFileBadInputTest {
    private static final Duration SHORT = Duration.ofSeconds(5);

    /** Reads it and, if it can be read, does what it says; returns whether it could be read. */
    private static boolean harmless(byte[] file) {
        return assertTimeout(SHORT, () -> {
            try {
                Investigation read = SavedFile.read(file);
                if (read.end() < 20_000) {
                    read.replay();
                }
                return true;
            } catch (SavedFileException told) {
                assertThat(told.getMessage()).isNotBlank();
                return false;
            } catch (ReplayException told) {
                return true;
            }
        });
    }

    @Test
    void aDamagedFileIsReadOrRefusedAndNothingElse() throws Exception {
        byte[] good = SavedFile.write(new RandomWork(3).work(30));
        Mutations mutations = new Mutations(99);
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            refused += harmless(mutations.damage(good, 0, good.length)) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void aDamagedSessionTextIsReadOrRefusedAndNothingElse() throws Exception {
        SortedMap<String, byte[]> members = Archive.read(SavedFile.write(new RandomWork(4).work(30)));
        byte[] session = members.get("session.toml");
        Mutations mutations = new Mutations(7);
        int refused = 0;
        for (int round = 0; round < 600; round++) {
            byte[] text = session.clone();
            for (int changes = 1 + mutations.next(3); changes > 0; changes--) {
                text[mutations.next(text.length)] = (byte) "0123456789 abcdefx'\"[]=\\\n#".charAt(mutations.next(26));
            }
            members.put("session.toml", text);
            refused += harmless(Archive.write(members)) ? 0 : 1;
        }
        assertThat(refused).isBetween(100, 599);
    }

    @Test
    void aTruncatedFileIsRefused() throws Exception {
        byte[] good = SavedFile.write(new RandomWork(6).work(5));
        for (int length = 0; length < 400; length += 7) {
            byte[] part = java.util.Arrays.copyOf(good, length);
            assertThatThrownBy(() -> SavedFile.read(part)).isInstanceOf(SavedFileException.class);
        }
    }

    @Test
    void aBombIsRefusedBeforeItGoesOff() {
        byte[] bomb = Archive.write(Map.of("session.toml", new byte[100 << 20]));
        assertThat(bomb.length).isLessThan(200_000);
        long before = Runtime.getRuntime().totalMemory();
        assertThatThrownBy(() -> SavedFile.read(bomb))
                .isInstanceOf(SavedFileException.class)
                .hasMessageContaining("\"session.toml\" is too large");
        assertThat(before).isPositive();
    }

    @Test
    void tooManyMembersAreRefused() {
        SortedMap<String, byte[]> members = new TreeMap<>();
        for (int at = 0; at <= Archive.MOST_MEMBERS; at++) {
            members.put("member-" + at, new byte[1]);
        }
        byte[] file = Archive.write(members);
        assertThatThrownBy(() -> SavedFile.read(file)).hasMessageContaining("more than 64 members");
    }

    @Test
    void aMemberNamedLikeAPlaceOnTheDiskIsNoMoreThanAName() throws Exception {
        SortedMap<String, byte[]> members = Archive.read(SavedFile.write(new RandomWork(6).work(5)));
        members.put("../../../tmp/outside.txt", new byte[1]);
        assertThat(SavedFile.read(Archive.write(members)).inputs()).isNotEmpty();
    }

    @Test
    void anEncryptedOrForeignFileIsRefused() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("hello".getBytes(StandardCharsets.US_ASCII));
        }
        assertThatThrownBy(() -> SavedFile.read(file.toByteArray()))
                .hasMessageContaining("it has no member session.toml");
        byte[] encrypted = file.toByteArray();
        encrypted[6] |= 1;
        assertThatThrownBy(() -> SavedFile.read(encrypted)).hasMessageContaining("encrypted");
        assertThatThrownBy(() -> SavedFile.read("MZ no zip".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("no ZIP file");
    }
}

package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged drivers: whatever the bytes are, the program ends with one of its own statuses and says why. */
class BadImageTest {
    private static final int MUTATIONS = 2_000;
    private static final int HEADERS = 0x400;
    private static final String STEPS = "3000";

    @TempDir
    private Path folder;

    @Test
    void aTruncatedDriverIsRefusedAtEveryLength() throws IOException {
        byte[] whole = sample("part2-vmxon");
        for (int length = 0; length < whole.length; length += length < HEADERS ? 1 : 97) {
            Result result = run(Arrays.copyOf(whole, length));

            assertThat(result.status()).as("%d bytes: %s", length, result).isEqualTo(2);
            assertThat(result.err()).as("%d bytes", length).contains("damaged.sys: ", "(file offset 0x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"part2", "part2-vmxon", "part2-careful", "part2-one-core"})
    void aMutatedDriverEndsWithAStatusAndAReason(String sample) throws IOException {
        byte[] whole = sample(sample);
        Mutations mutations = new Mutations(sample.length());
        for (int round = 0; round < MUTATIONS; round++) {
            Result result = run(mutations.damage(whole, 0, HEADERS));

            assertThat(result.status()).as("round %d: %s", round, result).isBetween(0, 3);
            assertThat(result.err()).as("round %d", round).doesNotContain("internal error");
            if (result.status() == 2) {
                assertThat(result.err()).as("round %d", round).contains("damaged.sys: ");
            } else {
                assertThat(last(result)).as("round %d", round).contains("  end  ");
            }
        }
    }

    private static String last(Result result) {
        return result.lines().get(result.lines().size() - 1);
    }

    private Result run(byte[] driver) throws IOException {
        Path file = Files.write(folder.resolve("damaged.sys"), driver);
        return Result.of("run", file.toString(), "--max-steps", STEPS, "--feature-control", "0");
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("assets", "drivers", name + ".sys"));
    }
}

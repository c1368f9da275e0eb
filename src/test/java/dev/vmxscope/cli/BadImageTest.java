package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Mutations;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.session.EventTexts;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged drivers: whatever the bytes are, the program ends with one of its own statuses and says why. */
class BadImageTest {
    private static final int MUTATIONS = 2_000;
    private static final int HEADERS = 0x400;
    private static final int STEPS = 1_500;

    private final EventTexts texts = EventTexts.of(Language.ENGLISH);

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

    @Test
    void aMutatedDriverEndsTheProcessWithAStatusAndAReason() throws IOException {
        byte[] whole = sample("part2-careful");
        Mutations mutations = new Mutations(1);
        for (int round = 0; round < MUTATIONS / 10; round++) {
            Result result = run(mutations.damage(whole, 0, HEADERS));

            assertThat(result.status()).as("round %d: %s", round, result).isBetween(0, 3);
            assertThat(result.err()).as("round %d", round).doesNotContain("internal error");
            if (result.status() == 2) {
                assertThat(result.err()).as("round %d", round).contains("damaged.sys: ");
            } else {
                assertThat(result.out()).as("round %d", round).contains("  end  ");
            }
        }
    }

    /** The same without a process's outer shell, which makes thousands of rounds quick. */
    @ParameterizedTest
    @ValueSource(strings = {"part2", "part2-vmxon", "part2-careful", "part2-one-core"})
    void noMutationMakesAnExceptionEscape(String sample) throws IOException, InputProblem {
        byte[] whole = sample(sample);
        CpuProfile processor = ProcessorOption.load(null);
        Mutations mutations = new Mutations(sample.length());
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] damaged = mutations.damage(whole, 0, HEADERS);
            assertThat(said(damaged, processor, round)).as("round %d", round).isNotEmpty();
        }
    }

    private String said(byte[] damaged, CpuProfile processor, int round) {
        try {
            ModuleFile driver = ModuleFile.driver("damaged.sys", damaged);
            StringWriter out = new StringWriter();
            Report report = round % 2 == 0
                    ? new TextReport(new PrintWriter(out), texts)
                    : new JsonReport(new PrintWriter(out), texts);
            List<Action> actions = List.of(driver.load(), new AppCall.Create(""), new AppCall.Close(), driver.unload());
            return new LifeCycle(
                            driver.driverNames(SymbolCatalogue.EMPTY),
                            report,
                            STEPS,
                            Texts.of(Language.ENGLISH, "events"))
                    .run(MachineSetup.of(processor, round % 8 == 0 ? 2 : 1, Firmware.UNLOCKED, List.of()), actions)
                    .text();
        } catch (PeFormatException refused) {
            return refused.sentence().toString();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError escaped) {
            throw new AssertionError("round " + round, escaped);
        }
    }

    private Result run(byte[] driver) throws IOException {
        Path file = Files.write(folder.resolve("damaged.sys"), driver);
        return Result.of("run", file.toString(), "--max-steps", Integer.toString(STEPS), "--feature-control", "0");
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("assets", "drivers", name + ".sys"));
    }
}

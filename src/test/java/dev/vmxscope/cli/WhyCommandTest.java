package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.scenario.ScenarioTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code why} says. {@code -Dvmxscope.transcripts=write} writes the transcripts anew; the difference is then to be
 * read carefully.
 */
class WhyCommandTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "why");
    private static final boolean WRITE = "write".equals(System.getProperty("vmxscope.transcripts"));

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.toml"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bios-off.txt",
                "two-faults.txt",
                "already-root-with-vmcs.txt",
                "bios-off.json",
                "bios-off.zh-CN.txt",
                "two-faults.zh-CN.txt"
            })
    void theTranscriptIsTheGoldenOne(String name) throws IOException {
        String id = name.substring(0, name.indexOf('.'));
        String language = name.contains(".zh-CN.") ? "zh-CN" : "en";
        Result result =
                name.endsWith(".json") ? Result.of("why", id, "--json") : Result.of("why", id, "--language", language);
        Path golden = GOLDEN.resolve(name);
        if (WRITE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, result.out());
        }

        assertThat(result.out()).isEqualTo(Files.readString(golden));
        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void jsonTellsWhoSetTheBitsAndWhatCanBeDone() {
        Map<String, Object> told =
                JsonLine.parse(Result.of("why", "two-faults", "--json").lines().get(0));

        assertThat(told)
                .containsEntry("instruction", "VMXON")
                .containsEntry("outcome", "#UD")
                .containsEntry("causes", List.of("no-vmxe"))
                .containsEntry("asExpected", true);
        assertThat((List<?>) told.get("unmet")).singleElement().satisfies(item -> {
            Map<?, ?> unmet = (Map<?, ?>) item;
            assertThat(unmet.get("id")).isEqualTo("vmxe-set");
            assertThat(unmet.get("mask")).isEqualTo("0x2000");
            assertThat(((Map<?, ?>) unmet.get("origin")).get("kind")).isEqualTo("windows");
            assertThat(((Map<?, ?>) unmet.get("remedy")).get("outcomeAfter")).isEqualTo("#GP(0)");
        });
        assertThat((List<?>) told.get("wouldAlsoFail"))
                .extracting(item -> String.valueOf(((Map<?, ?>) item).get("id")))
                .containsExactly("feature-control-outside-smx");
    }

    @Test
    void anInstructionThatWasOnlyAskedForIsToldAsSuch() {
        assertThat(Result.of("why", "success-line-lies").out())
                .contains("vmxon, if a driver executed it now with a region as it should be: #GP(0)");
    }

    @Test
    void aScenarioFileIsPlayed() throws IOException {
        assertThat(Result.of("why", file(ScenarioTexts.GOOD).toString()).status())
                .isZero();
    }

    @Test
    void aScenarioThatComesOutOtherwiseGivesStatus1AndSaysWhatDiffers() throws IOException {
        Result result =
                Result.of("why", file(ScenarioTexts.with("#GP(0)", "#UD")).toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("This is not what the scenario says:\n  outcome is #GP(0), expected #UD\n");
    }

    @Test
    void aScenarioInWhichNothingFailsIsToldAsSuch() throws IOException {
        String text = ScenarioTexts.with("part2-vmxon", "part2");

        Result result = Result.of("why", file(text).toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("No instruction failed.");
    }

    @Test
    void aFileThatIsNoScenarioGivesStatus2AndItsPlace() throws IOException {
        Path bad = file(ScenarioTexts.with("\"open\"", "\"opn\""));

        Result result = Result.of("why", bad.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(bad + ":9:1: \"opn\" is no step; did you mean \"open\"?");
    }

    @Test
    void anUnknownIdGivesStatus2AndTheNearestOne() {
        Result result = Result.of("why", "bios-of");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("there is no such scenario; did you mean \"bios-off\"?");
    }
}

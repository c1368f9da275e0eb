package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCommandsTest {
    private static final String DRIVER = "assets/drivers/part2-vmxon.sys";

    @TempDir
    private Path folder;

    private String saved() {
        String file = folder.resolve("off.vmxscope").toString();
        Result run = Result.of("run", DRIVER, "--feature-control", "1", "--save", file);
        assertThat(run.err()).isEmpty();
        return file;
    }

    @Test
    void aSavedRunIsToldOnceMoreLineForLine() {
        Result first = Result.of("run", DRIVER, "--feature-control", "1");
        Result again = Result.of("run", saved());
        assertThat(again.err()).isEmpty();
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(1);
        List<String> lines = again.lines();
        assertThat(lines.subList(0, lines.size() - 1))
                .isEqualTo(first.lines().subList(0, first.lines().size() - 1));
        assertThat(lines.get(lines.size() - 1)).contains("The session stands at position 725 of 725.");
    }

    @Test
    void whyExplainsASession() {
        Result why = Result.of("why", saved());
        assertThat(why.status()).isZero();
        assertThat(why.out())
                .contains(
                        "vmxon qword ptr [rcx]: #GP(0)",
                        "IA32_FEATURE_CONTROL.VMX outside SMX is 0, must be 1",
                        "Cause: VT-x is off in the firmware [bios-off]");
        assertThat(JsonLine.parse(Result.of("why", saved(), "--json").lines().get(0)))
                .containsEntry("session", "off.vmxscope")
                .containsEntry("position", 725L)
                .containsEntry("outcome", "#GP(0)")
                .containsEntry("causes", List.of("bios-off"));
    }

    @Test
    void reportWritesAPageOfASessionOfAScenarioAndOfADriver() throws Exception {
        Path page = folder.resolve("page.html");
        for (String subject : List.of(saved(), "bios-off", DRIVER)) {
            Result report = Result.of("report", subject, "-o", page.toString());
            assertThat(report.err()).isEmpty();
            assertThat(report.status()).isZero();
            assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("part2-vmxon", "AsmVmxon");
        }
    }

    @Test
    void reportSpeaksTheLanguageThatIsAskedFor() throws Exception {
        Path page = folder.resolve("page.html");
        assertThat(Result.of("report", "bios-off", "-o", page.toString(), "--language", "zh-CN")
                        .status())
                .isZero();
        assertThat(Files.readString(page)).contains("lang=\"zh-CN\"", "\u4ec0\u4e48\u5931\u8d25\u4e86");
        assertThat(Result.of("report", "bios-off", "-o", page.toString(), "--language", "tlh")
                        .err())
                .contains("--language: \"tlh\" is none; there are en, zh-CN");
    }

    @Test
    void aBrokenSessionIsToldAndEndsWithTheStatusForBadFiles() throws Exception {
        Path broken = Files.write(folder.resolve("broken.vmxscope"), "PK no".getBytes(StandardCharsets.US_ASCII));
        for (String command : List.of("run", "why")) {
            Result result = Result.of(command, broken.toString());
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("broken.vmxscope: the file is no ZIP file");
        }
    }

    @Test
    void optionsOfTheMachineDoNotGoWithASession() {
        assertThat(Result.of("run", saved(), "--cpus", "3").err()).contains("--cpus: the session itself says");
    }

    @Test
    void aSessionLongerThanTheAllowanceIsRefused() {
        assertThat(Result.of("run", saved(), "--max-steps", "100").err())
                .contains("the session takes 725 steps, more than the 100");
    }
}

package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line demands of a driver's file, and what it says where the file does not meet it. */
class SigningOptionTest {
    private static final String UNSIGNED = "assets/drivers/part2.sys";
    private static final String SIGNED = "src/test/resources/signatures/self-signed.sys";

    @Test
    void aRefusedDriverEndsTheRunWithTheErrorOfStartService() {
        Run run = Run.of(UNSIGNED, "--signing", "enforce");

        assertThat(run.status()).isEqualTo(3);
        Map<String, Object> refused = run.only("driver-refused");
        assertThat(refused).containsEntry("statusName", "STATUS_INVALID_IMAGE_HASH");
        assertThat(refused.get("text").toString()).contains("577", "sign the driver");
        assertThat(run.only("end"))
                .containsEntry("outcome", "driver-refused")
                .containsEntry(
                        "text",
                        "Windows did not load the driver: StartService fails with ERROR_INVALID_IMAGE_HASH (577)");
        assertThat(run.all("irp")).isEmpty();
    }

    @Test
    void aTestSignedDriverRunsWithTestSigningUnlessSecureBootIsOn() {
        assertThat(Run.of(SIGNED, "--signing", "test").status()).isZero();
        assertThat(Run.of(SIGNED, "--signing", "test", "--secure-boot", "off", "--hvci", "on")
                        .status())
                .isZero();
        assertThat(Run.of(SIGNED, "--signing", "test", "--secure-boot", "on").status())
                .isEqualTo(3);
        assertThat(Run.of(SIGNED, "--signing", "enforce").status()).isEqualTo(3);
    }

    @Test
    void theSwitchesAreSavedWithTheRun(@TempDir Path folder) {
        String session = folder.resolve("signed.vmxscope").toString();
        Run first = Run.of(SIGNED, "--signing", "test", "--hvci", "on", "--save", session);

        Run again = Run.of(session);

        assertThat(again.all("driver-loaded")).isEqualTo(first.all("driver-loaded"));
        assertThat(again.all("dbgprint")).isEqualTo(first.all("dbgprint")).isNotEmpty();
        Run refused = Run.of(UNSIGNED, "--signing", "test", "--save", session);
        assertThat(Run.of(session).only("driver-refused")).isEqualTo(refused.only("driver-refused"));
    }

    @Test
    void aSessionHasItsOwnSwitches(@TempDir Path folder) {
        String session = folder.resolve("own.vmxscope").toString();
        Run.of(UNSIGNED, "--save", session);

        for (List<String> option :
                List.of(List.of("--signing", "test"), List.of("--hvci", "on"), List.of("--secure-boot", "on"))) {
            Result result = Result.of("run", session, option.get(0), option.get(1));
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains(option.get(0));
        }
    }
}

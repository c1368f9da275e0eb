package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user can get wrong ends with status 2, one sentence and nothing on standard output. */
class BadUsageTest {
    private static final String DRIVER = "assets/drivers/part2.sys";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run                                              | Missing: DRIVER.sys",
                "run DRIVER --cpus 0                              | --cpus: 1 to 16, not 0",
                "run DRIVER --cpus 17                             | --cpus: 1 to 16, not 17",
                "run DRIVER --cpus two                            | --cpus: \"two\" is no number",
                "run DRIVER --max-steps 0                         | --max-steps: at least 1, not 0",
                "run DRIVER --max-steps 99999999999999999999      | --max-steps: \"99999999999999999999\" is no number",
                "run DRIVER --app open                            | --app: \"open\" is no call",
                "run DRIVER --app create,,close                   | --app: \"\" is no call",
                "run DRIVER --app create,ioctl:close              | \"close\" is no I/O control code",
                "run DRIVER --app ioctl:0x100000000               | \"0x100000000\" is no I/O control code",
                "run DRIVER --app ioctl:-1                        | \"-1\" is no I/O control code",
                "run DRIVER --app send:read                       | \"send:read\": the kernel sends file_system_control",
                "run DRIVER --app send:pnp:begin                  | \"begin\" is no minor function of IRP_MJ_PNP",
                "run DRIVER --app send:power:256                  | \"256\" is no minor function of IRP_MJ_POWER",
                "run DRIVER --app send:internal_device_control:x  | \"x\" is no I/O control code",
                "run DRIVER --windbg !process                     | --windbg: \"!process\" is no command",
                "run DRIVER --app nowhere.exe                     | nowhere.exe: there is no such file",
                "run DRIVER --feature-control on                  | \"on\" is no number",
                "run DRIVER --feature-control 8                   | the bits 0x8 of IA32_FEATURE_CONTROL are reserved",
                "run DRIVER --profile icelake                     | did you mean \"ice-lake\"?",
                "run DRIVER --profile nowhere.toml                | nowhere.toml: there is no such file",
                "run DRIVER --pdb nowhere.pdb                     | nowhere.pdb: there is no such file",
                "run DRIVER --pdb DRIVER                          | part2.sys: ",
                "run DRIVER --pdb assets/drivers/part2-vmxon.pdb  | part2-vmxon.pdb: the PDB is of another build",
                "run DRIVER DRIVER                                | part2.sys",
                "run DRIVER --colour                              | --colour",
                "run nowhere.sys                                  | nowhere.sys: there is no such file",
                "run assets                                       | assets: it is a directory, not a file",
                "run pom.xml                                      | does not start with MZ (file offset 0x0)",
                "run assets/drivers/MyHypervisorApp.exe           | it is a program, not a driver",
                "run src/test/resources/drivers/thirtytwo.sys     | for 32-bit x86 (machine 0x14C)",
                "profiles extra                                   | extra",
                "walk                                             | walk",
                "run DRIVER --language fr                         | \"fr\" is not spoken here",
                "run DRIVER --language zh-CN --cpus 99            | \u5e94\u4e3a 1 \u5230 16",
                "run --language=zh-CN DRIVER --cpus two           | \u4e0d\u662f\u6570",
                "--language zh_CN run nowhere.sys                 | nowhere.sys\uff1a",
            })
    void oneSentenceSaysWhatIsWrong(String command, String said) {
        Result result = Result.of(command.replace("DRIVER", DRIVER).split(" "));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).startsWith("vmxscope").contains(said).doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aDriverIsNoProgram(@TempDir Path folder) throws IOException {
        Path renamed = Files.copy(Path.of(DRIVER), folder.resolve("driver.exe"));

        Result result = Result.of("run", DRIVER, "--app", renamed.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("driver.exe: it is no console program: its subsystem is 1");
    }

    @Test
    void aProfileWithAnErrorIsNamedWithItsLine(@TempDir Path folder) throws IOException {
        Path profile = Files.writeString(folder.resolve("mine.toml"), "name = \"mine\"\nspeed = 3\n");

        Result result = Result.of("run", DRIVER, "--profile", profile.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("mine.toml:2");
    }

    @Test
    void aFileOfMoreThan64MegabytesIsRefused(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.sys");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }

        Result result = Result.of("run", large.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("large.sys: it is larger than 64 MiB");
    }

    @Test
    void aPdbOfAnotherBuildBesideTheDriverIsLeftOutWithAWarning(@TempDir Path folder) throws IOException {
        Path driver = Files.copy(Path.of(DRIVER), folder.resolve("mine.sys"));
        Files.copy(Path.of("assets/drivers/part2-vmxon.pdb"), folder.resolve("mine.pdb"));

        Result result = Result.of("run", driver.toString());

        assertThat(result.status()).isNotEqualTo(2);
        assertThat(result.err())
                .startsWith("vmxscope: warning: ")
                .contains("mine.pdb: the PDB is of another build", "going on without it");
    }

    @Test
    void helpIsPrinted() {
        Result result = Result.of("run", "--help");

        assertThat(result.status()).isZero();
        assertThat(result.out()).startsWith("Usage: vmxscope run").contains("--feature-control", "--max-steps");
    }

    @Test
    void helpIsPrintedInTheLanguageAskedFor() {
        Result result = Result.of("run", "--help", "--language", "zh-CN");

        assertThat(result.out())
                .startsWith("\u7528\u6cd5")
                .doesNotContain("Logical processors", "Usage")
                .contains("\u903b\u8f91\u5904\u7406\u5668");
    }

    @Test
    void profilesAreListedWithTheirProvenance() {
        Result result = Result.of("profiles");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .startsWith("ice-lake (default): Intel Core i7-1065G7")
                .contains("pentium-4: ", "InstLatx64");
    }
}

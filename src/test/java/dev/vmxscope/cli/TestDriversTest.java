package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that the emulator was not made for, built by several compilers. */
class TestDriversTest {
    private static final String FOLDER = "src/test/resources/drivers/";

    @ParameterizedTest
    @ValueSource(strings = {"clang-O0", "clang-O2", "gcc-O1"})
    void tallyPrintsWhatARealProcessorPrinted(String build) throws IOException {
        Run run = Run.of(FOLDER + "tally-" + build + ".sys");
        String printed = run.printed();
        int first = printed.indexOf('\n') + 1;

        assertThat(printed.substring(first)).startsWith(Files.readString(Path.of(FOLDER, "tally.expected.txt")));
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--format=text", "--format=csv", "--format=xml"})
    void anExceptionThatADriverTakesItselfIsToldInEveryFormat(String format) {
        Result result = Result.of("run", FOLDER + "stumble-clang-O1.sys", format);

        assertThat(result.out()).contains("exception-handled");
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clang-O0", "clang-O2", "gcc-O1"})
    void lookaroundEntersVmxOperationOnAllProcessorsAtOnce(String build) {
        Run run = Run.of(
                FOLDER + "lookaround-" + build + ".sys",
                "--cpus",
                "3",
                "--app",
                "create,ioctl:222800h,ioctl:222804h,close");

        assertThat(run.processorLog())
                .containsExactlyInAnyOrder(
                        "0 CR4 VMXE=1",
                        "0 vmxon VMsucceed",
                        "1 CR4 VMXE=1",
                        "1 vmxon VMsucceed",
                        "2 CR4 VMXE=1",
                        "2 vmxon VMsucceed",
                        "0 vmxoff VMsucceed",
                        "0 CR4 VMXE=0",
                        "1 vmxoff VMsucceed",
                        "1 CR4 VMXE=0",
                        "2 vmxoff VMsucceed",
                        "2 CR4 VMXE=0");
        assertThat(run.printed()).contains("look: 3 of 3 on\n").contains("look: bye\n");
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clang-O0", "clang-O2", "gcc-O1"})
    void part3LikeAnswersItsFourIoctls(String build) {
        Run run = Run.of(
                FOLDER + "part3-like-" + build + ".sys",
                "--app",
                "create,ioctl:9C402401h,ioctl:9C402406h,ioctl:9C402408h,ioctl:9C40240Fh,close");

        assertThat(run.all("call"))
                .extracting(call -> call.get("call") + " " + call.get("error"))
                .containsExactly(
                        "CreateFile 0",
                        "DeviceIoControl 0",
                        "DeviceIoControl 0",
                        "DeviceIoControl 0",
                        "DeviceIoControl 0",
                        "CloseHandle 0");
        assertThat(run.printed())
                .contains("part3: processor 0 in", "part3: processor 1 in", "part3: all out", "part3: unloaded");
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clang-O0", "clang-O2", "gcc-O1"})
    void nullpointerFaultsWithItsAddressAndErrorCode(String build) {
        Run run = Run.of(FOLDER + "nullpointer-" + build + ".sys");

        assertThat(run.only("fault"))
                .containsEntry("vector", "#PF(2)")
                .containsEntry("errorCode", 2L)
                .containsEntry("address", "0x10");
        assertThat(run.only("fault").get("symbol").toString()).startsWith("nullpointer-" + build + "!DrvCreate+");
        assertThat(run.outcome()).isEqualTo("bugcheck");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void foreverIsStoppedAndSaidToGoRoundInItsLoop() {
        Run run = Run.of(FOLDER + "forever-clang-O0.sys", "--max-steps", "50000");

        assertThat(run.only("end"))
                .containsEntry("instructions", 50_000L)
                .containsEntry("outcome", "limit")
                .containsEntry(
                        "text",
                        "the run was stopped after 50000 steps: it goes round in forever-clang-O0!DriverEntry+0x37"
                                + " (forever.c:17)");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void anUnknownImportIsNamed() {
        Run run = Run.of(FOLDER + "unknown-import.sys");

        assertThat(run.only("driver-refused").get("missing")).asString().contains("ntoskrnl.exe!ZqNoSuchRoutine");
        assertThat(run.only("end"))
                .containsEntry("text", "the driver was not loaded: it imports ntoskrnl.exe!ZqNoSuchRoutine");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aDriverThatPrintsForEverIsStoppedBeforeItsEventsFillTheMemory(@TempDir Path folder) throws IOException {
        byte[] driver = Files.readAllBytes(Path.of(FOLDER, "forever-clang-O0.sys"));
        int loop = offset(driver, 0xEB, 0xF0);
        // The loop's jump goes back to where DriverEntry loads the text for DbgPrint, 12 bytes before its target.
        driver[loop + 1] -= 12;

        Run run = Run.of(Files.write(folder.resolve("flood.sys"), driver).toString(), "--max-lines", "5000");

        assertThat(run.outcome()).isEqualTo("limit");
        assertThat(run.only("end").get("text")).asString().contains("more than 5000 debug messages");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aProgramThatExecutesAPrivilegedInstructionCrashes(@TempDir Path folder) throws IOException {
        byte[] program = Files.readAllBytes(Path.of("assets", "drivers", "MyHypervisorApp.exe"));
        // Its .text section begins at file offset 400H with the entry point; F4H is HLT.
        program[0x400] = (byte) 0xF4;
        Path file = Files.write(folder.resolve("crash.exe"), program);

        Run run = Run.of("assets/drivers/part2.sys", "--app", file.toString());

        assertThat(run.only("fault")).containsEntry("vector", "#GP(0)").containsEntry("user", true);
        assertThat(run.only("instruction")).containsEntry("text", "hlt").containsEntry("outcome", "#GP(0)");
        assertThat(run.outcome()).isEqualTo("app-crashed");
        assertThat(run.status()).isEqualTo(1);
    }

    private static int offset(byte[] file, int first, int second) {
        for (int at = 0; at < file.length - 1; at++) {
            if ((file[at] & 0xFF) == first && (file[at + 1] & 0xFF) == second) {
                return at;
            }
        }
        throw new AssertionError("no such bytes");
    }
}

package dev.vmxscope.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drivers of other styles than the samples', in all their builds. The expected texts are written by hand from the C
 * sources; lines that begin with {@code >} are what the application gets.
 */
class UnseenDriversTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "drivers");
    private static final int STUMBLE_CONTROL = 0x223000;
    private static final AppCall OPEN = new AppCall.Create("");
    private static final AppCall READ = new AppCall.Read(16);
    private static final AppCall WRITE = new AppCall.Write(bytes("hello"));
    private static final AppCall CLOSE = new AppCall.Close();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aDriverThatCompletesRequestsLaterFromATimerRuns(int processors) throws Exception {
        check("pager", processors, OPEN, READ, WRITE, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aDriverWithSeveralDevicesAndAllTransferTypesRuns(int processors) throws Exception {
        List<AppCall> calls = new ArrayList<>(List.of(open("A\\label"), open("A\\lock"), READ, WRITE));
        for (int code :
                new int[] {0x90002000, 0x90002005, 0x90002006, 0x9000200B, 0x9000200C, 0x90002010, 0x90002014}) {
            calls.add(new AppCall.DeviceControl(code, bytes("hello"), 8));
        }
        calls.addAll(List.of(CLOSE, open("B"), READ, WRITE, CLOSE, open("C"), open("c"), READ, WRITE, CLOSE));
        check("cabinet", processors, calls.toArray(AppCall[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aDriverThatReadsTheHostStateFindsTheTrueValues(int processors) throws Exception {
        check("surveyor", processors, OPEN, new AppCall.DeviceControl(0x83370000, Bytes.EMPTY, 0), CLOSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aDriverThatCatchesExceptionsRuns(int processors) throws Exception {
        check("stumble", processors, OPEN, CLOSE);
    }

    /** The codes are those that Microsoft's bug check reference gives for these mistakes. */
    @ParameterizedTest
    @CsvSource({"0, 3B", "1, D1", "2, 3B", "3, 139", "4, E2", "5, 4A", "6, 44", "7, C2"})
    void whatNobodyCatchesIsABugCheck(int function, String code) throws Exception {
        for (byte[] driver : builds("stumble").values()) {
            assertThat(run(driver, 2, OPEN, control(function)).windows().status())
                    .isInstanceOfSatisfying(
                            Status.Bugcheck.class,
                            bugcheck -> assertThat(bugcheck.code()).isEqualTo(Integer.parseInt(code, 16)));
        }
    }

    @Test
    void aRequestThatNobodyCompletesIsToldToBeStuck() throws Exception {
        for (byte[] driver : builds("stumble").values()) {
            assertThat(run(driver, 2, OPEN, control(8)).windows().status()).isInstanceOf(Status.Stuck.class);
        }
    }

    @Test
    void aFunctionThatWindowsHasAndTheEmulatorHasNotStopsTheRunWhenItIsCalled() throws Exception {
        Machine end = run(Files.readAllBytes(FOLDER.resolve("ledger-clang-O2.sys")), 2);

        assertThat(text(end)).isEqualTo("ledger: ZwOpenProcess found\n");
        assertThat(end.notEmulated()).asString().startsWith("nt!ZwOpenKey, called from FFFFF80010001");
    }

    private static AppCall control(int function) {
        return new AppCall.DeviceControl(STUMBLE_CONTROL + 4 * function, Bytes.EMPTY, 0);
    }

    private static AppCall open(String drawer) {
        return new AppCall.Create("\\\\.\\Drawer" + drawer);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void check(String name, int processors, AppCall... calls) throws Exception {
        String expected = expected(name, processors);
        builds(name)
                .forEach((build, driver) -> assertThat(text(run(driver, processors, calls)))
                        .as(build)
                        .isEqualTo(expected));
    }

    /** Every driver here has three builds. */
    private static TreeMap<String, byte[]> builds(String name) throws IOException {
        TreeMap<String, byte[]> builds = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, name + "-*.sys")) {
            for (Path file : files) {
                builds.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        assertThat(builds).hasSize(3);
        return builds;
    }

    /** The lines between %each and %end once for each processor, with its number for %d. */
    private static String expected(String name, int processors) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String part :
                Files.readString(FOLDER.resolve(name + ".expected.txt")).split("(?=%each\n)|%end\n")) {
            boolean each = part.startsWith("%each\n");
            for (int cpu = 0; cpu < (each ? processors : 1); cpu++) {
                text.append(each ? part.substring(6).replace("%d", Integer.toString(cpu)) : part);
            }
        }
        return text.toString();
    }

    private static Machine run(byte[] driver, int processors, AppCall... calls) {
        List<Action> agenda = new ArrayList<>();
        agenda.add(new Action.LoadDriver("unseen", Bytes.of(driver)));
        agenda.addAll(List.of(calls));
        agenda.add(new Action.UnloadDriver("unseen"));
        try {
            MachineSetup setup =
                    MachineSetup.of(CpuProfiles.load(CpuProfiles.DEFAULT), processors, new Firmware(5), agenda);
            LiveMachine machine = Machine.powerOn(setup).thaw();
            machine.run(1_000_000, null);
            return machine.freeze();
        } catch (ScenarioFormatException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String text(Machine machine) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : machine.journal()) {
            if (entry.event() instanceof WindowsEvent.DebugPrint print) {
                text.append(print.line().text());
            } else if (entry.event() instanceof WindowsEvent.CallReturned call) {
                String output = new String(call.output().toArray(), StandardCharsets.ISO_8859_1);
                text.append("> ").append(call.call()).append(' ').append(call.error());
                text.append(output.isEmpty() ? "" : ": " + output.replaceAll("[^ -~]", "."))
                        .append('\n');
            }
        }
        return text.toString();
    }
}

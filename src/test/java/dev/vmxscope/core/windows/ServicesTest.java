package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryKey;
import dev.vmxscope.core.windows.registry.RegistryValue;
import dev.vmxscope.core.windows.service.DriverService;
import dev.vmxscope.core.windows.service.ServiceState;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * The service control manager with drivers. The errors are those of Microsoft, "CreateServiceW", "StartServiceW",
 * "ControlService", "DeleteService", with the numbers of winerror.h; what an open handle does to a stop is in "Unload
 * Routine Environment".
 */
class ServicesTest {
    private static final String NAME = "MyDriver";
    private static final String KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\MyDriver";
    private static final Bytes PART2 = Computers.file(Computers.SAMPLES.resolve("part2.sys"));
    private static final Action CREATE = new Action.CreateService(NAME, PART2);
    private static final Action START = new Action.StartService(NAME);
    private static final Action STOP = new Action.StopService(NAME);
    private static final Action DELETE = new Action.DeleteService(NAME);
    private static final Action OPEN = new AppCall.Create("");
    private static final Action CLOSE = new AppCall.Close();

    @Test
    void theFourStepsInTheirOrderSucceed() {
        Machine end = run(CREATE, START, OPEN, CLOSE, STOP, DELETE);

        assertThat(answers(end))
                .containsExactly(
                        "CreateService 0",
                        "StartService 0",
                        "CreateFile 0",
                        "CloseHandle 0",
                        "ControlService 0",
                        "DeleteService 0");
        assertThat(end.windows().io()).isEqualTo(IoState.EMPTY);
        assertThat(end.windows().services().all()).isEmpty();
        assertThat(end.windows().registry().key(KEY)).isEmpty();
    }

    @Test
    void aServiceIsCreatedWithItsKeyAndNothingRuns() {
        Machine end = run(CREATE);

        RegistryKey key = end.windows().registry().key(KEY).orElseThrow();
        assertThat(key.value("Type")).contains(new RegistryValue.Dword(1));
        assertThat(key.value("Start")).contains(new RegistryValue.Dword(3));
        assertThat(key.value("ErrorControl")).contains(new RegistryValue.Dword(1));
        assertThat(key.value("ImagePath")).contains(new RegistryValue.Text("\\??\\C:\\Drivers\\MyDriver.sys", true));
        assertThat(end.windows().io().serviceState(NAME)).isEqualTo(ServiceState.STOPPED);
        assertThat(service(end).lastStart()).isEmpty();
        assertThat(end.windows().modules()).isEmpty();
    }

    @Test
    void namesCompareWithoutCaseAndCannotHaveSlashes() {
        assertThat(answers(
                        run(CREATE, new Action.StartService("MYDRIVER"), new Action.CreateService("mydriver", PART2))))
                .containsExactly("CreateService 0", "StartService 0", "CreateService 1073");
        assertThat(answers(run(new Action.CreateService("a/b", PART2), new Action.CreateService("", PART2))))
                .containsExactly("CreateService 123", "CreateService 123");
    }

    @Test
    void whatDoesNotExistIsToldSo() {
        assertThat(answers(run(START, STOP, DELETE)))
                .containsExactly("StartService 1060", "ControlService 1060", "DeleteService 1060");
    }

    @Test
    void twiceIsOnceTooOften() {
        assertThat(answers(run(CREATE, CREATE, START, START, STOP, STOP, DELETE, DELETE)))
                .containsExactly(
                        "CreateService 0",
                        "CreateService 1073",
                        "StartService 0",
                        "StartService 1056",
                        "ControlService 0",
                        "ControlService 1062",
                        "DeleteService 0",
                        "DeleteService 1060");
    }

    @Test
    void aServiceDeletedWhileItRunsGoesWhenItIsStopped() {
        Machine marked = run(CREATE, START, DELETE, CREATE, DELETE, START);
        assertThat(answers(marked))
                .containsExactly(
                        "CreateService 0",
                        "StartService 0",
                        "DeleteService 0",
                        "CreateService 1072",
                        "DeleteService 1072",
                        "StartService 1072");
        assertThat(service(marked).marked()).isTrue();
        assertThat(marked.windows().registry().dword(KEY, "DeleteFlag")).isEqualTo(OptionalInt.of(1));
        assertThat(marked.windows().io().serviceState(NAME)).isEqualTo(ServiceState.RUNNING);

        Machine end = run(marked, STOP, CREATE);
        assertThat(answers(end)).endsWith("ControlService 0", "CreateService 0");
        assertThat(service(end).marked()).isFalse();
    }

    @Test
    void aServiceDeletedWhileItRunsIsGoneAfterARestart() {
        Machine end = run(CREATE, START, DELETE).restart(Restart.POWER_CYCLE);

        assertThat(end.windows().services().all()).isEmpty();
        assertThat(end.windows().registry().key(KEY)).isEmpty();
    }

    @Test
    void anyOtherServiceIsThereAfterARestartAndStopped() {
        Machine again = run(CREATE, START).restart(Restart.WARM);

        assertThat(again.windows().io().serviceState(NAME)).isEqualTo(ServiceState.STOPPED);
        assertThat(answers(run(again, START))).endsWith("StartService 0");
    }

    @Test
    void anAutomaticServiceIsStartedByWindows() {
        Machine end = run(run(CREATE)
                .withSetting(new Setting.RegistrySet(KEY, "Start", new RegistryValue.Dword(2)))
                .restart(Restart.POWER_CYCLE));

        assertThat(answers(end)).endsWith("StartService 0");
        assertThat(end.windows().io().serviceState(NAME)).isEqualTo(ServiceState.RUNNING);
    }

    @Test
    void whatTheRegistrySaysDecidesTheStart() {
        Machine created = run(CREATE);
        Machine disabled = created.withSetting(new Setting.RegistrySet(KEY, "Start", new RegistryValue.Dword(4)));
        Machine elsewhere = created.withSetting(new Setting.RegistrySet(
                KEY, "ImagePath", new RegistryValue.Text("\\??\\C:\\Elsewhere\\MyDriver.sys", true)));

        assertThat(answers(run(disabled, START))).endsWith("StartService 1058");
        assertThat(answers(run(elsewhere, START))).endsWith("StartService 2");
    }

    /** Without DriverUnload the driver cannot be stopped, and its service goes at the next start of Windows only. */
    @Test
    void aDriverWithoutUnloadRoutineCannotBeStopped() {
        Bytes stays = Computers.file(Path.of("src", "test", "resources", "windows", "stays.sys"));

        Machine end = run(new Action.CreateService(NAME, stays), START, STOP, DELETE);

        assertThat(answers(end))
                .containsExactly("CreateService 0", "StartService 0", "ControlService 1052", "DeleteService 0");
        assertThat(end.windows().io().serviceState(NAME)).isEqualTo(ServiceState.RUNNING);
        assertThat(service(end).marked()).isTrue();
    }

    @Test
    void aStoppedDriverStaysUntilItsLastHandleIsClosed() {
        Machine pending = run(CREATE, START, OPEN, STOP, STOP, START, OPEN);

        assertThat(answers(pending))
                .containsExactly(
                        "CreateService 0",
                        "StartService 0",
                        "CreateFile 0",
                        "ControlService 0",
                        "ControlService 1061",
                        "StartService 1056",
                        "CreateFile 433");
        assertThat(pending.windows().io().serviceState(NAME)).isEqualTo(ServiceState.STOP_PENDING);
        assertThat(Computers.printed(pending)).doesNotContain("[*] DrvUnload Called.");

        Machine end = run(pending, CLOSE);
        assertThat(Computers.printed(end)).endsWith("[*] DrvUnload Called.");
        assertThat(Computers.events(end, WindowsEvent.DriverUnloaded.class)).hasSize(1);
        assertThat(end.windows().io()).isEqualTo(IoState.EMPTY);
        assertThat(service(end).marked()).isFalse();
        assertThat(answers(run(end, START))).endsWith("StartService 0");
    }

    @Test
    void aProgramThatEndsClosesWhatHeldTheDriver() {
        Machine pending = run(CREATE, START, OPEN, STOP, DELETE);
        assertThat(service(pending).marked()).isTrue();

        Machine end = run(pending, CLOSE);
        assertThat(end.windows().services().all()).isEmpty();
        assertThat(end.windows().registry().key(KEY)).isEmpty();
    }

    @Test
    void aFileThatIsNoDriverDoesNotStart() {
        Bytes program = Computers.file(Computers.SAMPLES.resolve("MyHypervisorApp.exe"));
        Bytes nothing = Bytes.of((byte) 'M', (byte) 'Z', (byte) 0);
        Bytes foreign = Computers.file(Computers.DRIVERS.resolve("unknown-import.sys"));

        assertThat(startOf(program)).isEqualTo("StartService 193");
        assertThat(startOf(nothing)).isEqualTo("StartService 193");
        assertThat(startOf(foreign)).isEqualTo("StartService 127");
    }

    @Test
    void anErrorOfDriverEntryIsTheErrorOfTheStart() {
        Bytes failing = Computers.file(Computers.OWN.resolve("fails.sys"));

        Machine end = run(new Action.CreateService(NAME, failing), START);

        assertThat(Computers.printed(end))
                .containsExactly("[*] \\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\MyDriver\n");
        assertThat(answers(end)).endsWith("StartService 31");
        assertThat(service(end).lastStart()).isEqualTo(OptionalInt.of(31));
        assertThat(end.windows().io().serviceState(NAME)).isEqualTo(ServiceState.STOPPED);
    }

    /** A name that is left over is in the way of the next one: STATUS_OBJECT_NAME_COLLISION, ERROR_ALREADY_EXISTS. */
    @Test
    void aLinkThatWasLeftBehindIsInTheWayOfTheNextStart() {
        Bytes leaves = Computers.file(Computers.OWN.resolve("leaves.sys"));

        Machine stopped = run(new Action.CreateService(NAME, leaves), START, STOP);
        assertThat(stopped.windows().io().devices()).isEmpty();
        assertThat(stopped.windows().io().links().values())
                .containsExactly(new IoState.Link("Leaves", "\\Device\\Leaves"));
        assertThat(answers(run(stopped, new AppCall.Create("\\\\.\\Leaves")))).endsWith("CreateFile 2");

        assertThat(answers(run(stopped, START))).endsWith("StartService 183");
        assertThat(answers(run(stopped.restart(Restart.WARM), START))).endsWith("StartService 0");
    }

    @Test
    void loadingAndUnloadingAreTheFourStepsInTwo() {
        Machine loaded = run(new Action.LoadDriver(NAME, PART2));
        assertThat(loaded.windows().registry().key(KEY)).isPresent();
        assertThat(service(loaded).lastStart()).isEqualTo(OptionalInt.of(0));
        assertThat(answers(run(loaded, START))).endsWith("StartService 1056");

        Machine unloaded = run(loaded, new Action.UnloadDriver(NAME));
        assertThat(unloaded.windows().services().all()).isEmpty();
        assertThat(unloaded.windows().registry()).isEqualTo(Registry.EMPTY);
    }

    @Test
    void loadingOverAnOldServiceTakesTheNewFile() {
        Bytes other = Computers.file(Computers.SAMPLES.resolve("part2-careful.sys"));

        Machine end = run(CREATE, new Action.LoadDriver(NAME, other));

        assertThat(service(end).image()).isEqualTo(other);
        assertThat(end.windows().io().serviceState(NAME)).isEqualTo(ServiceState.RUNNING);
    }

    private static String startOf(Bytes image) {
        List<String> answers = answers(run(new Action.CreateService(NAME, image), START));
        return answers.get(answers.size() - 1);
    }

    private static DriverService service(Machine machine) {
        return machine.windows().services().named(NAME).orElseThrow();
    }

    /** Each answer of a call, with its error. */
    private static List<String> answers(Machine machine) {
        return machine.journal().stream()
                .map(entry -> entry.event() instanceof WindowsEvent.ServiceAnswered service
                        ? service.call() + " " + service.error()
                        : entry.event() instanceof WindowsEvent.CallReturned call
                                ? call.call() + " " + call.error()
                                : "")
                .filter(answer -> !answer.isEmpty())
                .toList();
    }

    private static Machine run(Action... actions) {
        return run(
                Machine.powerOn(MachineSetup.of(Computers.profile(), 2, Firmware.VMX_OUTSIDE_SMX, List.of())), actions);
    }

    private static Machine run(Machine machine, Action... actions) {
        Machine all = machine;
        for (Action action : actions) {
            all = all.withAction(action);
        }
        return all.run(10_000_000);
    }
}

package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.DebugVerdict;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A driver that prints, before a filter that is set in all the ways there are. Source of what is expected: Microsoft,
 * "Reading and Filtering Debugging Messages".
 */
class DebugPrintFilterTest {
    private static final Setting QUIET = new Setting.Capture(DebugCapture.ALL.withVerbose(false));
    private static final int PRINT_ALL = 0x222400;
    private static final int OPEN_SELF = 0x222404;

    /** A machine without DebugView's verbose output that was set so and started again, with the driver on its agenda. */
    private static Machine machine(List<Setting> settings, int... codes) {
        Stream<Action> start = Stream.of(
                new Action.LoadDriver("printer", Computers.file(Computers.DRIVERS.resolve("printer-clang-O1.sys"))),
                new AppCall.Create(""));
        Stream<Action> calls = Arrays.stream(codes).mapToObj(code -> new AppCall.DeviceControl(code, Bytes.EMPTY, 0));
        Machine machine = Machine.powerOn(MachineSetup.of(
                        Computers.profile(),
                        1,
                        Firmware.UNLOCKED,
                        Stream.concat(start, calls).toList()))
                .withSetting(QUIET);
        for (Setting setting : settings) {
            machine = machine.withSetting(setting);
        }
        return machine;
    }

    private static List<String> shown(Machine machine) {
        return machine.run(1_000_000).windows().debugLines().stream()
                .filter(DebugLine::passes)
                .map(line -> line.text().strip())
                .toList();
    }

    private static Setting registry(String component, int mask) {
        return new Setting.RegistrySet(Registry.DEBUG_PRINT_FILTER, component, new RegistryValue.Dword(mask));
    }

    @Test
    void microsoftsExampleAsADriver() {
        Machine machine = machine(List.of(registry("IHVVIDEO", 0x2), registry("IHVBUS", 0x7FF)))
                .restart(Restart.WARM)
                .withSetting(new Setting.DebugMask(78, 0x8))
                .withSetting(new Setting.DebugMask(79, 0x7));

        assertThat(shown(machine)).containsExactly("First message.", "Third message.");
    }

    @Test
    void whatIsHeldBackStaysInTheLogWithWhatDecided() {
        DebugLine fourth = machine(List.of()).run(1_000_000).windows().debugLines().stream()
                .filter(line -> line.text().startsWith("Fourth"))
                .findFirst()
                .orElseThrow();

        assertThat(fourth.verdict()).isEqualTo(DebugVerdict.FILTERED);
        assertThat(fourth.filter().component().name()).isEqualTo("DEFAULT");
        assertThat(fourth.filter().bits()).isEqualTo(8);
        assertThat(fourth.filter().open()).isEqualTo(1);
        assertThat(fourth.filter().result()).isZero();
    }

    @Test
    void theRegistryCountsOnlyFromTheNextStartOn() {
        Machine set = machine(List.of(registry("DEFAULT", 0xF)));

        assertThat(shown(set)).isEmpty();
        assertThat(shown(set.restart(Restart.WARM))).containsExactly("Fourth message.", "Nobody's message.");
        assertThat(shown(set.restart(Restart.POWER_CYCLE))).containsExactly("Fourth message.", "Nobody's message.");
    }

    @Test
    void ihvdriverInTheRegistryDoesNotShowDbgPrint() {
        Machine set = machine(List.of(registry("IHVDRIVER", 0xFFFF)), PRINT_ALL).restart(Restart.WARM);

        assertThat(shown(set)).containsExactly("level 0", "level 1", "level 2", "level 3", "level 4");
    }

    @Test
    void aMaskOf0xFIsTheFourNamedLevelsAndNoMore() {
        Machine set = machine(List.of(registry("IHVDRIVER", 0xF)), PRINT_ALL).restart(Restart.WARM);

        assertThat(shown(set)).containsExactly("level 0", "level 1", "level 2", "level 3");
    }

    @Test
    void withoutAnythingSetOnlyErrorsAreShown() {
        assertThat(shown(machine(List.of(), PRINT_ALL))).containsExactly("level 0");
    }

    @Test
    void aDebuggersMaskCountsAtOnceAndIsGoneAfterAStart() {
        Machine set = machine(List.of(new Setting.DebugMask(DebugComponent.DEFAULT, 0xFFFFFFFF)));

        assertThat(shown(set)).containsExactly("Fourth message.", "Nobody's message.");
        assertThat(shown(set.restart(Restart.WARM))).isEmpty();
    }

    @Test
    void win2000OfTheRegistryCountsForAll() {
        Machine set = machine(List.of(registry("WIN2000", 0x8))).restart(Restart.WARM);

        assertThat(shown(set)).containsExactly("First message.", "Fourth message.", "Nobody's message.");
    }

    @Test
    void onlyADwordWithTheNameOfAComponentCounts() {
        Setting text =
                new Setting.RegistrySet(Registry.DEBUG_PRINT_FILTER, "DEFAULT", new RegistryValue.Text("0xf", false));
        Machine set = machine(List.of(text, registry("DEFAULTS", 0xF))).restart(Restart.WARM);

        assertThat(shown(set)).isEmpty();
    }

    @Test
    void aDeletedValueIsNotReadAtTheNextStart() {
        Machine set = machine(List.of(
                        registry("DEFAULT", 0xF), new Setting.RegistryDelete(Registry.DEBUG_PRINT_FILTER, "default")))
                .restart(Restart.WARM);

        assertThat(shown(set)).isEmpty();
    }

    @Test
    void aDriverThatOpensTheFilterItselfIsSeenFromThenOn() {
        assertThat(shown(machine(List.of(), OPEN_SELF))).containsExactly("opened by the driver itself");
    }

    @Test
    void verboseOutputShowsWhatTheFilterWouldHold() {
        Machine set = machine(List.of(new Setting.Capture(DebugCapture.ALL)));

        assertThat(shown(set))
                .containsExactly(
                        "First message.", "Second message.", "Third message.", "Fourth message.", "Nobody's message.");
        assertThat(set.run(1_000_000).windows().debugLines().get(3).verdict()).isEqualTo(DebugVerdict.VERBOSE);
    }

    @Test
    void withoutCaptureKernelNothingOfADriverIsShown() {
        Machine set = machine(List.of(new Setting.Capture(DebugCapture.ALL.withKernel(false))));

        assertThat(shown(set)).isEmpty();
        assertThat(set.run(1_000_000).windows().debugLines())
                .allMatch(line -> line.verdict() == DebugVerdict.KERNEL_OFF);
    }
}

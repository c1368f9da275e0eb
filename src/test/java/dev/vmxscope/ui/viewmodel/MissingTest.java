package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.console.ConsoleCounts;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugVerdict;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import dev.vmxscope.ui.panel.console.PrinterFrames;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingTest {
    private static final ConsoleCounts NOTHING_HIDDEN = new ConsoleCounts(10, 0, 0, 0, 0, 0, 0, 0, 0);

    private static FilterState state(Machine machine) {
        return FilterState.of(View.of(PrinterFrames.frame(machine)));
    }

    private static DebugLine line(Machine machine, String begin) {
        return machine.windows().debugLines().stream()
                .filter(line -> line.text().startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private static List<Missing.Place> held(Machine machine, ConsoleCounts counts) {
        return Missing.of(state(machine), counts).held().stream()
                .map(Missing.Check::place)
                .toList();
    }

    /** The machine after the ways' inputs, its driver loaded and run once more where it was started again. */
    private static Machine after(Machine machine, List<Input> inputs) {
        Machine now = machine;
        for (Input input : inputs) {
            now = input instanceof Input.Adjust adjust
                    ? now.withSetting(adjust.setting())
                    : now.restart(((Input.Start) input).kind());
        }
        return now;
    }

    @Test
    void aMessageThatIsHereNeedsNoWay() {
        Machine end = PrinterFrames.verbose().machine();
        assertThat(LetThrough.of(line(end, "Fourth"), state(end))).isEmpty();
    }

    @Test
    void eachWayLetsTheNextSuchMessageThrough() {
        Machine start = PrinterFrames.start();
        Machine end = start.run(1_000_000);
        List<LetThrough> ways = LetThrough.of(line(end, "Fourth"), state(end));

        assertThat(ways)
                .extracting(LetThrough::kind)
                .containsExactly(LetThrough.Kind.VERBOSE, LetThrough.Kind.DEBUGGER, LetThrough.Kind.REGISTRY);
        for (LetThrough way : ways) {
            Machine other = after(way.again() ? start : end, way.inputs()).run(1_000_000);
            assertThat(line(other, "Fourth").passes()).as(way.kind().name()).isTrue();
        }
    }

    @Test
    void theRegistryGetsTheValueOfTheTutorial() {
        Machine end = PrinterFrames.start().run(1_000_000);

        assertThat(LetThrough.of(line(end, "Fourth"), state(end)).get(2).inputs())
                .containsExactly(
                        new Input.Adjust(new Setting.RegistrySet(
                                Registry.DEBUG_PRINT_FILTER, "DEFAULT", new RegistryValue.Dword(0xF))),
                        new Input.Start(Restart.WARM));
    }

    @Test
    void aMessageOfALargeMaskGetsItsOwnBitAndTheNamedLevels() {
        Machine end = PrinterFrames.start().run(1_000_000);
        List<LetThrough> ways = LetThrough.of(line(end, "Third"), state(end));

        assertThat(ways.get(1).what()).isEqualTo("nt!Kd_IHVBUS_Mask");
        assertThat(ways.get(1).mask()).isEqualTo(0x10);
        assertThat(ways.get(2).mask()).isEqualTo(0x1F);
    }

    @Test
    void whatWasNotCapturedNeedsTheSwitchOnly() {
        Machine end = PrinterFrames.start()
                .withSetting(new Setting.Capture(DebugCapture.ALL.withKernel(false)))
                .run(1_000_000);

        assertThat(line(end, "Fourth").verdict()).isEqualTo(DebugVerdict.KERNEL_OFF);
        assertThat(LetThrough.of(line(end, "Fourth"), state(end)))
                .extracting(LetThrough::kind)
                .containsExactly(LetThrough.Kind.KERNEL);
    }

    @Test
    void beforeAnythingIsLoadedThatIsTheReason() {
        assertThat(held(PrinterFrames.start(), NOTHING_HIDDEN))
                .containsExactly(Missing.Place.RAN, Missing.Place.FILTER);
    }

    @Test
    void whereEverythingIsOpenNothingIsHeld() {
        assertThat(held(PrinterFrames.verbose().machine(), NOTHING_HIDDEN)).isEmpty();
    }

    @Test
    void theConsoleItselfIsLookedAtToo() {
        ConsoleCounts counts = new ConsoleCounts(10, 1, 2, 3, 4, 5, 6, 0, 0);
        Missing missing = Missing.of(state(PrinterFrames.verbose().machine()), counts);

        assertThat(missing.held())
                .containsExactly(
                        new Missing.Check(Missing.Place.HELD, Missing.Standing.HELD, 6),
                        new Missing.Check(Missing.Place.GHOSTS, Missing.Standing.HELD, 4),
                        new Missing.Check(Missing.Place.HIDDEN, Missing.Standing.HELD, 3),
                        new Missing.Check(Missing.Place.CLEARED, Missing.Standing.HELD, 2),
                        new Missing.Check(Missing.Place.DEPTH, Missing.Standing.HELD, 5));
    }
}

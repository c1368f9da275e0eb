package dev.vmxscope.core.windows;

import static dev.vmxscope.core.windows.journey.Stop.Kind.BUILT;
import static dev.vmxscope.core.windows.journey.Stop.Kind.CALLED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.CANCELLED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.COMPLETED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.COMPLETION_ROUTINE;
import static dev.vmxscope.core.windows.journey.Stop.Kind.DISPATCHED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.FINISHED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.FORWARDED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.PENDED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.windows.journey.IrpView;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Stop;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A request goes to the top of the device stack, down by IoCallDriver, and up through the completion routines. Source:
 * Microsoft, "Passing IRPs down the Driver Stack", "Completing IRPs", "Canceling IRPs".
 */
class DeviceStackTest {
    private static final Action[] CALLS = {
        new AppCall.Create(""),
        new AppCall.Read(4),
        new AppCall.DeviceControl(0x222000, Bytes.EMPTY, 4),
        new AppCall.Close()
    };

    private static Machine relay() {
        return Computers.run(Computers.DRIVERS.resolve("relay-clang-O0.sys"), 1, Firmware.UNLOCKED, CALLS);
    }

    private static Journey journey(int number) {
        return relay().windows().journeys().journey(number).orElseThrow();
    }

    private static List<Stop.Kind> kinds(Journey journey) {
        return journey.stops().stream().map(Stop::kind).toList();
    }

    @Test
    void aReadGoesDownAndUpAgain() {
        Journey read = journey(2);

        assertThat(kinds(read))
                .containsExactly(
                        CALLED,
                        BUILT,
                        DISPATCHED,
                        FORWARDED,
                        DISPATCHED,
                        COMPLETED,
                        COMPLETION_ROUTINE,
                        RETURNED,
                        RETURNED,
                        FINISHED);
        IrpView built = IrpView.of(read.first(BUILT).orElseThrow().irp()).orElseThrow();
        assertThat(built.stackCount()).isEqualTo(2);
        assertThat(built.locations()).hasSize(2);
        // The upper device's location is 2, the lower one's 1.
        List<Integer> current = read.stops().stream()
                .filter(stop -> stop.kind() == DISPATCHED)
                .map(stop -> IrpView.of(stop.irp()).orElseThrow().currentLocation())
                .toList();
        assertThat(current).containsExactly(2, 1);
        assertThat(Objects.requireNonNull(read.outcome()).output()).isEqualTo(Bytes.of((byte) 'r'));
    }

    @Test
    void aPendedRequestThatIsCancelledComesBackAborted() {
        Journey control = journey(3);

        assertThat(kinds(control))
                .containsExactly(
                        CALLED,
                        BUILT,
                        DISPATCHED,
                        FORWARDED,
                        DISPATCHED,
                        PENDED,
                        RETURNED,
                        RETURNED,
                        CANCELLED,
                        COMPLETED,
                        COMPLETION_ROUTINE,
                        PENDED,
                        FINISHED);
        // STATUS_CANCELLED is ERROR_OPERATION_ABORTED.
        assertThat(Objects.requireNonNull(control.outcome()).status()).isEqualTo(0xC0000120);
        assertThat(Objects.requireNonNull(control.outcome()).error()).isEqualTo(995);
        assertThat(IrpView.of(control.first(COMPLETED).orElseThrow().irp())
                        .orElseThrow()
                        .cancel())
                .isTrue();
    }

    @Test
    void bothCallsOfTheSlotAreCountedAndBothCompletions() {
        Machine end = Computers.run(
                Computers.DRIVERS.resolve("relay-clang-O0.sys"),
                1,
                Firmware.UNLOCKED,
                new AppCall.Create(""),
                new AppCall.Read(4));
        long driver = end.windows().io().drivers().firstKey();

        // DRIVER_OBJECT.MajorFunction begins at 70H.
        assertThat(end.windows().journeys().use(driver + 0x70 + 8 * 3).calls()).isEqualTo(2);
        assertThat(end.windows().journeys().use(driver + 0x70 + 8 * 3).completions())
                .isEqualTo(2);
    }

    @Test
    void runningInSmallPiecesGivesTheSameStateAsRunningThrough() {
        List<Action> agenda = List.of(
                new Action.LoadDriver("relay", Computers.file(Computers.DRIVERS.resolve("relay-clang-O0.sys"))),
                CALLS[0],
                CALLS[1],
                CALLS[2],
                CALLS[3]);
        Machine start = Machine.powerOn(MachineSetup.of(Computers.profile(), 2, Firmware.UNLOCKED, agenda));
        Machine through = start.run(1500);

        Machine pieces = start;
        while (pieces.steps() < through.steps()) {
            pieces = pieces.run(Math.min(7, through.steps() - pieces.steps()));
        }

        assertThat(pieces).isEqualTo(through);
        assertThat(through.windows().journeys().count()).isEqualTo(4);
    }
}

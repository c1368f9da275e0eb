package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.ui.viewmodel.JourneyPath.AtStop;
import dev.vmxscope.ui.viewmodel.JourneyPath.Effect;
import dev.vmxscope.ui.viewmodel.JourneyPath.Lane;
import dev.vmxscope.ui.viewmodel.JourneyPath.Node;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JourneyPathTest {
    private static final Machine END =
            Frames.end("part2-vmxon", Firmware.VMX_OUTSIDE_SMX).machine();

    private static JourneyPath path(int number) {
        return JourneyPath.of(
                END.journal(), END.windows().journeys().journey(number).orElseThrow());
    }

    private static int at(JourneyPath path, Stop.Kind kind) {
        for (int at = 0; at < path.nodes().size(); at++) {
            if (path.nodes().get(at) instanceof AtStop stop && stop.stop().kind() == kind) {
                return at;
            }
        }
        throw new AssertionError("no " + kind);
    }

    private static String instruction(Node node) {
        return node instanceof Effect effect
                        && effect.entry().event() instanceof SystemInstructionExecuted executed
                        && executed.text().startsWith("vmx")
                ? executed.text().split(" ")[0]
                : "";
    }

    @Test
    void whatTheProcessorsDoStandsBetweenTheCallOfTheHandlerAndItsReturn() {
        JourneyPath create = path(1);
        List<Node> inside =
                create.nodes().subList(at(create, Stop.Kind.DISPATCHED) + 1, at(create, Stop.Kind.RETURNED));
        // The sample enters VMX operation on both processors in its IRP_MJ_CREATE.
        assertThat(inside)
                .filteredOn(node -> instruction(node).equals("vmxon"))
                .extracting(Node::cpu)
                .containsExactlyInAnyOrder(0, 1);
        assertThat(inside)
                .anyMatch(node -> node instanceof Effect effect
                        && effect.entry().event() instanceof RegisterWrite write
                        && write.layout().equals(Cr4.LAYOUT));
    }

    @Test
    void whatBelongsToAnotherRequestIsNotOnThePath() {
        assertThat(path(1).nodes()).noneMatch(node -> instruction(node).equals("vmxoff"));
        assertThat(path(2).nodes()).noneMatch(node -> instruction(node).equals("vmxon"));
        assertThat(path(2).nodes())
                .filteredOn(node -> instruction(node).equals("vmxoff"))
                .hasSize(2);
    }

    @Test
    void thePathBeginsAndEndsInUserModeAndGoesThroughWindowsToTheDriver() {
        JourneyPath create = path(1);
        assertThat(create.nodes()).extracting(Node::step).isSorted();
        assertThat(create.nodes().get(0).lane()).isEqualTo(Lane.USER);
        assertThat(create.nodes().get(create.nodes().size() - 1).lane()).isEqualTo(Lane.USER);
        assertThat(create.nodes().get(at(create, Stop.Kind.LINK)).lane()).isEqualTo(Lane.KERNEL);
        assertThat(create.nodes().get(at(create, Stop.Kind.DISPATCHED)).lane()).isEqualTo(Lane.DRIVER);
    }

    @Test
    void aRequestOfTheKernelNeverComesToUserMode() {
        Stop called = stop(Stop.Kind.CALLED, 1);
        Journey journey = Journey.begun(1, "PNP_MANAGER", false, "", called).with(stop(Stop.Kind.FINISHED, 9));
        assertThat(JourneyPath.of(Trail.empty(), journey).nodes())
                .extracting(Node::lane)
                .containsOnly(Lane.KERNEL);
    }

    @Test
    void eachStopKnowsTheOneBeforeThatHoldsAnIrp() {
        JourneyPath create = path(1);
        AtStop completed = (AtStop) create.nodes().get(at(create, Stop.Kind.COMPLETED));
        assertThat(completed.before().map(Stop::kind)).contains(Stop.Kind.DISPATCHED);
        assertThat(((AtStop) create.nodes().get(at(create, Stop.Kind.BUILT))).before())
                .isEmpty();
    }

    @Test
    void manyEffectsAreShownUpToANumberAndTheRestIsCounted() {
        Trail<Entry> journal = Trail.empty();
        for (int step = 3; step < 3 + JourneyPath.MOST_EFFECTS + 40; step++) {
            journal = journal.append(new Entry(step, 0, new RegisterWrite(Cr4.LAYOUT, 0, 0)));
        }
        Journey journey = Journey.begun(1, "ReadFile", true, "", stop(Stop.Kind.CALLED, 1))
                .with(stop(Stop.Kind.DISPATCHED, 2))
                .with(stop(Stop.Kind.FINISHED, 1000));
        JourneyPath path = JourneyPath.of(journal, journey);
        assertThat(path.more()).isEqualTo(40);
        assertThat(path.nodes()).hasSize(3 + JourneyPath.MOST_EFFECTS);
        assertThat(path.nodes().get(path.nodes().size() - 1)).isInstanceOf(AtStop.class);
    }

    @Test
    void theControlCodeAndTheBuffersOfARequestComeFromTheBytesOfItsIrp() {
        Machine machine = RequestFrames.after(
                        "cabinet-clang-O0",
                        new AppCall.Create(""),
                        new AppCall.DeviceControl(0x90002000, Bytes.of((byte) 'a'), 8))
                .machine();
        Journey control = machine.windows().journeys().journey(2).orElseThrow();
        JourneyPath path = JourneyPath.of(machine.journal(), control);
        AtStop completed = (AtStop) path.nodes().get(at(path, Stop.Kind.COMPLETED));
        assertThat(completed.stop().status()).isZero();
        assertThat(Optional.ofNullable(control.outcome()))
                .hasValueSatisfying(outcome -> assertThat(outcome.output()).isEqualTo(Bytes.of((byte) 'A')));
    }

    private static Stop stop(Stop.Kind kind, long step) {
        return new Stop(kind, step, 0, 0, 0, "", 0, 0, Bytes.EMPTY);
    }
}

package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.LiveMachine;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelServicesTest {
    @Test
    void exceptionsReachTheFilterAndThenTheirHandler() {
        Machine end = Computers.run(Computers.OWN.resolve("seh.sys"), 1, Firmware.UNLOCKED);

        assertThat(Computers.printed(end).stream().map(text -> text.replaceAll(" at [0-9A-F]+", "")))
                .containsExactly(
                        "filter c0000005 want 1",
                        "finally 0",
                        "caught c0000005 in 0",
                        "filter 80000002 want 1",
                        "finally 1",
                        "caught 80000002 in 1",
                        "filter c0000094 want 1",
                        "finally 2",
                        "caught c0000094 in 2",
                        "filter c0000005 want 1",
                        "finally 3",
                        "caught c0000005 in 3",
                        "filter c000009a want 0",
                        "finally 4",
                        "outermost",
                        "bye");
    }

    @Test
    void anIpiRunsOnEveryProcessorEvenIfTheySpinForEachOther() {
        Machine end = Computers.run(Computers.OWN.resolve("sync.sys"), 4, Firmware.UNLOCKED);

        assertThat(Computers.printed(end))
                .contains(
                        "ipi cpu 0 irql 29",
                        "ipi cpu 1 irql 29",
                        "ipi cpu 2 irql 29",
                        "ipi cpu 3 irql 29",
                        "ipi gave 100");
    }

    @Test
    void aBroadcastDpcMeetsAtItsBarriersAndOneProcessorIsTheLast() {
        Machine end = Computers.run(Computers.OWN.resolve("sync.sys"), 4, Firmware.UNLOCKED);

        List<String> lines = Computers.printed(end).stream()
                .filter(text -> text.startsWith("dpc"))
                .toList();
        assertThat(lines).hasSize(4).allMatch(text -> text.contains("irql 2") && text.endsWith("seen 4"));
        assertThat(lines).filteredOn(text -> text.contains("last 1")).hasSize(1);
    }

    @Test
    void aQueuedDpcWaitsUntilTheIrqlOfItsProcessorDrops() {
        Machine end = Computers.run(Computers.OWN.resolve("sync.sys"), 4, Firmware.UNLOCKED);

        assertThat(Computers.printed(end))
                .containsSubsequence(
                        "queued twice: 0",
                        "before release irql 2",
                        "queued 0000000000000001 0000000000000007 0000000000000008 on 0 irql 2",
                        "after release irql 0");
    }

    @Test
    void systemThreadsWaitForEventsAndAreWaitedFor() {
        Machine end = Computers.run(Computers.OWN.resolve("sync.sys"), 4, Firmware.UNLOCKED);

        assertThat(Computers.printed(end))
                .containsSubsequence(
                        "timeout 102 after 10", "worker 0", "joined 0: 0", "joined 1: 0", "threads 2 irql 0");
    }

    @Test
    void runningStepByStepEndsInTheSameStateAsRunningThrough() {
        MachineSetup setup = MachineSetup.of(
                Computers.profile(),
                3,
                Firmware.UNLOCKED,
                List.of(
                        new Action.LoadDriver("sync", Computers.file(Computers.OWN.resolve("sync.sys"))),
                        new Action.UnloadDriver("sync")));
        LiveMachine through = Machine.powerOn(setup).thaw();
        through.run(1_000_000, null);
        Machine end = through.freeze();

        Machine stepped = Machine.powerOn(setup);
        while (stepped.steps() < end.steps()) {
            stepped = stepped.run(1);
        }

        assertThat(stepped).isEqualTo(end);
    }
}

package dev.vmxscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.Remedy;
import dev.vmxscope.core.diagnosis.Upcoming;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long ALL = 10_000;

    private final Engine engine = new Engine();
    private final Machine start = Machine.powerOn(Samples.lifeCycle("part2-vmxon", Firmware.VMX_OUTSIDE_SMX));

    @Test
    void seekingToAnyMomentGivesTheStateThatRunningToItGives() {
        History whole = History.of(start).apply(new Input.Execute(ALL), engine);
        assertThat(whole.end()).isGreaterThan(500);
        for (long position = 0; position <= whole.end(); position += 37) {
            Machine run = position == 0 ? start : start.run(position);
            assertThat(whole.seek(position, engine).present().machine()).isEqualTo(run);
        }
    }

    @Test
    void manySingleStepsLeadWhereOneRunLeads() {
        Machine stepped = start;
        for (int step = 0; step < 700; step++) {
            stepped = engine.run(stepped, 1, null);
        }
        assertThat(stepped).isEqualTo(start.run(700));
    }

    @Test
    void inputsBetweenRunsReplay() {
        History history = History.of(start);
        for (Input input : List.of(
                new Input.Execute(120),
                new Input.Set(new Poke(1, Place.Control.CR4, Cr4.VMXE.mask())),
                new Input.Execute(80),
                new Input.SwitchFirmware(Firmware.OFF),
                new Input.Execute(300),
                new Input.Start(Restart.WARM),
                new Input.Execute(250))) {
            history = history.apply(input, engine);
        }
        Machine end = history.present().machine();
        History again = history.seek(0, engine).seek(history.end(), new Engine());
        assertThat(again.present().machine()).isEqualTo(end);
        assertThat(history.seek(201, new Engine())
                        .seek(121, new Engine())
                        .present()
                        .machine())
                .isEqualTo(history.seek(121, engine).present().machine());
    }

    @Test
    void theMomentBeforeAStepIsFoundAmongInputs() {
        History history = History.of(start);
        for (Input input : List.of(
                new Input.Execute(120),
                new Input.Set(new Poke(0, Place.Control.CR4, 0x1506f8)),
                new Input.Set(new Poke(1, Place.Control.CR4, 0x1506f8)),
                new Input.Execute(80),
                new Input.SwitchFirmware(Firmware.OFF),
                new Input.Execute(50))) {
            history = history.apply(input, engine);
        }
        // After both pokes: they belong to the moment before step 121.
        assertThat(history.positionOf(120)).isEqualTo(122);
        assertThat(history.positionOf(121)).isEqualTo(123);
        assertThat(history.positionOf(7)).isEqualTo(7);
        assertThat(history.positionOf(250)).isEqualTo(253);
        for (long steps = 0; steps <= 250; steps += 10) {
            Machine there =
                    history.seek(history.positionOf(steps), engine).present().machine();
            assertThat(there.steps()).isEqualTo(steps);
        }
        assertThat(history.seek(60, engine).positionOf(40)).isEqualTo(40);
        assertThat(history.seek(60, engine).positionOf(100)).isEqualTo(60);
    }

    @Test
    void aFixIsAnInputLikeAnyOther() {
        Machine failing = new Poke(0, Place.Control.CR4, 0x1506f8).apply(Samples.beforeVmxon(Firmware.VMX_OUTSIDE_SMX));
        History before = History.of(failing);
        Verdict verdict = Upcoming.verdict(failing, 0).orElseThrow();
        Remedy remedy = Diagnosis.of(failing, verdict).unmet().get(0).remedy();
        History fixed = before.apply(new Input.Set(((Remedy.Fix) remedy).poke()), engine);
        assertThat(fixed.end()).isEqualTo(1);
        Verdict after = Upcoming.verdict(fixed.present().machine(), 0).orElseThrow();
        assertThat(after.outcome()).isEqualTo(((Remedy.Fix) remedy).after().outcome());
        assertThat(fixed.seek(0, engine).present().machine()).isEqualTo(failing);
        assertThat(fixed.seek(0, engine).seek(1, new Engine()).present().machine())
                .isEqualTo(fixed.present().machine());
    }

    @Test
    void goingBackKeepsTheFutureUntilTheFirstNewInput() {
        History history = History.of(start).apply(new Input.Execute(400), engine);
        History back = history.seek(100, engine);
        assertThat(back.end()).isEqualTo(400);
        assertThat(back.hasFuture()).isTrue();
        History other = back.apply(new Input.Set(new Poke(0, Place.Control.CR4, 0x2020)), engine);
        assertThat(other.end()).isEqualTo(101);
        assertThat(other.hasFuture()).isFalse();
        assertThat(history.seek(400, engine).present().machine())
                .isEqualTo(history.present().machine());
    }

    @Test
    void runningWhenNothingIsLeftToDoAddsNothing() {
        History done = History.of(start).apply(new Input.Execute(ALL), engine);
        assertThat(done.apply(new Input.Execute(ALL), engine).end()).isEqualTo(done.end());
    }

    @Test
    void theMomentAfterAStepIsFoundBackAndForth() {
        History history = History.of(start)
                .apply(new Input.Execute(120), engine)
                .apply(new Input.Set(new Poke(1, Place.Control.CR4, Cr4.VMXE.mask())), engine)
                .apply(new Input.Execute(80), engine);
        assertThat(history.positionAfter(100)).isEqualTo(100);
        History back = history.seek(40, engine);
        assertThat(back.positionAfter(60)).isEqualTo(60);
        // The input between counts as a position, not as a step.
        assertThat(back.positionAfter(150)).isEqualTo(151);
        assertThat(back.positionAfter(120)).isEqualTo(120);
        assertThat(back.positionAfter(9_999)).isEqualTo(history.end());
        assertThat(back.seek(back.positionAfter(150), engine)
                        .present()
                        .machine()
                        .steps())
                .isEqualTo(150);
    }
}

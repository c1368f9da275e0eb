package dev.vmxscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.windows.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String SAMPLE = "part2-vmxon";

    private final List<Frame> frames = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private Session session = open(Firmware.VMX_OUTSIDE_SMX);

    private Session open(Firmware firmware) {
        return new Session(
                Machine.powerOn(Samples.lifeCycle(SAMPLE, firmware)),
                Samples.symbols(SAMPLE),
                frames::add,
                failures::add);
    }

    @AfterEach
    void close() {
        session.close();
        assertThat(failures).isEmpty();
    }

    private Frame after(Command command) {
        try {
            session.submit(command).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
        return frames.get(frames.size() - 1);
    }

    private static String place(Frame frame) {
        Machine machine = frame.machine();
        long rip = machine.processors().get(0).rip();
        return frame.symbols().name(machine, rip);
    }

    private static SourceLine line(Frame frame) {
        Machine machine = frame.machine();
        return frame.symbols()
                .lineAt(machine, machine.processors().get(0).rip())
                .orElseThrow();
    }

    /** Runs to the start of a routine. */
    private Frame runTo(String symbol) {
        Frame loaded = after(new Command.Advance(Step.INTO, Grain.LINE));
        long address =
                loaded.symbols().addressOf(loaded.machine(), SAMPLE, symbol).orElseThrow();
        return after(new Command.RunTo(address));
    }

    @Test
    void theFirstStepByLineLeadsIntoDriverEntry() {
        Frame frame = after(new Command.Advance(Step.INTO, Grain.LINE));
        assertThat(place(frame)).startsWith("MyHypervisorDriver!DriverEntry+0x");
        assertThat(line(frame).file()).endsWith("Source.c");
    }

    @Test
    void aRunGoesThroughTheWholeLifeCycle() {
        Frame frame = after(new Command.Run());
        assertThat(frame.cause()).isEqualTo(Cause.IDLE);
        assertThat(frame.running()).isFalse();
        assertThat(frame.machine().windows().debugLines()).isNotEmpty();
    }

    @Test
    void aRunStopsBeforeABreakpoint() {
        Frame frame = runTo("DrvCreate");
        assertThat(place(frame)).isEqualTo("MyHypervisorDriver!DrvCreate+0x0");
        assertThat(frame.cause()).isEqualTo(Cause.CONDITION);
    }

    @Test
    void steppingOverTheCallRunsItAndStepsBackTakesItBack() {
        Frame before = runTo("AsmEnableVmxOperation");
        Frame out = after(new Command.Advance(Step.OUT, Grain.INSTRUCTION));
        assertThat(place(out)).doesNotContain("AsmEnableVmxOperation");
        assertThat(Cr4.VMXE.isSet(out.machine().processors().get(0).control().cr4()))
                .isTrue();
        Frame back = after(new Command.Seek(before.position()));
        assertThat(back.machine()).isEqualTo(before.machine());
        assertThat(Cr4.VMXE.isSet(back.machine().processors().get(0).control().cr4()))
                .isFalse();
    }

    @Test
    void steppingOverByLineStaysInTheRoutine() {
        Frame frame = after(new Command.Advance(Step.INTO, Grain.LINE));
        for (int step = 0; step < 6; step++) {
            frame = after(new Command.Advance(Step.OVER, Grain.LINE));
            assertThat(place(frame)).startsWith("MyHypervisorDriver!DriverEntry+0x");
        }
    }

    @Test
    void aStepBackByLineLeadsToTheLineBefore() {
        after(new Command.Advance(Step.INTO, Grain.LINE));
        Frame first = after(new Command.Advance(Step.OVER, Grain.LINE));
        after(new Command.Advance(Step.OVER, Grain.LINE));
        Frame back = after(new Command.Back(Grain.LINE));
        assertThat(line(back)).isEqualTo(line(first));
        assertThat(back.end()).isGreaterThan(back.position());
    }

    @Test
    void afterAFaultNothingIsLostAndOneCanGoBack() {
        session.close();
        frames.clear();
        session = open(Firmware.OFF);
        Frame end = after(new Command.Run());
        assertThat(end.cause()).isEqualTo(Cause.ENDED);
        assertThat(end.machine().windows().status()).isInstanceOf(Status.Bugcheck.class);
        Frame back = after(new Command.Back(Grain.INSTRUCTION));
        assertThat(back.position()).isEqualTo(end.position() - 1);
        assertThat(back.machine().windows().status()).isInstanceOf(Status.Running.class);
    }

    @Test
    void theFirmwareSwitchPowerCyclesTheMachine() {
        after(new Command.Run());
        Frame frame = after(new Command.Do(new Input.SwitchFirmware(Firmware.OFF)));
        assertThat(frame.machine().processors()).allMatch(cpu -> cpu.featureControl() == 1);
        assertThat(after(new Command.Run()).cause()).isEqualTo(Cause.ENDED);
    }
}

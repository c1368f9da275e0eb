package dev.vmxscope.core.machine;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RBX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.machine.ResetSignal.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Intel SDM Vol. 3A, table 10-1 (9-1 in older editions): the states after power-up, reset and INIT. */
class ResetSignalTest {
    private static final int FEATURE_CONTROL = 0x3A;
    private static final int LSTAR = 0xC0000082;

    private static Processor running() {
        Processor cpu = ModeMachine.bits64().set(RAX, 7).core.freeze();
        return cpu.withControl(
                        cpu.control().withCr2(0x1234).withCr4(0x2020).withCr8(2).withXcr0(3))
                .withMsr(FEATURE_CONTROL, 5)
                .withMsr(LSTAR, 0x1000)
                .withMsr(0x3B, 99)
                .withMovSsShadow(true)
                .withActivity(Processor.Activity.HALTED);
    }

    @Test
    void initSetsRegistersBackToRealMode() {
        Processor after = ResetSignal.INIT.apply(running()).after();

        assertThat(after.rip()).isEqualTo(0xFFF0);
        assertThat(after.rflags()).isEqualTo(2);
        assertThat(after.segments().get(SegmentName.CS))
                .isEqualTo(Segment.real(0xF000).withBase(0xFFFF0000L));
        assertThat(after.general().get(RAX)).isZero();
        assertThat(after.general().get(RDX)).isEqualTo(0x306A9);
        assertThat(after.control().cr2()).isZero();
        assertThat(after.control().cr3()).isZero();
        assertThat(after.control().cr4()).isZero();
        assertThat(after.control().cr8()).isZero();
        assertThat(after.control().efer()).isZero();
        assertThat(after.debug().dr6()).isEqualTo(0xFFFF0FF0L);
        assertThat(after.debug().dr7()).isEqualTo(0x400);
        assertThat(after.movSsShadow()).isFalse();
        assertThat(after.activity()).isEqualTo(Processor.Activity.ACTIVE);
    }

    @Test
    void initKeepsTheCacheBitsOfCr0AndClearsTheRest() {
        Processor cached = running();
        Processor uncached = cached.withControl(cached.control().withCr0(0xE0000031L));

        assertThat(cached.init().control().cr0()).isEqualTo(0x10);
        assertThat(uncached.init().control().cr0()).isEqualTo(0x60000010);
    }

    @Test
    void initKeepsMsrsAndExtendedState() {
        Processor after = ResetSignal.INIT.apply(running()).after();

        assertThat(after.featureControl()).isEqualTo(5);
        assertThat(after.msrs().getOrZero(LSTAR)).isEqualTo(0x1000);
        assertThat(after.msrs().getOrZero(0x3B)).as("the time stamp goes on").isEqualTo(99);
        assertThat(after.control().xcr0()).isEqualTo(3);
    }

    @Test
    void initIsBlockedAndWaitsInVmxRootOperation() {
        Processor root = running().withVmx(VmxState.root(0x100000));

        ResetSignal.Result result = ResetSignal.INIT.apply(root);

        assertThat(result.outcome().text()).isEqualTo("reset blocked");
        assertThat(result.after()).isEqualTo(root.withInitLatched(true));
    }

    @Test
    void initEndsVmxNonRootOperation() {
        Processor guest = running().withVmx(new VmxState(VmxState.Mode.NON_ROOT, 0x100000, 0x200000));

        assertThat(ResetSignal.INIT.apply(guest).outcome()).isEqualTo(Outcome.VM_EXIT);
    }

    @Test
    void aWarmResetKeepsOnlyALockedFeatureControl() {
        Processor locked = running().withVmx(VmxState.root(0x100000));
        Processor after = ResetSignal.WARM.apply(locked).after();

        assertThat(after.featureControl()).isEqualTo(5);
        assertThat(after.msrs().getOrZero(LSTAR)).isZero();
        assertThat(after.control().cr0()).isEqualTo(0x60000010);
        assertThat(after.vmx()).isEqualTo(VmxState.OUTSIDE);
        assertThat(ResetSignal.WARM
                        .apply(running().withMsr(FEATURE_CONTROL, 4))
                        .after()
                        .featureControl())
                .isZero();
    }

    @Test
    void aPowerCycleClearsEverything() {
        Processor after = ResetSignal.POWER.apply(running()).after();

        assertThat(after).isEqualTo(Processor.powerUp(0, running().profile()));
        assertThat(after.featureControl()).isZero();
    }

    @Test
    void aWaitingInitIsTakenRightAfterVmxoff() {
        ModeMachine machine = ModeMachine.bits64().code("0f 01 c4").set(RBX, 1); // vmxoff
        Processor root = machine.core.freeze().withVmx(VmxState.root(0x100000));
        machine.core.thaw(ResetSignal.INIT.apply(root).after());

        machine.run(1);

        Processor after = machine.core.freeze();
        assertThat(machine.fault()).isEmpty();
        assertThat(after.rip()).isEqualTo(0xFFF0);
        assertThat(after.segments().get(SegmentName.CS).base()).isEqualTo(0xFFFF0000L);
        assertThat(after.vmx()).isEqualTo(VmxState.OUTSIDE);
        assertThat(after.initLatched()).isFalse();
        assertThat(after.realMode()).isTrue();
        assertThat(machine.told).containsExactly("SystemInstructionExecuted", "InitTaken");
    }

    @Test
    void withoutAWaitingInitVmxoffGoesOn() {
        ModeMachine machine = ModeMachine.bits64().code("0f 01 c4"); // vmxoff
        machine.core.thaw(machine.core.freeze().withVmx(VmxState.root(0x100000)));

        machine.run(1);

        assertThat(machine.core.rip()).isEqualTo(ModeMachine.CODE + 3);
    }

    @Test
    void aProcessorThatWasNeverStartedStaysAsItIs() {
        Processor fresh = Processor.powerUp(3, CpuProfile.of("test", "", "", Map.of(), Map.of()));

        assertThat(fresh.init()).isEqualTo(fresh);
    }
}

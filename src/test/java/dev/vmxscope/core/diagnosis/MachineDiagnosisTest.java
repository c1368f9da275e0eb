package dev.vmxscope.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.x86.Decoded;
import dev.vmxscope.core.x86.Decoder;
import dev.vmxscope.core.x86.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Causes that only the rest of a whole computer tells: its other processors and its journal. */
class MachineDiagnosisTest {
    private static final byte[] VMXON_RAX = {(byte) 0xF3, 0x0F, (byte) 0xC7, 0x30};

    private static Machine machine(String profile, Firmware firmware) throws Exception {
        return Machine.powerOn(MachineSetup.of(CpuProfiles.load(profile), 2, firmware, List.of()));
    }

    private static Poke vmxe(Machine machine, int cpu) {
        long cr4 = machine.processors().get(cpu).control().cr4();
        return new Poke(cpu, Place.Control.CR4, cr4 ^ Cr4.VMXE.mask());
    }

    private static Diagnosis vmxonOnFirst(Machine machine) {
        Processor cpu = machine.processors().get(0);
        Decoded.Ok vmxon = (Decoded.Ok) Decoder.decode(VMXON_RAX, 0, VMXON_RAX.length, Mode.BITS64);
        Situation situation = new Situation(cpu, machine.memory(), vmxon.instruction(), machine.steps());
        return Diagnosis.of(machine, SystemInstructions.judge(situation));
    }

    @Test
    void vmxeOnAnotherProcessorOnlyIsToldFromVmxeNowhere() throws Exception {
        Machine machine = machine(CpuProfiles.DEFAULT, Firmware.VMX_OUTSIDE_SMX);

        assertThat(vmxonOnFirst(machine).cause()).contains(NamedCause.NO_VMXE);
        assertThat(vmxonOnFirst(vmxe(machine, 1).apply(machine)).cause()).contains(NamedCause.OTHER_CORE);
    }

    @Test
    void vmxeThatWasSetAndClearedIsToldFromVmxeThatNeverWas() throws Exception {
        Machine machine = machine(CpuProfiles.DEFAULT, Firmware.VMX_OUTSIDE_SMX);
        Machine set = vmxe(machine, 0).apply(machine);
        Diagnosis diagnosis = vmxonOnFirst(vmxe(set, 0).apply(set));

        assertThat(diagnosis.cause()).contains(NamedCause.VMXE_TAKEN_AWAY);
        assertThat(diagnosis.unmet().get(0).origin()).map(Origin::kind).contains(Origin.Kind.YOU);
    }

    @Test
    void theHypervisorAboveIsTheCauseOnAGuestProcessor() throws Exception {
        Diagnosis diagnosis = vmxonOnFirst(machine("ice-lake-guest", Firmware.UNLOCKED));

        assertThat(diagnosis.cause()).contains(NamedCause.HIDDEN_BY_HOST);
        assertThat(diagnosis.unmet().get(0).remedy()).isEqualTo(new Remedy.Elsewhere(List.of("cr4-vmxe-supported")));
    }

    @Test
    void whoLockedTheRegisterTellsFirmwareFromALaterHand() throws Exception {
        Machine off = machine(CpuProfiles.DEFAULT, Firmware.OFF);
        Machine open = machine(CpuProfiles.DEFAULT, Firmware.UNLOCKED);
        Machine locked = new Poke(0, Place.Model.FEATURE_CONTROL, 1).apply(open);

        assertThat(vmxonOnFirst(vmxe(off, 0).apply(off)).causes()).contains(NamedCause.BIOS_OFF);
        assertThat(vmxonOnFirst(vmxe(open, 0).apply(open)).causes()).contains(NamedCause.UNLOCKED);
        assertThat(vmxonOnFirst(vmxe(locked, 0).apply(locked)).causes()).contains(NamedCause.LOCKED_TOO_EARLY);
    }

    @Test
    void aRestartForgetsWhoClearedVmxe() throws Exception {
        Machine machine = machine(CpuProfiles.DEFAULT, Firmware.VMX_OUTSIDE_SMX);
        Machine set = vmxe(machine, 0).apply(machine);
        Machine cleared = vmxe(set, 0).apply(set);

        assertThat(vmxonOnFirst(cleared.restart(Restart.WARM)).cause()).contains(NamedCause.NO_VMXE);
    }
}

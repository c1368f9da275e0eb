package dev.vmxscope.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Samples;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepairTest {
    private static Machine failing(Poke... pokes) {
        Machine machine = Samples.beforeVmxon(Firmware.VMX_OUTSIDE_SMX);
        for (Poke poke : pokes) {
            machine = poke.apply(machine);
        }
        return machine;
    }

    private static Poke cr4WithoutVmxe() {
        long cr4 = Samples.beforeVmxon(Firmware.VMX_OUTSIDE_SMX)
                .processors()
                .get(0)
                .control()
                .cr4();
        return new Poke(0, Place.Control.CR4, Cr4.VMXE.clear(cr4));
    }

    private static Verdict next(Machine machine) {
        return Upcoming.verdict(machine, 0).orElseThrow();
    }

    @Test
    void theLockIsSetAfterTheBitThatItLocks() {
        Machine machine = failing(new Poke(0, Place.Model.FEATURE_CONTROL, 0));
        List<Poke> repair = Repair.of(Surroundings.of(machine), next(machine));
        // Intel SDM Vol. 3C, 24.7: WRMSR raises #GP once bit 0 is 1.
        assertThat(repair).extracting(Poke::value).containsExactly(4L, 5L);
    }

    @Test
    void theFixesOneAfterTheOtherMakeTheInstructionSucceed() {
        Machine machine = failing(cr4WithoutVmxe(), new Poke(0, Place.Model.FEATURE_CONTROL, 0));
        List<Poke> repair = Repair.of(Surroundings.of(machine), next(machine));
        assertThat(repair).hasSize(3);
        for (Poke poke : repair) {
            assertThat(next(machine).outcome().success()).isFalse();
            machine = poke.apply(machine);
        }
        assertThat(next(machine).outcome().text()).isEqualTo("VMsucceed");
        assertThat(machine.run(1).processors().get(0).vmx().inOperation()).isTrue();
    }

    @Test
    void whereTheFirmwareMustHelpThereIsNoRepair() {
        Machine machine = failing(cr4WithoutVmxe(), new Poke(0, Place.Model.FEATURE_CONTROL, 1));
        assertThat(Repair.of(Surroundings.of(machine), next(machine))).isEmpty();
    }

    @Test
    void settingTheLockFirstClosesTheWay() {
        Machine machine = failing(new Poke(0, Place.Model.FEATURE_CONTROL, 0));
        Diagnosis diagnosis = Diagnosis.of(machine, next(machine));
        for (Diagnosis.Item item : diagnosis.unmet()) {
            Remedy.Fix fix = (Remedy.Fix) item.remedy();
            boolean locks = FeatureControl.LOCK.isSet(fix.poke().value());
            assertThat(Repair.possible(Surroundings.of(machine), next(machine), fix))
                    .isEqualTo(!locks);
        }
    }
}

package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.diagnosis.Origin;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.ui.viewmodel.FeatureControlState.Meaning;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterStatesTest {
    private static final long VMXE = 0x2000;

    private static Frame afterCr4Write() {
        return Frames.when(
                "part2-vmxon",
                Firmware.VMX_OUTSIDE_SMX,
                frame -> (frame.machine().processors().get(0).control().cr4() & VMXE) != 0);
    }

    @Test
    void cpuidShowsTheVendorInItsOrderAndTheVmxBit() {
        CpuidState state = CpuidState.of(View.of(Frames.start("part2", Firmware.UNLOCKED)));
        assertThat(state.vendor()).isEqualTo("GenuineIntel");
        assertThat(state.brand()).isEqualTo("Intel(R) Core(TM) i7-1065G7 CPU @ 1.30GHz");
        assertThat(state.vmx()).isTrue();
        assertThat(state.hypervisor()).isFalse();
        assertThat(state.answer(new CpuidLeaf(0, 0)).ebx()).isEqualTo(0x756E6547);
    }

    /** Intel SDM Vol. 3C, section 24.7. */
    @ParameterizedTest
    @CsvSource({"0, UNLOCKED", "4, UNLOCKED", "1, LOCKED_OFF", "3, LOCKED_SMX_ONLY", "5, READY", "7, READY"})
    void featureControlSaysWhatItsValueMeansForVmxon(long value, Meaning meaning) {
        Frame frame = Frames.start("part2", new Firmware(value));
        assertThat(FeatureControlState.of(View.of(frame)).meaning()).isEqualTo(meaning);
    }

    @Test
    void featureControlSetByTheFirmwareSaysSo() {
        FeatureControlState state = FeatureControlState.of(View.of(Frames.start("part2", Firmware.VMX_OUTSIDE_SMX)));
        assertThat(state.origin().orElseThrow().origin().kind()).isEqualTo(Origin.Kind.FIRMWARE);
        assertThat(state.locked()).isTrue();
    }

    @Test
    void featureControlSetByTheDriverNamesTheLine() {
        Frame frame = Frames.when(
                "part2-vmxon",
                Firmware.UNLOCKED,
                moment -> moment.machine().processors().get(0).featureControl() == 5);
        FeatureControlState state = FeatureControlState.of(View.of(frame));
        assertThat(state.origin().orElseThrow().origin().kind()).isEqualTo(Origin.Kind.CODE);
        assertThat(state.origin().orElseThrow().writer())
                .contains("MyHypervisorDriver!")
                .contains(".asm:");
        assertThat(state.before()).isZero();
    }

    @Test
    void aRegisterSetByHandIsYours() {
        Frame frame = Frames.start("part2", Firmware.UNLOCKED);
        Machine poked = new Poke(0, Place.Model.FEATURE_CONTROL, 5).apply(frame.machine());
        View view = View.of(new Frame(
                1,
                1,
                poked,
                frame.machine(),
                false,
                frame.cause(),
                frame.breakpoints(),
                frame.symbols(),
                false,
                false));
        assertThat(FeatureControlState.of(view).origin().orElseThrow().origin().kind())
                .isEqualTo(Origin.Kind.YOU);
    }

    @Test
    void theCr4WriteShowsOldAndNewValueAndWhoWroteIt() {
        ControlState state = ControlState.of(View.of(afterCr4Write()));
        assertThat(state.vmxe()).isTrue();
        assertThat(state.cr4().value() ^ state.cr4().before()).isEqualTo(VMXE);
        assertThat(state.origin().orElseThrow().writer()).contains("MyHypervisorDriver!AsmEnableVmxOperation");
        // IA32_VMX_CR4_FIXED0 and FIXED1 of the default processor model.
        assertThat(state.cr4().fixed()).contains(new ControlState.Fixed(VMXE, 0x772FFF));
    }

    @Test
    void theOtherProcessorKeepsItsOwnBits() {
        ProcessorsState state = ProcessorsState.of(View.of(afterCr4Write()));
        assertThat(state.all()).hasSize(2);
        assertThat(state.all().get(0).vmxe()).isTrue();
        assertThat(state.all().get(0).vmxeChanged()).isTrue();
        assertThat(state.all().get(1).vmxe()).isFalse();
    }

    @Test
    void vmxonMovesOneProcessorIntoRootOperation() {
        Frame frame = Frames.when(
                "part2-vmxon",
                Firmware.VMX_OUTSIDE_SMX,
                moment -> moment.machine().processors().get(0).vmx().inOperation());
        ProcessorsState state = ProcessorsState.of(View.of(frame));
        assertThat(state.all().get(0).mode()).isEqualTo(VmxState.Mode.ROOT);
        assertThat(state.all().get(0).modeChanged()).isTrue();
        assertThat(state.all().get(1).mode()).isEqualTo(VmxState.Mode.OUTSIDE);
    }

    @Test
    void theRegistersOfAChosenProcessorAreThatProcessors() {
        Frame frame = afterCr4Write();
        View other = new View(frame, 1, false, OptionalLong.empty(), CodeMode.SOURCE);
        assertThat(row(RegistersState.of(View.of(frame)), "CR4").value())
                .isNotEqualTo(row(RegistersState.of(other), "CR4").value());
    }

    @Test
    void ripIsNamedByItsSymbol() {
        Frame frame = afterCr4Write();
        assertThat(row(RegistersState.of(View.of(frame)), "RIP").meaning())
                .isEqualTo("MyHypervisorDriver!AsmEnableVmxOperation+0x10");
    }

    private static Named row(RegistersState state, String name) {
        return state.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

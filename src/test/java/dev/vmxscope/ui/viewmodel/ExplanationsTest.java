package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.diagnosis.Origin;
import dev.vmxscope.core.diagnosis.Remedy;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.vmx.Place;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    /** CR4 of the sample before VMXON, without VMXE. */
    private static final Poke NO_VMXE = new Poke(0, Place.Control.CR4, 0x1506F8);

    private static final Poke UNLOCKED = new Poke(0, Place.Model.FEATURE_CONTROL, 0);

    private static Explanations of(Frame frame) {
        return Explanations.of(View.of(frame));
    }

    @Test
    void beforeAnythingSpecifiedRunsVmxonIsAskedFor() {
        Explanations start = of(Frames.start("part2-vmxon", Firmware.OFF));
        assertThat(start.explained()).extracting(Explained::subject).containsExactly(Subject.ASKED);
        assertThat(start.trouble()).isEmpty();
        assertThat(start.preferred()).contains(Subject.ASKED);
        Explained asked = start.explained().get(0);
        assertThat(asked.outcome().text()).isEqualTo("#UD");
        assertThat(asked.unmet()).extracting(unmet -> unmet.row().id()).containsExactly("vmxe-set");
        assertThat(asked.wouldAlsoFail())
                .extracting(unmet -> unmet.row().id())
                .containsExactly("feature-control-outside-smx");
        assertThat(asked.unmet().get(0).remedy()).containsInstanceOf(Remedy.Fix.class);
    }

    @Test
    void vmxonIsNotAskedForWhileItComesNextOrVmxIsOn() {
        assertThat(of(Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX)).of(Subject.ASKED))
                .isEmpty();
    }

    @Test
    void beforeVmxonItsVerdictIsTold() {
        Explanations state = of(Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX));
        assertThat(state.preferred()).contains(Subject.NEXT);
        Explained next = state.of(Subject.NEXT).orElseThrow();
        assertThat(next.outcome().text()).isEqualTo("VMsucceed");
        assertThat(next.unmet()).isEmpty();
        assertThat(next.stages()).hasSize(7).allMatch(stage -> stage.state() == JudgedStage.State.PASSED);
        assertThat(next.source()).isEqualTo("SourceAsm.asm:61");
    }

    @Test
    void whatWouldFailNamesStageAlsoFailingAndRepair() {
        Explained next = of(Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX, NO_VMXE, UNLOCKED))
                .of(Subject.NEXT)
                .orElseThrow();
        assertThat(next.outcome().text()).isEqualTo("#UD");
        assertThat(next.unmet()).extracting(unmet -> unmet.row().id()).containsExactly("vmxe-set");
        // The manual gives these two no order; the one that locks the other in comes last.
        assertThat(next.wouldAlsoFail())
                .extracting(unmet -> unmet.row().id())
                .containsExactly("feature-control-outside-smx", "feature-control-locked");
        assertThat(next.wouldAlsoFail()).extracting(Unmet::leadsOn).containsExactly(true, false);
        assertThat(next.repair()).extracting(Poke::value).containsExactly(0x1526F8L, 4L, 5L);
        assertThat(next.unmet().get(0).written().orElseThrow().origin().kind()).isEqualTo(Origin.Kind.YOU);
    }

    @Test
    void aFixTellsTheVerdictAfterIt() {
        Unmet unmet = of(Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX, NO_VMXE))
                .of(Subject.NEXT)
                .orElseThrow()
                .unmet()
                .get(0);
        Remedy.Fix fix = (Remedy.Fix) unmet.remedy().orElseThrow();
        assertThat(fix.after().outcome().text()).isEqualTo("VMsucceed");
        assertThat(unmet.spotlight()).contains(new Spotlight(0, Place.Control.CR4, Cr4.VMXE.mask()));
    }

    @Test
    void afterTheFaultTheLastInstructionMatters() {
        Explanations state = of(Frames.end("part2-vmxon", Firmware.OFF));
        assertThat(state.preferred()).contains(Subject.LAST);
        assertThat(state.of(Subject.NEXT)).isEmpty();
        Explained last = state.of(Subject.LAST).orElseThrow();
        assertThat(last.live()).isTrue();
        assertThat(last.repair()).isEmpty();
        Unmet unmet = last.unmet().get(0);
        assertThat(unmet.remedy().orElseThrow()).isInstanceOf(Remedy.Restarting.class);
        assertThat(unmet.written().orElseThrow().origin().kind()).isEqualTo(Origin.Kind.FIRMWARE);
    }

    @Test
    void theOtherProcessorsFaultHasItsFix() {
        Explained last = of(Frames.end("part2-one-core", Firmware.VMX_OUTSIDE_SMX))
                .of(Subject.LAST)
                .orElseThrow();
        assertThat(last.cpu()).isEqualTo(1);
        Remedy.Fix fix = (Remedy.Fix) last.unmet().get(0).remedy().orElseThrow();
        assertThat(fix.poke().cpu()).isEqualTo(1);
        assertThat(fix.after().outcome().text()).isEqualTo("VMsucceed");
    }

    @Test
    void whenAllWentWellTheLastVmxInstructionStaysToRead() {
        Explanations state = of(Frames.end("part2-vmxon", Firmware.VMX_OUTSIDE_SMX));
        assertThat(state.preferred()).contains(Subject.LAST);
        Explained last = state.of(Subject.LAST).orElseThrow();
        assertThat(last.instruction()).isEqualTo("vmxoff");
        assertThat(last.succeeds()).isTrue();
    }

    @Test
    void aFailureFurtherBackOffersNoFixFromTodaysMemory() {
        Frame frame = Frames.end("part2-vmxon", Firmware.OFF);
        // The same moment told as if more steps had passed since.
        Frame later = Frames.later(frame, 5);
        Explained last = of(later).of(Subject.LAST).orElseThrow();
        assertThat(last.live()).isFalse();
        assertThat(last.unmet().get(0).remedy()).isEmpty();
        assertThat(last.unmet().get(0).row().required()).isEqualTo("1");
    }

    @Test
    void theBitsThatVmxonWantsAreMarkedUntilTheyAreRight() {
        View failing = View.of(Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX, NO_VMXE, UNLOCKED));
        assertThat(ControlState.of(failing).cr4().wanted()).contains(new Wanted(0x2000, 0x2000, "VMXON"));
        assertThat(ControlState.of(failing).cr0().wanted()).isEmpty();
        assertThat(FeatureControlState.of(failing).wanted()).contains(new Wanted(5, 5, "VMXON"));
        View right = View.of(Frames.beforeVmxon(Firmware.VMX_OUTSIDE_SMX));
        assertThat(ControlState.of(right).cr4().wanted()).isEmpty();
        assertThat(FeatureControlState.of(right).wanted()).isEmpty();
    }

    @Test
    void theBitsAreMarkedOnTheProcessorThatFailedOnly() {
        Frame frame = Frames.end("part2-one-core", Firmware.VMX_OUTSIDE_SMX);
        View one = new View(frame, 1, false, OptionalLong.empty(), CodeMode.SOURCE);
        View zero = new View(frame, 0, false, OptionalLong.empty(), CodeMode.SOURCE);
        assertThat(ControlState.of(one).cr4().wanted()).contains(new Wanted(0x2000, 0x2000, "VMXON"));
        assertThat(ControlState.of(zero).cr4().wanted()).isEmpty();
    }
}

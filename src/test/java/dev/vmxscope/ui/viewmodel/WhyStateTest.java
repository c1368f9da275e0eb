package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.ui.viewmodel.JudgedStage.State;
import org.junit.jupiter.api.Test;

class WhyStateTest {
    @Test
    void nothingIsToldWhileAllGoesWell() {
        WhyState state = WhyState.of(View.of(Frames.end("part2-vmxon", Firmware.VMX_OUTSIDE_SMX)));
        assertThat(state.trouble()).isEmpty();
        assertThat(state.stopped()).isFalse();
    }

    @Test
    void lockedOffNamesInstructionVectorPlaceAndTheUnmetRequirement() {
        WhyState state = WhyState.of(View.of(Frames.end("part2-vmxon", Firmware.OFF)));
        assertThat(state.stopped()).isTrue();
        Trouble trouble = state.trouble().orElseThrow();
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.FAULT);
        assertThat(trouble.instruction()).startsWith("vmxon");
        assertThat(trouble.outcome()).isEqualTo("#GP(0)");
        assertThat(trouble.cpu()).isZero();
        assertThat(trouble.place()).isEqualTo("MyHypervisorDriver!AsmVmxon+0x0");
        assertThat(trouble.source()).isEqualTo("SourceAsm.asm:61");
        assertThat(trouble.bugcheck()).startsWith("SYSTEM_SERVICE_EXCEPTION");
        assertThat(trouble.unmet()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("feature-control-outside-smx");
            assertThat(row.actual()).isEqualTo("0");
            assertThat(row.required()).isEqualTo("1");
        });
    }

    @Test
    void laterStagesAreNotReached() {
        Trouble trouble = WhyState.of(View.of(Frames.end("part2-vmxon", Firmware.OFF)))
                .trouble()
                .orElseThrow();
        assertThat(trouble.stages()).extracting(JudgedStage::state).startsWith(State.PASSED);
        int deciding =
                trouble.stages().stream().map(JudgedStage::state).toList().indexOf(State.DECIDING);
        assertThat(trouble.stages().subList(deciding + 1, trouble.stages().size()))
                .isNotEmpty()
                .allMatch(stage -> stage.state() == State.NOT_REACHED);
    }

    @Test
    void theProcessorWithoutVmxeIsNamed() {
        Trouble trouble = WhyState.of(View.of(Frames.end("part2-one-core", Firmware.VMX_OUTSIDE_SMX)))
                .trouble()
                .orElseThrow();
        assertThat(trouble.outcome()).isEqualTo("#UD");
        assertThat(trouble.cpu()).isEqualTo(1);
        assertThat(trouble.unmet()).extracting(JudgedStage.Row::id).containsExactly("vmxe-set");
    }

    @Test
    void aDriverThatRefusesDoesNotFault() {
        WhyState state = WhyState.of(View.of(Frames.end("part2-careful", Firmware.OFF)));
        assertThat(state.trouble()).isEmpty();
    }

    @Test
    void afterARestartOldTroubleIsForgotten() {
        Frame end = Frames.end("part2-vmxon", Firmware.OFF);
        Frame again = new Frame(
                end.position() + 1,
                end.position() + 1,
                end.machine().restart(Restart.POWER_CYCLE),
                end.machine(),
                false,
                end.cause(),
                end.breakpoints(),
                end.symbols(),
                false,
                false);
        assertThat(WhyState.of(View.of(again)).trouble()).isEmpty();
    }
}

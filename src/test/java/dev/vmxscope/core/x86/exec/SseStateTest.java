package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.x86.exec.TestMachine.CODE;
import static dev.vmxscope.core.x86.exec.TestMachine.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Vector;
import org.junit.jupiter.api.Test;

/** When SSE instructions are not allowed, and what of them is not emulated. Intel SDM Vol. 2, table 2-18 and on. */
class SseStateTest {
    private final TestMachine machine = TestMachine.kernel();
    private final Core core = machine.core;

    private void run(String code, long cr0Set, long cr4Clear) {
        ControlRegisters now = core.control();
        core.thaw(core.freeze()
                .withControl(new ControlRegisters(
                        now.cr0() | cr0Set, 0, now.cr3(), now.cr4() & ~cr4Clear, 0, now.efer(), 1)));
        machine.put(CODE, code);
        core.set(RAX, DATA);
        core.run(1);
    }

    private void assertFault(Vector vector) {
        assertThat(core.fault()).isNotNull();
        assertThat(core.fault().vector()).isEqualTo(vector);
    }

    @Test
    void withoutOsfxsrTheyAreUndefined() {
        run("0f 57 c0", 0, 1 << 9);
        assertFault(Vector.UD);
    }

    @Test
    void underEmulationTheyAreUndefined() {
        run("0f 57 c0", 4 | 8, 0);
        assertFault(Vector.UD);
    }

    @Test
    void afterATaskSwitchTheDeviceIsNotAvailable() {
        run("0f 57 c0", 8, 0);
        assertFault(Vector.NM);
    }

    @Test
    void movntiNeedsNone() {
        run("0f c3 00", 8, 1 << 9);
        assertThat(core.fault()).isNull();
    }

    @Test
    void anUnmaskedExceptionStopsTheRunAndChangesNothing() {
        machine.put(DATA, "00 1d 00 00"); // MXCSR with ZM clear
        run("0f ae 10", 0, 0); // ldmxcsr [rax]
        core.xmm[0] = 0x3F800000;
        machine.put(CODE + 3, "f3 0f 5e c1"); // divss xmm0, xmm1
        Processor before = core.freeze();
        core.run(1);
        assertThat(core.stop()).isEqualTo(Stop.NOT_EMULATED);
        assertThat(core.notEmulated()).hasMessageContaining("#XM");
        assertThat(core.freeze()).isEqualTo(before);
    }

    @Test
    void anotherRoundingStopsTheRun() {
        machine.put(DATA, "80 3f 00 00");
        run("0f ae 10", 0, 0);
        machine.put(CODE + 3, "f3 0f 58 c1"); // addss xmm0, xmm1
        core.run(1);
        assertThat(core.stop()).isEqualTo(Stop.NOT_EMULATED);
        assertThat(core.notEmulated()).hasMessageContaining("3f80h");
    }

    @Test
    void anApproximationThatDiffersBetweenModelsStopsTheRun() {
        run("0f 53 c1", 0, 0); // rcpps xmm0, xmm1
        assertThat(core.stop()).isEqualTo(Stop.NOT_EMULATED);
        assertThat(core.notEmulated()).hasMessageContaining("RCPPS").hasMessageContaining("0f 53 c1");
    }
}

package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RBX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RCX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDI;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSI;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSP;
import static dev.vmxscope.core.x86.exec.TestMachine.CODE;
import static dev.vmxscope.core.x86.exec.TestMachine.DATA;
import static dev.vmxscope.core.x86.exec.TestMachine.PRESENT;
import static dev.vmxscope.core.x86.exec.TestMachine.USER;
import static dev.vmxscope.core.x86.exec.TestMachine.WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instruction that faults leaves everything as it was (Intel SDM Vol. 3A, section 6.6), and steps are exact. */
class RestartTest {
    private static final long END = DATA + 0x2000;

    private final TestMachine machine = TestMachine.user();
    private final Core core = machine.core;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8f 00", // pop qword ptr [rax]
                "87 18", // xchg [rax], ebx
                "0f c1 18", // xadd [rax], ebx
                "f0 0f b1 18", // lock cmpxchg [rax], ebx
                "48 0f c7 08", // cmpxchg16b [rax]
                "01 18", // add [rax], ebx
                "f7 10", // not dword ptr [rax]
                "d1 20", // shl dword ptr [rax], 1
                "0f ab 18", // bts [rax], ebx
                "0f 28 00", // movaps xmm0, [rax]
                "0f ae 00", // fxsave [rax]
            })
    void anInstructionThatFaultsInMemoryChangesNothing(String code) {
        machine.put(CODE, code);
        core.set(RAX, END);
        core.set(RBX, 0x1234567890L);
        assertFaultsUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "ff 34 25 00 00 00 20", "9c", "e8 00 00 00 00", "c8 10 00 00"})
    void aPushThatFaultsChangesNothing(String code) {
        machine.put(CODE, code);
        core.set(RSP, END + 8);
        assertFaultsUnchanged();
    }

    private void assertFaultsUnchanged() {
        Processor before = core.freeze();
        PhysicalMemory memory = machine.bus.freeze();
        core.run(1);
        assertThat(core.fault()).isNotNull();
        assertThat(core.fault().vector()).isEqualTo(Vector.PF);
        assertThat(core.freeze()).isEqualTo(before);
        assertThat(machine.data(DATA, 0x2000)).isEqualTo(bytes(memory));
    }

    private static byte[] bytes(PhysicalMemory memory) {
        byte[] bytes = new byte[0x2000];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) memory.read8(0x200000 + at);
        }
        return bytes;
    }

    @Test
    void aRepeatedMoveThatFaultsHalfWayGoesOnWhereItStopped() {
        machine.put(CODE, "f3 a4");
        machine.put(DATA, "01 02 03 04 05 06 07 08 09 0a");
        core.set(RSI, DATA);
        core.set(RDI, END - 4);
        core.set(RCX, 10);
        core.run(1);
        assertThat(core.fault()).isNotNull();
        assertThat(core.fault().linear()).isEqualTo(END);
        assertThat(core.get(RCX)).isEqualTo(6);
        assertThat(core.get(RSI)).isEqualTo(DATA + 4);
        assertThat(core.get(RDI)).isEqualTo(END);
        machine.map(END, 0x300000, PRESENT | WRITABLE | USER);
        core.run(1);
        assertThat(core.fault()).isNull();
        assertThat(core.get(RCX)).isZero();
        assertThat(core.rip()).isEqualTo(CODE + 2);
        assertThat(machine.data64(END - 8) >>> 32).isEqualTo(0x04030201L);
        assertThat(machine.memory.read64(0x300000)).isEqualTo(0x0A090807_0605L);
    }

    /** Calls, pushes, a loop, flags, vectors: 9 instructions a turn. */
    private static final String PROGRAM =
            "48 ff c0 50 0f 10 07 66 0f fe c1 0f 11 07 59 48 01 cb e8 02 00 00 00" + "eb e7 48 11 d8 c3";

    @Test
    void oneRunOfManyStepsEqualsManyRunsOfOneStep() {
        TestMachine other = TestMachine.user();
        machine.put(CODE, PROGRAM);
        other.put(CODE, PROGRAM);
        core.set(RDI, DATA + 0x100);
        other.core.set(RDI, DATA + 0x100);
        assertThat(core.run(1003)).isEqualTo(1003);
        for (int step = 0; step < 1003; step++) {
            assertThat(other.core.run(1)).isEqualTo(1);
        }
        assertThat(core.stop()).isEqualTo(Stop.BUDGET);
        assertThat(other.core.freeze()).isEqualTo(core.freeze());
        assertThat(other.bus.freeze()).isEqualTo(machine.bus.freeze());
    }

    @Test
    void theShadowOfMovSsLastsOneInstruction() {
        TestMachine kernel = TestMachine.kernel();
        kernel.put(CODE, "8e d0 90 90"); // mov ss, ax; nop; nop
        kernel.core.set(RAX, 0x18);
        kernel.core.run(1);
        assertThat(kernel.core.freeze().movSsShadow()).isTrue();
        kernel.core.run(1);
        assertThat(kernel.core.freeze().movSsShadow()).isFalse();
    }

    @Test
    void theShadowOfMovSsIsOverAfterALongerRunToo() {
        TestMachine kernel = TestMachine.kernel();
        kernel.put(CODE, "8e d0 90 90");
        kernel.core.set(RAX, 0x18);
        assertThat(kernel.core.run(3)).isEqualTo(3);
        assertThat(kernel.core.freeze().movSsShadow()).isFalse();
    }

    @Test
    void popfInRing3LeavesIfAndIopl() {
        machine.put(CODE, "9d");
        machine.put(DATA + 0xE00, "d5 3c 00 00 00 00 00 00"); // all arithmetic flags, DF, IOPL 3, IF 0
        core.run(1);
        assertThat(core.rflags()).isEqualTo(0xED7);
    }

    @Test
    void popfInRing0SetsIfAndIopl() {
        TestMachine kernel = TestMachine.kernel();
        kernel.put(CODE, "9d");
        kernel.put(DATA + 0xE00, "d5 3c 00 00 00 00 00 00");
        kernel.core.run(1);
        assertThat(kernel.core.rflags()).isEqualTo(0x3CD7);
    }
}

package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RBX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSP;
import static dev.vmxscope.core.x86.exec.TestMachine.CODE;
import static dev.vmxscope.core.x86.exec.TestMachine.DATA;
import static dev.vmxscope.core.x86.exec.TestMachine.NO_EXECUTE;
import static dev.vmxscope.core.x86.exec.TestMachine.PRESENT;
import static dev.vmxscope.core.x86.exec.TestMachine.USER;
import static dev.vmxscope.core.x86.exec.TestMachine.WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Vector;
import org.junit.jupiter.api.Test;

/** Accesses across pages and the faults of bad ones. Error codes: Intel SDM Vol. 3A, section 4.7. */
class MemoryAccessTest {
    private static final String LOAD = "48 8b 00"; // mov rax, [rax]
    private static final String STORE = "48 89 00"; // mov [rax], rax
    private static final String JUMP = "ff e0"; // jmp rax
    private static final long UNMAPPED = DATA + 0x5008;
    private static final long SPARE_FRAME = 0x300000;
    private static final long NOT_CANONICAL = 0x8000_0000_0000_0000L;

    private final TestMachine user = TestMachine.user();
    private final TestMachine kernel = TestMachine.kernel();

    private static void run(TestMachine machine, String code, long rax) {
        machine.put(CODE, code);
        machine.core.setRip(CODE);
        machine.core.set(RAX, rax);
        machine.core.run(1);
    }

    private static void assertFault(TestMachine machine, Vector vector, int errorCode, long linear) {
        GuestFault fault = machine.core.fault();
        assertThat(fault).isNotNull();
        assertThat(fault.vector()).isEqualTo(vector);
        assertThat(fault.errorCode()).isEqualTo(errorCode);
        assertThat(fault.linear()).isEqualTo(linear);
    }

    private static void assertFault(TestMachine machine, Vector vector) {
        GuestFault fault = machine.core.fault();
        assertThat(fault).isNotNull();
        assertThat(fault.vector()).isEqualTo(vector);
        assertThat(fault.errorCode()).isZero();
    }

    @Test
    void aReadOfAnAbsentPageInRing0HasErrorCode0() {
        run(kernel, LOAD, UNMAPPED);
        assertFault(kernel, Vector.PF, 0, UNMAPPED);
        assertThat(kernel.core.rip()).isEqualTo(CODE);
    }

    @Test
    void aWriteToAnAbsentPageInRing3HasErrorCode6() {
        run(user, STORE, UNMAPPED);
        assertFault(user, Vector.PF, 6, UNMAPPED);
    }

    @Test
    void ring3ReadingASupervisorPageHasErrorCode5() {
        user.map(DATA + 0x5000, SPARE_FRAME, PRESENT | WRITABLE);
        run(user, LOAD, UNMAPPED);
        assertFault(user, Vector.PF, 5, UNMAPPED);
    }

    @Test
    void ring0WritingAReadOnlyPageHasErrorCode3WhenWpIsSet() {
        run(kernel, STORE, CODE + 0x100);
        assertFault(kernel, Vector.PF, 3, CODE + 0x100);
    }

    @Test
    void ring0WritesAReadOnlyPageWhenWpIsClear() {
        kernel.core.thaw(kernel.core
                .freeze()
                .withControl(kernel.core.control().withCr0(kernel.core.control().cr0() & ~(1L << 16))));
        run(kernel, STORE, CODE + 0x100);
        assertThat(kernel.core.fault()).isNull();
        assertThat(kernel.memory.read64(0x100100)).isEqualTo(CODE + 0x100);
    }

    @Test
    void fetchingFromANoExecutePageHasErrorCode17() {
        run(kernel, JUMP, DATA + 8);
        kernel.core.run(1);
        assertFault(kernel, Vector.PF, 0x11, DATA + 8);
        assertThat(kernel.core.rip()).isEqualTo(DATA + 8);
    }

    @Test
    void fetchingFromAnAbsentPageInRing3HasErrorCode20() {
        run(user, JUMP, UNMAPPED);
        user.core.run(1);
        assertFault(user, Vector.PF, 0x14, UNMAPPED);
    }

    @Test
    void anAddressThatIsNotCanonicalIsAGeneralProtectionFault() {
        run(kernel, LOAD, NOT_CANONICAL);
        assertFault(kernel, Vector.GP);
    }

    @Test
    void throughTheStackSegmentItIsAStackFault() {
        kernel.core.set(RSP, NOT_CANONICAL);
        run(kernel, "48 8b 04 24", 0); // mov rax, [rsp]
        assertFault(kernel, Vector.SS);
        run(kernel, "50", 0); // push rax
        assertFault(kernel, Vector.SS);
        run(kernel, "ff 30", DATA); // push qword ptr [rax]
        assertFault(kernel, Vector.SS);
        run(kernel, "ff 10", DATA); // call qword ptr [rax]
        assertFault(kernel, Vector.SS);
        assertThat(kernel.core.get(RSP)).isEqualTo(NOT_CANONICAL);
    }

    @Test
    void aJumpToAnAddressThatIsNotCanonicalFaultsAtTheJump() {
        run(kernel, JUMP, NOT_CANONICAL);
        assertFault(kernel, Vector.GP);
        assertThat(kernel.core.rip()).isEqualTo(CODE);
    }

    @Test
    void anAccessAcrossTwoPagesReachesBoth() {
        user.map(DATA + 0x1000, SPARE_FRAME, PRESENT | WRITABLE | USER);
        user.put(DATA + 0xFFD, "11 22 33");
        user.memory.write(SPARE_FRAME, 0x8877665544L, 8);
        run(user, LOAD, DATA + 0xFFD);
        assertThat(user.core.get(RAX)).isEqualTo(0x8877665544332211L);
        run(user, STORE, DATA + 0xFFC);
        assertThat(user.memory.read64(SPARE_FRAME)).isEqualTo(0x8800000000L);
        assertThat(user.data(DATA + 0xFFC, 4)).containsExactly(0xFC, 0x0F, 0x00, 0x20);
    }

    @Test
    void aWriteAcrossIntoAnAbsentPageFaultsAtThatPageAndWritesNothing() {
        user.put(DATA + 0x1FF8, "a1 a2 a3 a4 a5 a6 a7 a8");
        run(user, STORE, DATA + 0x1FFC);
        assertFault(user, Vector.PF, 6, DATA + 0x2000);
        assertThat(user.data64(DATA + 0x1FF8)).isEqualTo(0xA8A7A6A5A4A3A2A1L);
        run(user, "0f 11 00", DATA + 0x1FF8); // movups [rax], xmm0
        assertFault(user, Vector.PF, 6, DATA + 0x2000);
        assertThat(user.data64(DATA + 0x1FF8)).isEqualTo(0xA8A7A6A5A4A3A2A1L);
    }

    @Test
    void aBitStringWithA32BitAddressWrapsAt4Gib() {
        user.core.set(RBX, 0xFFFFFFE0L); // bit -32
        run(user, "67 0f ab 18", 0); // bts [eax], ebx
        assertFault(user, Vector.PF, 6, 0xFFFFFFFCL);
    }

    @Test
    void anInstructionMayLieAcrossTwoPages() {
        kernel.map(CODE + 0x1000, SPARE_FRAME, PRESENT);
        kernel.put(CODE + 0xFFE, "48 b8"); // mov rax, imm64
        kernel.memory.write(SPARE_FRAME, 0x1122334455667788L, 8);
        kernel.core.setRip(CODE + 0xFFE);
        kernel.core.run(1);
        assertThat(kernel.core.get(RAX)).isEqualTo(0x1122334455667788L);
        assertThat(kernel.core.rip()).isEqualTo(CODE + 0x1008);
    }

    @Test
    void anInstructionThatEndsInAnAbsentPageFaultsAtThatPage() {
        kernel.put(CODE + 0xFFE, "48 b8");
        kernel.core.setRip(CODE + 0xFFE);
        kernel.core.run(1);
        assertFault(kernel, Vector.PF, 0x10, CODE + 0x1000);
        assertThat(kernel.core.rip()).isEqualTo(CODE + 0xFFE);
    }

    @Test
    void aShortInstructionAtTheEndOfThePageDoesNotNeedTheNextPage() {
        kernel.put(CODE + 0xFFF, "90");
        kernel.core.setRip(CODE + 0xFFF);
        kernel.core.run(1);
        assertThat(kernel.core.fault()).isNull();
        assertThat(kernel.core.rip()).isEqualTo(CODE + 0x1000);
    }

    @Test
    void dataPagesMarkedNoExecuteCanBeRead() {
        assertThat(kernel.memory.read64(kernel.entry(DATA)) & NO_EXECUTE).isNotZero();
        run(kernel, LOAD, DATA);
        assertThat(kernel.core.fault()).isNull();
    }
}

package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RCX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDX;
import static dev.vmxscope.core.x86.exec.TestMachine.CODE;
import static dev.vmxscope.core.x86.exec.TestMachine.DATA;
import static dev.vmxscope.core.x86.exec.TestMachine.PRESENT;
import static dev.vmxscope.core.x86.exec.TestMachine.WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is written into code and into the paging structures counts from the next instruction on. */
class ChangedCodeTest {
    /** Set beforehand, so that the walk has nothing to write. */
    private static final long ACCESSED = 0x20;

    private static final long CODE_ALIAS = DATA + 0x8000;
    private static final long TABLE_ALIAS = DATA + 0x9000;

    private final TestMachine machine = TestMachine.kernel();
    private final Core core = machine.core;

    @Test
    void anInstructionThatTheOneBeforeItChangedIsSeenChanged() {
        machine.map(CODE_ALIAS, 0x100000, PRESENT | WRITABLE);
        machine.put(CODE, "c6 00 f9 f8"); // mov byte ptr [rax], 0xf9 (STC); clc
        core.set(RAX, CODE_ALIAS + 3);
        core.run(2);
        assertThat(core.rflags() & 1).isEqualTo(1);
    }

    @Test
    void aLoopSeesTheInstructionThatItChangedInItsFirstTurn() {
        machine.map(CODE_ALIAS, 0x100000, PRESENT | WRITABLE);
        // again: inc ecx; mov byte ptr [rax], 0xc2 (inc edx); dec esi; jne again
        machine.put(CODE, "ff c1 c6 00 c2 ff ce 75 f7");
        core.set(RAX, CODE_ALIAS + 1);
        core.set(RCX, 0);
        core.set(RDX, 0);
        core.set(6, 5);
        core.run(20);
        assertThat(core.get(RCX)).isEqualTo(1);
        assertThat(core.get(RDX)).isEqualTo(4);
    }

    @Test
    void codeInAPageThatWasWrittenAsDataBeforeIsSeenChanged() {
        machine.map(DATA + 0x7000, 0x300000, PRESENT | WRITABLE);
        // push, pop, that the calls do not set a D bit; write STC, call it; write CLC, call it
        machine.put(CODE, "50 58 c6 00 f9 ff d0 c6 00 f8 ff d0");
        machine.memory.write8(0x300001, 0xC3);
        core.set(RAX, DATA + 0x7000);
        core.run(5);
        assertThat(core.rflags() & 1).isEqualTo(1);
        core.run(5);
        assertThat(core.rip()).isEqualTo(CODE + 12);
        assertThat(core.rflags() & 1).isZero();
    }

    @Test
    void aChangedPageTableEntryCountsAtOnce() {
        machine.map(TABLE_ALIAS, machine.entry(DATA) & ~0xFFFL, PRESENT | WRITABLE);
        machine.memory.write(0x200000, 0x11, 8);
        machine.memory.write(0x300000, 0x22, 8);
        machine.put(CODE, "48 8b 02 48 89 19 48 8b 02"); // mov rax,[rdx]; mov [rcx],rbx; mov rax,[rdx]
        core.set(RDX, DATA);
        core.set(RCX, TABLE_ALIAS + (machine.entry(DATA) & 0xFFF));
        core.set(3, 0x300000 | PRESENT | WRITABLE);
        core.run(1);
        assertThat(core.get(RAX)).isEqualTo(0x11);
        core.run(2);
        assertThat(core.get(RAX)).isEqualTo(0x22);
    }

    @Test
    void aPageThatWasWrittenBeforeItBecameAPageTableIsWatchedToo() {
        long table = 0x310000;
        machine.map(TABLE_ALIAS, table, PRESENT | WRITABLE);
        machine.memory.write(0x200000, 0x11, 8);
        machine.memory.write(0x300000, 0x22, 8);
        // mov [rdi],rsi hangs the table in; mov [rcx],rbx makes an entry; mov rax,[rdx] walks it;
        // mov [rcx],rbp changes the entry; mov rax,[rdx]
        machine.put(CODE, "48 89 37 48 89 19 48 8b 02 48 89 29 48 8b 02");
        long other = DATA + 0x400000;
        machine.map(other, 0x320000, PRESENT);
        long directory = machine.entry(other) >>> 12;
        long parent = parentOf(directory << 12);
        machine.map(DATA + 0xA000, parent & ~0xFFFL, PRESENT | WRITABLE);
        core.set(RCX, TABLE_ALIAS + (machine.entry(other) & 0xFFF));
        core.set(3, 0x200000 | PRESENT | WRITABLE | ACCESSED);
        core.set(7, DATA + 0xA000 + (parent & 0xFFF));
        core.set(6, table | PRESENT | WRITABLE | ACCESSED);
        core.set(RDX, other);
        core.set(5, 0x300000 | PRESENT | WRITABLE | ACCESSED);
        core.run(3);
        assertThat(core.get(RAX)).isEqualTo(0x11);
        core.run(2);
        assertThat(core.get(RAX)).isEqualTo(0x22);
    }

    /** Where the entry stands that leads to a table. */
    private long parentOf(long table) {
        for (long at = 0x1000; at < 0x20000; at += 8) {
            if ((machine.memory.read64(at) & 0xFFFFF000L) == table) {
                return at;
            }
        }
        throw new IllegalStateException();
    }
}

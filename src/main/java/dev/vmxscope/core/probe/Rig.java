package dev.vmxscope.core.probe;

import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.Mode;

/**
 * The 32 MiB of RAM that every probe starts with, all zero but for machine code and paging structures at its end. They map 4 GiB one to
 * one, writable and open to ring 3, except the 2 MiB at 1C00000H, which are not present, and one page of code, which
 * is the supervisor's: with CR4.SMEP ring 0 may not fetch from a page of ring 3.
 */
final class Rig {
    static final long RAM = 32L << 20;
    /** The page that code runs in at privilege level 0. */
    private static final long CODE = 0x1FFF000;
    /** The page that code runs in at privilege level 3. */
    private static final long USER_CODE = 0x1FFE000;
    /** 16 bytes that stand for an instruction's operand in memory. */
    static final long OPERAND = 0x1FFD000;
    /** Top of a stack, should an instruction push something. */
    static final long STACK = 0x1FFDFF0;
    /** CR3 for 4-level paging. */
    static final long PML4 = 0x1FF0000;
    /** CR3 outside IA-32e mode: 32-bit paging ignores the low bits, PAE paging finds its four entries by them. */
    static final long CR3_32 = 0x1FE06E0;

    private static final long HOLE = 0x1C00000;
    private static final long HOLE_END = 0x1E00000;
    private static final long PDPT = PML4 + 0x1000;
    private static final long DIRECTORIES = PML4 + 0x2000;
    private static final long LAST_TABLE = PML4 + 0x6000;
    private static final long DIRECTORY_32 = CR3_32 & -4096L;
    private static final long TABLES_32 = DIRECTORY_32 + 0x1000;
    /** The bytes that a raw step may have. */
    static final int RAW_ROOM = 64;

    private static final long LONGEST_CODE = 16;
    private static final long LARGE = 2L << 20;
    private static final long LARGE_32 = 4L << 20;
    private static final long PAGE = 4096;
    private static final int SUPERVISOR = 3;
    private static final int OPEN = 7;
    private static final int PS = 1 << 7;

    /** The RAM; probes share its pages until they write them. */
    static final PhysicalMemory MEMORY = build();

    private Rig() {}

    private static PhysicalMemory build() {
        WorkingMemory memory = PhysicalMemory.zeroed(RAM).thaw();
        for (Form form : Form.values()) {
            for (Mode mode : Mode.values()) {
                memory.write(code(form, mode, 0), form.encode(mode));
                memory.write(code(form, mode, 3), form.encode(mode));
            }
        }
        fourLevels(memory);
        thirtyTwoBits(memory);
        pae(memory);
        return memory.freeze();
    }

    /** Where the machine code of an instruction stands for that privilege level. */
    static long code(Form form, Mode mode, int cpl) {
        int slot = form.ordinal() * Mode.values().length + mode.ordinal();
        return rawCode(cpl) + RAW_ROOM + slot * LONGEST_CODE;
    }

    /** Where the bytes of a raw step go for that privilege level. */
    static long rawCode(int cpl) {
        return cpl == 3 ? USER_CODE : CODE;
    }

    private static void fourLevels(WorkingMemory memory) {
        memory.write(PML4, PDPT | OPEN, 8);
        for (int directory = 0; directory < 4; directory++) {
            memory.write(PDPT + 8L * directory, DIRECTORIES + PAGE * directory | OPEN, 8);
        }
        for (long at = 0; at < 4L << 30; at += LARGE) {
            long entry = at == HOLE ? 0 : at == HOLE_END ? LAST_TABLE | OPEN : at | OPEN | PS;
            memory.write(DIRECTORIES + at / LARGE * 8, entry, 8);
        }
        for (long at = HOLE_END; at < RAM; at += PAGE) {
            memory.write(LAST_TABLE + (at - HOLE_END) / PAGE * 8, entry(at), 8);
        }
    }

    /**
     * The four entries stand in the page directory of 32-bit paging, in the place of those for the 32 MiB at 6E000000H:
     * they are not mapped there. Bits 1 and 2 are reserved in them. Intel SDM Vol. 3A, section 4.4.1.
     */
    private static void pae(WorkingMemory memory) {
        for (int directory = 0; directory < 4; directory++) {
            memory.write(CR3_32 + 8L * directory, DIRECTORIES + PAGE * directory | 1, 8);
        }
    }

    /** The RAM by pages of 4 KiB, so that it is mapped with CR4.PSE and without; the rest by pages of 4 MiB. */
    private static void thirtyTwoBits(WorkingMemory memory) {
        for (long at = 0; at < 4L << 30; at += LARGE_32) {
            long number = at / LARGE_32;
            memory.write(DIRECTORY_32 + 4 * number, at < RAM ? TABLES_32 + PAGE * number | OPEN : at | OPEN | PS, 4);
        }
        for (long at = 0; at < RAM; at += PAGE) {
            memory.write(TABLES_32 + at / PAGE * 4, entry(at), 4);
        }
    }

    private static long entry(long at) {
        if (at >= HOLE && at < HOLE_END) {
            return 0;
        }
        return at | (at == CODE ? SUPERVISOR : OPEN);
    }
}

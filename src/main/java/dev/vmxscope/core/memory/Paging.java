package dev.vmxscope.core.memory;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Efer;
import java.util.function.LongConsumer;

/**
 * The walk from a linear to a physical address by 4-level paging, and the access rights that decide it. Intel SDM
 * Vol. 3A, sections 4.5 to 4.7. With CR0.PG = 0 a linear address is physical.
 */
public final class Paging {
    private static final int PRESENT = 1;
    private static final int WRITE = 1 << 1;
    private static final int USER = 1 << 2;
    private static final int ACCESSED = 1 << 5;
    private static final int DIRTY = 1 << 6;
    private static final int PAGE_SIZE_BIT = 1 << 7;
    private static final long NO_EXECUTE = 1L << 63;
    private static final long FRAME = 0x000FFFFFFFFFF000L;

    private Paging() {}

    /** Whether bits 63:47 of the address are all equal, so that it can be a linear address of 48 bits. */
    public static boolean isCanonical(long linear) {
        return linear << 16 >> 16 == linear;
    }

    /**
     * Walks without changing anything.
     *
     * @param user whether the access is made in user mode (CPL 3)
     * @param ac RFLAGS.AC, which under SMAP allows ring 0 to touch user pages
     */
    public static Walk walk(
            MemoryView memory, ControlRegisters control, long linear, AccessKind kind, boolean user, boolean ac) {
        return walk(memory, control, linear, kind, user, ac, entry -> {});
    }

    /** The same; tells the physical address of every entry that it reads. */
    public static Walk walk(
            MemoryView memory,
            ControlRegisters control,
            long linear,
            AccessKind kind,
            boolean user,
            boolean ac,
            LongConsumer visited) {
        if (!Cr0.PG.isSet(control.cr0())) {
            return new Translation(linear & 0xFFFFFFFFL, -1, true, true, true, true);
        }
        long table = control.cr3() & FRAME;
        boolean writable = true;
        boolean userAllowed = true;
        boolean executable = true;
        for (int level = 4; ; level--) {
            int shift = 12 + 9 * (level - 1);
            long at = table + 8 * (linear >>> shift & 0x1FF);
            visited.accept(at);
            long entry = memory.read64(at);
            if ((entry & PRESENT) == 0) {
                return new PageFault(linear, errorCode(0, control, kind, user), level, entry);
            }
            if (reserved(control, entry, level)) {
                return new PageFault(linear, errorCode(PRESENT | 8, control, kind, user), level, entry);
            }
            writable &= (entry & WRITE) != 0;
            userAllowed &= (entry & USER) != 0;
            executable &= (entry & NO_EXECUTE) == 0;
            boolean large = (level == 3 || level == 2) && (entry & PAGE_SIZE_BIT) != 0;
            if (level == 1 || large) {
                if (!allowed(control, kind, user, ac, writable, userAllowed, executable)) {
                    return new PageFault(linear, errorCode(PRESENT, control, kind, user), level, entry);
                }
                long offset = (1L << shift) - 1;
                long physical = (entry & FRAME & ~offset) | (linear & offset);
                boolean mayWrite = writable || (!user && !Cr0.WP.isSet(control.cr0()));
                return new Translation(physical, at, mayWrite, userAllowed, executable, (entry & DIRTY) != 0);
            }
            table = entry & FRAME;
        }
    }

    private static boolean reserved(ControlRegisters control, long entry, int level) {
        boolean noExecuteReserved = (entry & NO_EXECUTE) != 0 && !Efer.NXE.isSet(control.efer());
        boolean pml4Large = level == 4 && (entry & PAGE_SIZE_BIT) != 0;
        long misaligned = (level == 3 ? 0x3FFFE000L : 0x1FE000L) & entry;
        boolean largeMisaligned = (level == 3 || level == 2) && (entry & PAGE_SIZE_BIT) != 0 && misaligned != 0;
        return noExecuteReserved || pml4Large || largeMisaligned;
    }

    private static boolean allowed(
            ControlRegisters control,
            AccessKind kind,
            boolean user,
            boolean ac,
            boolean writable,
            boolean userAllowed,
            boolean executable) {
        if (user && !userAllowed) {
            return false;
        }
        boolean supervisorOnUserPage = !user && userAllowed;
        return switch (kind) {
            case FETCH -> executable && !(supervisorOnUserPage && Cr4.SMEP.isSet(control.cr4()));
            case READ -> !(supervisorOnUserPage && Cr4.SMAP.isSet(control.cr4()) && !ac);
            case WRITE ->
                (writable || (!user && !Cr0.WP.isSet(control.cr0())))
                        && !(supervisorOnUserPage && Cr4.SMAP.isSet(control.cr4()) && !ac);
        };
    }

    private static int errorCode(int base, ControlRegisters control, AccessKind kind, boolean user) {
        boolean fetchTold = Efer.NXE.isSet(control.efer()) || Cr4.SMEP.isSet(control.cr4());
        return base
                | (kind == AccessKind.WRITE ? 2 : 0)
                | (user ? 4 : 0)
                | (kind == AccessKind.FETCH && fetchTold ? 16 : 0);
    }

    /** Sets the A bit of every entry on the way, and the D bit of the last for a write. Intel SDM Vol. 3A, 4.8. */
    static void markUsed(WorkingMemory memory, long[] entries, int count, boolean write) {
        for (int at = 0; at < count; at++) {
            long entry = memory.read64(entries[at]);
            long used = entry | ACCESSED | (write && at == count - 1 ? DIRTY : 0);
            if (used != entry) {
                memory.write(entries[at], used, 8);
            }
        }
    }

    /**
     * Walks as an access does: on success the A and D bits are set, and the pages of the paging structures are watched
     * so that a later change of them is told.
     */
    public static Walk access(
            WorkingMemory memory, ControlRegisters control, long linear, AccessKind kind, boolean user, boolean ac) {
        long[] entries = new long[4];
        int[] count = new int[1];
        Walk walk = walk(memory, control, linear, kind, user, ac, at -> entries[count[0]++] = at);
        if (walk instanceof Translation) {
            markUsed(memory, entries, count[0], kind == AccessKind.WRITE);
            for (int at = 0; at < count[0]; at++) {
                if (memory.hasFrame(entries[at] >>> 12)) {
                    memory.watch((int) (entries[at] >>> 12));
                }
            }
        }
        return walk;
    }
}

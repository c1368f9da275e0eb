package dev.vmxscope.core.memory;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Efer;
import java.util.function.Consumer;

/**
 * One walk of the paging structures. Intel SDM Vol. 3A, sections 4.3 (32-bit paging), 4.4 (PAE paging), 4.5 (4-level
 * and 5-level paging), 4.6 and 4.7 (rights and error codes).
 *
 * <p>The PDPTEs of PAE paging, which the processor keeps in registers from the load of CR3 on, are read from memory at
 * each walk; their reserved bits are checked where they are loaded, not here.
 */
final class PageWalk {
    private static final int PRESENT = 1;
    private static final int WRITE = 1 << 1;
    private static final int USER = 1 << 2;
    private static final int DIRTY = 1 << 6;
    private static final int PAGE_SIZE_BIT = 1 << 7;
    private static final int RESERVED_ERROR = 1 << 3;
    private static final long NO_EXECUTE = 1L << 63;
    private static final long FRAME = 0x000FFFFFFFFFF000L;
    private static final long LINEAR_32 = 0xFFFFFFFFL;

    private final MemoryView memory;
    private final ControlRegisters control;
    private final PagingSupport support;
    private final PageAccess access;
    private final boolean longMode;
    private final boolean pae;
    private final long linear;

    PageWalk(MemoryView memory, ControlRegisters control, PagingSupport support, PageAccess access) {
        this.memory = memory;
        this.control = control;
        this.support = support;
        this.access = access;
        this.longMode = Efer.LMA.isSet(control.efer());
        this.pae = longMode || Cr4.PAE.isSet(control.cr4());
        this.linear = longMode ? access.linear() : access.linear() & LINEAR_32;
    }

    /** Walks; tells every entry that it reads. */
    Walk run(Consumer<PageTableEntry> visited) {
        if (!Cr0.PG.isSet(control.cr0())) {
            return new Translation(linear & LINEAR_32, -1, true, true, true, true);
        }
        long table = top();
        long rights = WRITE | USER;
        boolean executable = true;
        for (int level = levels(); ; level--) {
            PageTableEntry entry = entry(table, level);
            visited.accept(entry);
            long value = entry.value();
            if ((value & PRESENT) == 0) {
                return fault(0, level, value, 0);
            }
            if (entry.marked()) {
                long wrong = value & reserved(value, level);
                if (wrong != 0) {
                    return fault(PRESENT | RESERVED_ERROR, level, value, wrong);
                }
                rights &= value;
                executable &= (value & NO_EXECUTE) == 0;
            }
            if (entry.leaf()) {
                return leaf(entry, level, rights, executable);
            }
            table = value & FRAME;
        }
    }

    private int levels() {
        if (!longMode) {
            return pae ? 3 : 2;
        }
        return Cr4.LA57.isSet(control.cr4()) ? 5 : 4;
    }

    private long top() {
        if (longMode) {
            return control.cr3() & FRAME;
        }
        return control.cr3() & (pae ? 0xFFFFFFE0L : 0xFFFFF000L);
    }

    private int shift(int level) {
        return 12 + (pae ? 9 : 10) * (level - 1);
    }

    private PageTableEntry entry(long table, int level) {
        if (!pae) {
            long at = table + 4 * (linear >>> shift(level) & 0x3FF);
            long value = memory.read32(at) & 0xFFFFFFFFL;
            boolean leaf = level == 1 || (value & PAGE_SIZE_BIT) != 0 && Cr4.PSE.isSet(control.cr4());
            return new PageTableEntry(at, 4, value, true, leaf);
        }
        // With PAE paging the four PDPTEs are chosen by bits 31:30, and above them there is nothing.
        long at = table + 8 * (linear >>> shift(level) & 0x1FF);
        long value = memory.read64(at);
        boolean pointer = !longMode && level == 3;
        boolean leaf = level == 1 || !pointer && level <= 3 && (value & PAGE_SIZE_BIT) != 0;
        return new PageTableEntry(at, 8, value, !pointer, leaf);
    }

    private Walk leaf(PageTableEntry entry, int level, long rights, boolean executable) {
        boolean writable = (rights & WRITE) != 0;
        boolean userAllowed = (rights & USER) != 0;
        if (!allowed(writable, userAllowed, executable)) {
            return fault(PRESENT, level, entry.value(), 0);
        }
        long offset = (1L << shift(level)) - 1;
        long physical = frame(entry.value(), level) & ~offset | linear & offset;
        boolean mayWrite = writable || !access.user() && !Cr0.WP.isSet(control.cr0());
        boolean dirty = (entry.value() & DIRTY) != 0;
        return new Translation(physical, entry.address(), mayWrite, userAllowed, executable, dirty);
    }

    /** A 4-MByte page keeps bits 39:32 of its address in bits 20:13 of the PDE (PSE-36). */
    private long frame(long value, int level) {
        return !pae && level == 2 ? value & 0xFFC00000L | (value >>> 13 & 0xFF) << 32 : value & FRAME;
    }

    /** Which bits must be 0 in a present entry. Tables 4-4 to 4-6, 4-9 to 4-11 and 4-14 to 4-20. */
    private long reserved(long value, int level) {
        boolean large = level > 1 && (value & PAGE_SIZE_BIT) != 0;
        long reserved = support.pat() ? 0 : level == 1 ? 1 << 7 : large && level == 2 ? 1 << 12 : 0;
        if (!pae) {
            return large && Cr4.PSE.isSet(control.cr4()) ? reserved | reservedIn4M() : level == 1 ? reserved : 0;
        }
        reserved |= Efer.NXE.isSet(control.efer()) ? 0 : NO_EXECUTE;
        reserved |= bits(longMode ? 51 : 62, support.physicalBits());
        if (!large) {
            return reserved;
        }
        return switch (level) {
            case 2 -> reserved | bits(20, 13);
            case 3 -> reserved | bits(29, 13) | (support.gigabytePages() ? 0 : PAGE_SIZE_BIT);
            default -> reserved | PAGE_SIZE_BIT;
        };
    }

    /** Bits 21:(M-19), where M is the smaller of 40 and the width of a physical address, or 32 without PSE-36. */
    private long reservedIn4M() {
        int width = support.pse36() ? Math.min(40, support.physicalBits()) : 32;
        return bits(21, width - 19);
    }

    /** Ones from bit {@code high} down to bit {@code low}; none if low is above high. */
    private static long bits(int high, int low) {
        return low > high ? 0 : -1L << low & -1L >>> 63 - high;
    }

    private boolean allowed(boolean writable, boolean userAllowed, boolean executable) {
        boolean user = access.user();
        if (user && !userAllowed) {
            return false;
        }
        boolean supervisorOnUserPage = !user && userAllowed;
        boolean smapStops = supervisorOnUserPage && Cr4.SMAP.isSet(control.cr4()) && !access.ac();
        return switch (access.kind()) {
            case FETCH -> executable && !(supervisorOnUserPage && Cr4.SMEP.isSet(control.cr4()));
            case READ -> !smapStops;
            case WRITE -> (writable || !user && !Cr0.WP.isSet(control.cr0())) && !smapStops;
        };
    }

    private PageFault fault(int base, int level, long entry, long wrong) {
        boolean noExecute = pae && Efer.NXE.isSet(control.efer());
        boolean fetch = access.kind() == AccessKind.FETCH && (noExecute || Cr4.SMEP.isSet(control.cr4()));
        int code = base
                | (access.kind() == AccessKind.WRITE ? WRITE : 0)
                | (access.user() ? USER : 0)
                | (fetch ? 1 << 4 : 0);
        return new PageFault(linear, code, level, entry, wrong);
    }
}

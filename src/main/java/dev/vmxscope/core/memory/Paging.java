package dev.vmxscope.core.memory;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.Cr4;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way from a linear to a physical address: none, 32-bit, PAE, 4-level or 5-level paging, as the control registers
 * say. Intel SDM Vol. 3A, chapter 4. With CR0.PG = 0 a linear address is physical.
 */
public final class Paging {
    private Paging() {}

    /** Whether bits 63:47 of the address are all equal, so that it can be a linear address of 48 bits. */
    public static boolean isCanonical(long linear) {
        return isCanonical(linear, 48);
    }

    /** Whether the address can be a linear address of so many bits: 48, or 57 with 5-level paging. */
    public static boolean isCanonical(long linear, int bits) {
        int above = Long.SIZE - bits;
        return linear << above >> above == linear;
    }

    /** The width of a linear address in 64-bit mode: 57 bits with CR4.LA57, else 48. */
    public static int linearBits(ControlRegisters control) {
        return Cr4.LA57.isSet(control.cr4()) ? 57 : 48;
    }

    /**
     * Walks without changing anything, as a processor that has all of paging.
     *
     * @param user whether the access is made in user mode (CPL 3)
     * @param ac RFLAGS.AC, which under SMAP allows ring 0 to touch user pages
     */
    public static Walk walk(
            MemoryView memory, ControlRegisters control, long linear, AccessKind kind, boolean user, boolean ac) {
        return walk(memory, control, PagingSupport.ALL, new PageAccess(linear, kind, user, ac), entry -> {});
    }

    /** Walks without changing anything; tells every entry that it reads, from the top down. */
    public static Walk walk(
            MemoryView memory,
            ControlRegisters control,
            PagingSupport support,
            PageAccess access,
            Consumer<PageTableEntry> visited) {
        return new PageWalk(memory, control, support, access).run(visited);
    }

    /**
     * Walks as an access does: on success the A and D bits are set, and the pages of the paging structures are watched
     * so that a later change of them is told.
     */
    public static Walk access(
            WorkingMemory memory, ControlRegisters control, PagingSupport support, PageAccess access) {
        List<PageTableEntry> entries = new ArrayList<>(5);
        Walk walk = walk(memory, control, support, access, entries::add);
        if (walk instanceof Translation) {
            for (PageTableEntry entry : entries) {
                long used = entry.used(access.kind());
                if (used != entry.value()) {
                    memory.write(entry.address(), used, entry.bytes());
                }
                if (memory.hasFrame(entry.address() >>> 12)) {
                    memory.watch((int) (entry.address() >>> 12));
                }
            }
        }
        return walk;
    }
}

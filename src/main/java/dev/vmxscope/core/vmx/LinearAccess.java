package dev.vmxscope.core.vmx;

import static dev.vmxscope.core.vmx.Access.Rule.CANONICAL;
import static dev.vmxscope.core.vmx.Access.Rule.PAGING;
import static dev.vmxscope.core.vmx.Access.Rule.SEGMENT;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.memory.PageAccess;
import dev.vmxscope.core.memory.PageFault;
import dev.vmxscope.core.memory.PageTableEntry;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.PagingSupport;
import dev.vmxscope.core.memory.Translation;
import dev.vmxscope.core.memory.Walk;
import dev.vmxscope.core.x86.Register;
import java.util.ArrayList;
import java.util.List;

/**
 * How a data access goes from a segment and an offset to physical memory, and which exception it raises on the way.
 * Intel SDM Vol. 3A, sections 3.3.7.1 (canonical addresses), 5.3 (limits), 5.5 (types) and 4.6 (paging).
 *
 * @param cpu the processor
 * @param memory physical memory; only read
 * @param user whether paging treats it as an access by user mode
 */
record LinearAccess(Processor cpu, MemoryView memory, boolean user) {
    private static final long LINEAR_32 = 0xFFFFFFFFL;

    /** Accesses by the rights of the current privilege level. */
    static LinearAccess of(Processor cpu, MemoryView memory) {
        return new LinearAccess(cpu, memory, cpu.cpl() == 3);
    }

    /** Accesses that the processor makes to its own tables, at any privilege level. */
    static LinearAccess supervisor(Processor cpu, MemoryView memory) {
        return new LinearAccess(cpu, memory, false);
    }

    /** An access to a segment register's segment. */
    Access operand(Register name, long offset, int bytes, AccessKind kind) {
        Segment segment = cpu.segments().all().get(name.number());
        Outcome refusal = name == Register.SS ? Outcome.Fault.SS0 : Outcome.Fault.GP0;
        if (cpu.in64BitMode()) {
            boolean based = name == Register.FS || name == Register.GS;
            long linear = offset + (based ? segment.base() : 0);
            long last = linear + bytes - 1;
            int bits = Paging.linearBits(cpu.control());
            if (!Paging.isCanonical(linear, bits) || !Paging.isCanonical(last, bits)) {
                long shown = Paging.isCanonical(linear, bits) ? last : linear;
                int above = Long.SIZE - bits;
                long mask = -1L << bits - 1;
                Evidence evidence = Evidence.bits("linear address", shown, mask, shown << above >> above & mask);
                return new Access.Refused(CANONICAL, evidence.raising(refusal));
            }
            return linear(linear, bytes, kind);
        }
        Evidence checked = segment(name, segment, offset, bytes, kind);
        if (!checked.met()) {
            return new Access.Refused(SEGMENT, checked.raising(refusal));
        }
        return linear(segment.base() + offset & LINEAR_32, bytes, kind);
    }

    private Evidence segment(Register name, Segment segment, long offset, int bytes, AccessKind kind) {
        boolean code = (segment.type() & 8) != 0;
        int needed = code || kind == AccessKind.WRITE ? 2 : 0;
        boolean protectedRules = !cpu.realMode() && !cpu.virtual8086();
        if (protectedRules && !segment.usable()) {
            return Evidence.of(false, name + " usable", 0, 1);
        }
        if (protectedRules && (code && kind == AccessKind.WRITE || (segment.type() & needed) != needed)) {
            return Evidence.bits(name + " type", segment.type(), kind == AccessKind.WRITE ? 10 : 2, 2);
        }
        long last = offset + bytes - 1;
        long limit = segment.limit() & LINEAR_32;
        return Evidence.of(segment.holds(offset, bytes), name + " limit", segment.expandsDown() ? offset : last, limit);
    }

    /** An access to a linear address, canonical already. */
    Access linear(long linear, int bytes, AccessKind kind) {
        int split = (int) Math.min(bytes, MemoryView.PAGE_SIZE - (linear & 0xFFF));
        List<MemoryWrite> marks = new ArrayList<>(0);
        Walk first = walk(linear, kind, marks);
        if (first instanceof PageFault fault) {
            return pageFault(fault);
        }
        long physical = ((Translation) first).physical();
        if (split == bytes) {
            return new Access.Reached(linear, bytes, physical, split, 0, marks);
        }
        long next = cpu.in64BitMode() ? linear + split : linear + split & LINEAR_32;
        Walk second = walk(next, kind, marks);
        if (second instanceof PageFault fault) {
            return pageFault(fault);
        }
        return new Access.Reached(linear, bytes, physical, split, ((Translation) second).physical(), marks);
    }

    private Walk walk(long linear, AccessKind kind, List<MemoryWrite> marks) {
        List<PageTableEntry> entries = new ArrayList<>(5);
        PageAccess access = new PageAccess(linear, kind, user, Rflags.AC.isSet(cpu.rflags()));
        Walk walk = Paging.walk(memory, cpu.control(), PagingSupport.of(cpu.profile()), access, entries::add);
        if (walk instanceof Translation) {
            for (PageTableEntry entry : entries) {
                long used = entry.used(kind);
                if (used != entry.value()) {
                    marks.add(new MemoryWrite(entry.address(), used, entry.bytes()));
                }
            }
        }
        return walk;
    }

    private static Access pageFault(PageFault fault) {
        String entry = new String[] {"PTE", "PDE", "PDPTE", "PML4E", "PML5E"}[fault.level() - 1];
        if (fault.reserved() != 0) {
            return new Access.Refused(
                    PAGING,
                    Evidence.bits(entry, fault.entry(), fault.reserved(), 0)
                            .raising(Outcome.pageFault(fault.errorCode(), fault.linear())));
        }
        boolean present = (fault.entry() & 1) != 0;
        long needed = present ? 1 | fault.errorCode() & 6 : 1;
        Evidence evidence = new Evidence(
                false,
                entry,
                List.of(),
                fault.entry(),
                fault.entry() | needed,
                needed,
                Outcome.pageFault(fault.errorCode(), fault.linear()));
        return new Access.Refused(PAGING, evidence);
    }
}

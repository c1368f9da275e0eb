package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.x86.exec.NotEmulated;

/** Interlocked lists, sequenced lists, and lookaside lists, which are made of them. Offsets: wdm.h. */
final class ListExports {
    /** GENERAL_LOOKASIDE: a sequenced list of free entries, then what to allocate new ones by. */
    private static final int DEPTH = 0x10;

    private static final int MAXIMUM_DEPTH = 0x12;
    private static final int TYPE = 0x24;
    private static final int TAG = 0x28;
    private static final int SIZE = 0x2C;
    private static final int ALLOCATE = 0x30;
    private static final int FREE = 0x38;
    private static final int LOOKASIDE_SIZE = 0x60;
    private static final int MINIMUM_DEPTH = 4;
    private static final int PAGED = 1;

    private ListExports() {}

    static void define(ExportTable table) {
        sequenced(table);
        lookaside(table);
        interlocked(table);
    }

    private static void sequenced(ExportTable table) {
        table.procedure("InitializeSListHead", (kernel, a) -> kernel.space.fill(a.get(0), 16, 0));
        table.procedure("RtlInitializeSListHead", (kernel, a) -> kernel.space.fill(a.get(0), 16, 0));
        table.function("ExpInterlockedPushEntrySList", (kernel, a) -> push(kernel.space, a.get(0), a.get(1)));
        table.function("ExpInterlockedPopEntrySList", (kernel, a) -> pop(kernel.space, a.get(0)));
        table.function("ExpInterlockedFlushSList", (kernel, a) -> {
            long first = first(kernel.space, a.get(0));
            header(kernel.space, a.get(0), 0, 0);
            return first;
        });
        table.function("ExQueryDepthSList", (kernel, a) -> kernel.space.read16(a.get(0)));
    }

    /** SLIST_HEADER on x64: 16 bits of depth, 48 bits of sequence, then the first entry's address above 4 bits. */
    private static void header(AddressSpace space, long head, int depth, long first) {
        long sequence = space.read64(head) >>> 16;
        space.write64(head, sequence + 1 << 16 | depth & 0xFFFF);
        space.write64(head + 8, first | 1);
    }

    private static long first(AddressSpace space, long head) {
        return space.read64(head + 8) & -16;
    }

    private static long push(AddressSpace space, long head, long entry) {
        long before = first(space, head);
        space.write64(entry, before);
        header(space, head, space.read16(head) + 1, entry);
        return before;
    }

    private static long pop(AddressSpace space, long head) {
        long entry = first(space, head);
        if (entry != 0) {
            header(space, head, space.read16(head) - 1, space.read64(entry));
        }
        return entry;
    }

    private static void lookaside(ExportTable table) {
        table.procedure(
                "ExInitializeNPagedLookasideList", (kernel, a) -> initialize(kernel, a, 0, a.get(4), a.int32(5)));
        table.procedure(
                "ExInitializePagedLookasideList", (kernel, a) -> initialize(kernel, a, PAGED, a.get(4), a.int32(5)));
        table.function("ExInitializeLookasideListEx", (kernel, a) -> {
            initialize(kernel, a, a.int32(3), a.get(5), a.int32(6));
            return 0;
        });
        for (String name :
                new String[] {"ExDeleteNPagedLookasideList", "ExDeletePagedLookasideList", "ExDeleteLookasideListEx"}) {
            table.procedure(name, ListExports::delete);
        }
    }

    private static void initialize(Kernel kernel, Arguments a, int type, long size, int tag) {
        AddressSpace space = kernel.space;
        long list = a.get(0);
        long allocate = a.get(1);
        long free = a.get(2);
        space.fill(list, LOOKASIDE_SIZE, 0);
        space.write(list + DEPTH, MINIMUM_DEPTH, 2);
        space.write(list + MAXIMUM_DEPTH, 256, 2);
        space.write32(list + TYPE, type);
        space.write32(list + TAG, tag);
        space.write32(list + SIZE, (int) size);
        // The inline functions of wdm.h call these two through their pointers.
        space.write64(list + ALLOCATE, allocate != 0 ? allocate : Gates.kernel("ExAllocatePoolWithTag"));
        space.write64(list + FREE, free != 0 ? free : Gates.kernel("ExFreePool"));
    }

    /** Gives the free entries back to the pool. */
    private static void delete(Kernel kernel, Arguments a) {
        long list = a.get(0);
        if (kernel.space.read64(list + FREE) != Gates.kernel("ExFreePool") && first(kernel.space, list) != 0) {
            throw new NotEmulated(Message.of("missing.lookaside"));
        }
        for (long entry = pop(kernel.space, list); entry != 0; entry = pop(kernel.space, list)) {
            kernel.pool.freeForWindows(entry);
        }
    }

    /** The spin lock that these take is free whenever Windows acts: one thing runs at a time. */
    private static void interlocked(ExportTable table) {
        table.function("ExInterlockedInsertHeadList", (kernel, a) -> {
            long first = kernel.space.read64(a.get(0));
            link(kernel.space, a.get(0), a.get(1), first);
            return first == a.get(0) ? 0 : first;
        });
        table.function("ExInterlockedInsertTailList", (kernel, a) -> {
            long last = kernel.space.read64(a.get(0) + 8);
            link(kernel.space, last, a.get(1), a.get(0));
            return last == a.get(0) ? 0 : last;
        });
        table.function("ExInterlockedRemoveHeadList", (kernel, a) -> {
            long first = kernel.space.read64(a.get(0));
            if (first == a.get(0)) {
                return 0;
            }
            long second = kernel.space.read64(first);
            kernel.space.write64(a.get(0), second);
            kernel.space.write64(second + 8, a.get(0));
            return first;
        });
        table.function("ExInterlockedPushEntryList", (kernel, a) -> {
            long first = kernel.space.read64(a.get(0));
            kernel.space.write64(a.get(1), first);
            kernel.space.write64(a.get(0), a.get(1));
            return first;
        });
        table.function("ExInterlockedPopEntryList", (kernel, a) -> {
            long first = kernel.space.read64(a.get(0));
            if (first != 0) {
                kernel.space.write64(a.get(0), kernel.space.read64(first));
            }
            return first;
        });
    }

    private static void link(AddressSpace space, long before, long entry, long after) {
        space.write64(entry, after);
        space.write64(entry + 8, before);
        space.write64(before, entry);
        space.write64(after + 8, entry);
    }
}

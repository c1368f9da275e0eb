package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** What the cores of one machine share: memory, decoded code, and the news that a cache must forget something. */
public final class Bus implements WorkingMemory.Listener {
    private final WorkingMemory memory;
    private final CodeCache code;
    private final SystemUnit system;
    private final LongPredicate gate;
    private final List<Core> cores = new ArrayList<>();
    private LongPredicate watchedPage = page -> false;

    /**
     * A bus over the given memory.
     *
     * @param system executes system instructions
     * @param gate whether a linear address belongs to the emulated operating system: entering it stops the core
     */
    public Bus(WorkingMemory memory, SystemUnit system, LongPredicate gate) {
        this.memory = memory;
        this.system = system;
        this.gate = gate;
        this.code = new CodeCache();
    }

    /** Must be called once before any core runs. */
    public void connect() {
        memory.setListener(this);
    }

    /**
     * Has ring 0 stop before it touches certain pages of the lower half, which is user mode's, for the first time since
     * the translations were last forgotten. Who widens the condition must {@link #flush} first.
     */
    public void watch(LongPredicate page) {
        watchedPage = page;
    }

    LongPredicate watchedPage() {
        return watchedPage;
    }

    void attach(Core core) {
        cores.add(core);
    }

    /** The memory that all cores share. */
    public WorkingMemory memory() {
        return memory;
    }

    CodeCache code() {
        return code;
    }

    SystemUnit system() {
        return system;
    }

    LongPredicate gate() {
        return gate;
    }

    @Override
    public void pageMoved(int frame) {
        flush();
    }

    @Override
    public void watchedPageWritten(int frame) {
        code.drop(frame);
        for (Core core : cores) {
            core.mmu().flush();
            core.relink();
        }
    }

    /** The memory as it is now, immutable; the cores can run on. */
    public PhysicalMemory freeze() {
        PhysicalMemory frozen = memory.freeze();
        flushWrites();
        return frozen;
    }

    /** Makes every core ask again before it writes to a page, as when a page begins to be watched. */
    void flushWrites() {
        for (Core core : cores) {
            core.mmu().flushWrites();
        }
    }

    /** Forgets every cached translation of every core. */
    public void flush() {
        for (Core core : cores) {
            core.mmu().flush();
        }
    }
}

package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.PageAccess;
import dev.vmxscope.core.memory.PageFault;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.Translation;
import dev.vmxscope.core.memory.Walk;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.Mode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One core's way to memory: linear addresses in, little-endian values out. It caches translations; the caches are
 * invisible to the guest, because the pages of the paging structures are watched and a change of them empties the
 * caches.
 */
public final class Mmu {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ENTRIES = 1024;
    private static final int PAGE_MASK = 0xFFF;
    private static final long NO_TAG = 1;
    private static final byte[] NO_PAGE = new byte[0];

    private final Core core;
    private final WorkingMemory memory;
    private final long[] readTags = new long[ENTRIES];
    private final byte[][] readPages = new byte[ENTRIES][];
    private final long[] writeTags = new long[ENTRIES];
    private final byte[][] writePages = new byte[ENTRIES][];
    private boolean unwatchedTable;
    private final CodePage[] codePages = new CodePage[256];

    Mmu(Core core, WorkingMemory memory) {
        this.core = core;
        this.memory = memory;
        Arrays.fill(readPages, NO_PAGE);
        Arrays.fill(writePages, NO_PAGE);
        flush();
    }

    /** Forgets every translation. The tags decide; a page that no tag belongs to is never looked at. */
    public void flush() {
        Arrays.fill(readTags, NO_TAG);
        Arrays.fill(codePages, CodePage.NONE);
        flushWrites();
    }

    /** Forgets every page that may be written directly, as after the memory was frozen. */
    void flushWrites() {
        Arrays.fill(writeTags, NO_TAG);
    }

    /** Reads a byte, zero-extended. */
    public long read8(long linear) {
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        if (readTags[slot] == (linear & ~PAGE_MASK)) {
            return readPages[slot][(int) linear & PAGE_MASK] & 0xFF;
        }
        return readable(linear)[(int) linear & PAGE_MASK] & 0xFF;
    }

    /** Reads 16 bits, zero-extended. */
    public long read16(long linear) {
        int offset = (int) linear & PAGE_MASK;
        if (offset > 4094) {
            return read8(linear) | read8(linear + 1) << 8;
        }
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        byte[] page = readTags[slot] == (linear & ~PAGE_MASK) ? readPages[slot] : readable(linear);
        return (short) SHORT.get(page, offset) & 0xFFFFL;
    }

    /** Reads 32 bits, zero-extended. */
    public long read32(long linear) {
        int offset = (int) linear & PAGE_MASK;
        if (offset > 4092) {
            return read16(linear) | read16(linear + 2) << 16;
        }
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        byte[] page = readTags[slot] == (linear & ~PAGE_MASK) ? readPages[slot] : readable(linear);
        return (int) INT.get(page, offset) & 0xFFFFFFFFL;
    }

    /** Reads 64 bits. */
    public long read64(long linear) {
        int offset = (int) linear & PAGE_MASK;
        if (offset > 4088) {
            return read32(linear) | read32(linear + 4) << 32;
        }
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        byte[] page = readTags[slot] == (linear & ~PAGE_MASK) ? readPages[slot] : readable(linear);
        return (long) LONG.get(page, offset);
    }

    /** Writes the low 8 bits. */
    public void write8(long linear, long value) {
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        byte[] page = writeTags[slot] == (linear & ~PAGE_MASK) ? writePages[slot] : writable(linear);
        page[(int) linear & PAGE_MASK] = (byte) value;
    }

    /** Writes the low 16 bits; nothing is written if any byte faults. */
    public void write16(long linear, long value) {
        int offset = (int) linear & PAGE_MASK;
        if (offset > 4094) {
            writeAcross(linear, value, 2);
            return;
        }
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        byte[] page = writeTags[slot] == (linear & ~PAGE_MASK) ? writePages[slot] : writable(linear);
        SHORT.set(page, offset, (short) value);
    }

    /** Writes the low 32 bits; nothing is written if any byte faults. */
    public void write32(long linear, long value) {
        int offset = (int) linear & PAGE_MASK;
        if (offset > 4092) {
            writeAcross(linear, value, 4);
            return;
        }
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        byte[] page = writeTags[slot] == (linear & ~PAGE_MASK) ? writePages[slot] : writable(linear);
        INT.set(page, offset, (int) value);
    }

    /** Writes 64 bits; nothing is written if any byte faults. */
    public void write64(long linear, long value) {
        int offset = (int) linear & PAGE_MASK;
        if (offset > 4088) {
            writeAcross(linear, value, 8);
            return;
        }
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        byte[] page = writeTags[slot] == (linear & ~PAGE_MASK) ? writePages[slot] : writable(linear);
        LONG.set(page, offset, value);
    }

    /** Writes 128 bits; nothing is written if any byte faults. */
    void write128(long linear, long low, long high) {
        if (((int) linear & PAGE_MASK) > 4080) {
            probeWrite(linear, 16);
        }
        write64(linear, low);
        write64(linear + 8, high);
    }

    private void writeAcross(long linear, long value, int bytes) {
        probeWrite(linear, bytes);
        for (int at = 0; at < bytes; at++) {
            write8(linear + at, value >>> 8 * at);
        }
    }

    /** Raises the fault that a write of these bytes would raise, before anything is written. */
    public void probeWrite(long linear, int bytes) {
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        if (writeTags[slot] != (linear & ~PAGE_MASK)) {
            translate(linear, AccessKind.WRITE);
        }
        if (((linear ^ linear + bytes - 1) & ~PAGE_MASK) != 0) {
            translate(linear + bytes - 1 & ~PAGE_MASK, AccessKind.WRITE);
        }
    }

    /** Copies bytes out of linear memory. */
    public byte[] read(long linear, int count) {
        byte[] bytes = new byte[count];
        for (int at = 0; at < count; at++) {
            bytes[at] = (byte) read8(linear + at);
        }
        return bytes;
    }

    /** Copies bytes into linear memory. */
    public void write(long linear, byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            write8(linear + at, bytes[at]);
        }
    }

    /**
     * The translation of an access that the core makes at its present privilege level.
     *
     * @throws GuestFault #PF, or #GP(0) for an address that is not canonical
     */
    public Translation translate(long linear, AccessKind kind) {
        PageAccess access = new PageAccess(linearAddress(linear), kind, core.user(), core.alignmentCheckFlag());
        watchTables(access);
        Walk walk = Paging.access(memory, core.control(), core.paging(), access);
        if (walk instanceof PageFault fault) {
            throw GuestFault.page(fault);
        }
        return (Translation) walk;
    }

    /** Outside 64-bit mode a linear address has 32 bits; in it, it must be canonical. */
    private long linearAddress(long linear) {
        if (core.mode() != Mode.BITS64) {
            return linear & 0xFFFFFFFFL;
        }
        if (!Paging.isCanonical(linear, Paging.linearBits(core.control()))) {
            throw GuestFault.notCanonical(linear);
        }
        return linear;
    }

    /** The walk is about to watch the tables that it uses; nobody may go on writing into them unseen. */
    private void watchTables(PageAccess access) {
        unwatchedTable = false;
        Paging.walk(
                memory,
                core.control(),
                core.paging(),
                access,
                entry -> unwatchedTable |= isUnwatched(entry.address() >>> 12));
        if (unwatchedTable) {
            core.bus().flushWrites();
        }
    }

    private boolean isUnwatched(long frame) {
        return memory.hasFrame(frame) && !memory.isWatched((int) frame);
    }

    /** The bytes of the page of an address, for reading now. */
    byte[] pageToRead(long linear) {
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        return readTags[slot] == (linear & ~PAGE_MASK) ? readPages[slot] : readable(linear);
    }

    /** The bytes of the page of an address, for writing now. */
    byte[] pageToWrite(long linear) {
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        return writeTags[slot] == (linear & ~PAGE_MASK) ? writePages[slot] : writable(linear);
    }

    private byte[] readable(long linear) {
        Translation found = translate(linear, AccessKind.READ);
        stopIfWatched(linear, false);
        if (!memory.hasFrame(found.physical() >>> 12)) {
            return Absent.reading();
        }
        byte[] page = memory.readable((int) (found.physical() >>> 12));
        int slot = (int) (linear >>> 12) & ENTRIES - 1;
        readTags[slot] = linear & ~PAGE_MASK;
        readPages[slot] = page;
        return page;
    }

    /** Asked only where a translation is not cached, so that it costs nothing elsewhere. */
    private void stopIfWatched(long linear, boolean write) {
        if (linear >= 0
                && !core.user()
                && core.mode() == Mode.BITS64
                && core.bus().watchedPage().test(linear)) {
            throw GuestFault.watched(linear, write);
        }
    }

    private byte[] writable(long linear) {
        Translation found = translate(linear, AccessKind.WRITE);
        stopIfWatched(linear, true);
        if (!memory.hasFrame(found.physical() >>> 12)) {
            return Absent.writing();
        }
        int frame = (int) (found.physical() >>> 12);
        byte[] page = memory.writable(frame);
        if (!memory.isWatched(frame)) {
            int slot = (int) (linear >>> 12) & ENTRIES - 1;
            writeTags[slot] = linear & ~PAGE_MASK;
            writePages[slot] = page;
        }
        return page;
    }

    /**
     * The decoded page that holds the address.
     *
     * @throws GuestFault if the address cannot be fetched
     */
    CodePage codePage(long linear) {
        int slot = (int) (linear >>> 12) & codePages.length - 1;
        CodePage page = codePages[slot];
        return page.base() == (linear & ~PAGE_MASK) ? page : fetchPage(linear, slot);
    }

    private CodePage fetchPage(long linear, int slot) {
        Translation found = translate(linear, AccessKind.FETCH);
        long frame = found.physical() >>> 12;
        if (!memory.hasFrame(frame)) {
            return new CodePage(linear & ~PAGE_MASK, core.mode(), core.codeBase(), CodePage.ABSENT, Absent.reading());
        }
        if (isUnwatched(frame)) {
            core.bus().flushWrites();
            memory.watch((int) frame);
        }
        byte[] bytes = memory.readable((int) frame);
        CodePage page = core.bus().code().page(linear & ~PAGE_MASK, core.mode(), core.codeBase(), (int) frame, bytes);
        codePages[slot] = page;
        return page;
    }
}

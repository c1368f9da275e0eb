package dev.vmxscope.core.x86.exec;

/** What a repeated MOVS or STOS does upwards with as many whole elements as lie within one page. */
final class Blocks {
    private static final int PAGE = 4096;

    private Blocks() {}

    /** How many bytes of whole elements; 0 if it is not worth while. */
    private static int count(int most, int room, int element) {
        int count = Math.min(most, room);
        count -= count % element;
        return count <= element ? 0 : count;
    }

    /**
     * Copies.
     *
     * @return how many bytes; 0 if the first element crosses a page, or if the copy would overwrite what it still reads
     */
    static int copy(Mmu mmu, long to, long from, int most, int element) {
        int source = (int) from & PAGE - 1;
        int target = (int) to & PAGE - 1;
        int count = count(most, PAGE - Math.max(source, target), element);
        if (count == 0) {
            return 0;
        }
        // The source faults first; the page may move when it is made writable.
        mmu.pageToRead(from);
        byte[] written = mmu.pageToWrite(to);
        byte[] read = mmu.pageToRead(from);
        if (written == read && target > source && target < source + count) {
            return 0;
        }
        System.arraycopy(read, source, written, target, count);
        return count;
    }

    /** Fills; gives how many bytes. */
    static int fill(Mmu mmu, long to, long value, int most, int element) {
        int target = (int) to & PAGE - 1;
        int count = count(most, PAGE - target, element);
        if (count == 0) {
            return 0;
        }
        byte[] written = mmu.pageToWrite(to);
        for (int at = 0; at < count; at++) {
            written[target + at] = (byte) (value >>> 8 * (at % element));
        }
        return count;
    }
}

package dev.vmxscope.core.console;

import java.util.Arrays;

/** Numbers of 64 bits in a row that grow at the end, without an object for each. */
final class LongList {
    private long[] items = new long[16];
    private int size;

    void add(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, Math.multiplyExact(size, 2));
        }
        items[size++] = item;
    }

    long get(int index) {
        return items[index];
    }

    int size() {
        return size;
    }

    void truncate(int length) {
        size = Math.min(size, length);
    }

    /** How many of the items are below that one, where the items rise. */
    int below(long item) {
        int found = Arrays.binarySearch(items, 0, size, item);
        return found >= 0 ? found : -found - 1;
    }
}

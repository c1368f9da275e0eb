package dev.vmxscope.core.console;

import java.util.Arrays;

/** Numbers in a row that grow at the end, without an object for each. */
final class IntList {
    private int[] items = new int[16];
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, Math.multiplyExact(size, 2));
        }
        items[size++] = item;
    }

    int get(int index) {
        return items[index];
    }

    int size() {
        return size;
    }

    void truncate(int length) {
        size = Math.min(size, length);
    }

    /** How many of the items are below that one, where the items rise. */
    int below(int item) {
        int found = Arrays.binarySearch(items, 0, size, item);
        return found >= 0 ? found : -found - 1;
    }
}

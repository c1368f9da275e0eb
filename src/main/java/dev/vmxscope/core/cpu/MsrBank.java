package dev.vmxscope.core.cpu;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model-specific registers of one logical processor that hold a value of their own, 64 bits each. */
public final class MsrBank {
    /** No registers. */
    public static final MsrBank EMPTY = new MsrBank(new TreeMap<>(Integer::compareUnsigned));

    private final TreeMap<Integer, Long> values;

    private MsrBank(TreeMap<Integer, Long> values) {
        this.values = values;
    }

    /** The value at that index, empty where this processor keeps none. */
    public OptionalLong get(int index) {
        Long value = values.get(index);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The value at that index, 0 where this processor keeps none. */
    public long getOrZero(int index) {
        return values.getOrDefault(index, 0L);
    }

    /** The same bank with one register set. */
    public MsrBank with(int index, long value) {
        TreeMap<Integer, Long> copy = new TreeMap<>(values);
        copy.put(index, value);
        return new MsrBank(copy);
    }

    /** All registers by ascending unsigned index, unmodifiable. */
    public SortedMap<Integer, Long> all() {
        return Collections.unmodifiableSortedMap(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MsrBank that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}

package dev.vmxscope.core.windows;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every function that this Windows exports, by name. */
final class Exports {
    /** Of ntoskrnl and hal. */
    static final SortedMap<String, Service> KERNEL = kernel();
    /** Of kernel32 and the C runtime. */
    static final SortedMap<String, Service> USER = user();
    /** Those of {@link #USER} that are the C runtime's. */
    static final Set<String> C_RUNTIME = Set.of();

    private Exports() {}

    private static SortedMap<String, Service> kernel() {
        TreeMap<String, Service> all = new TreeMap<>();
        return Collections.unmodifiableSortedMap(all);
    }

    private static SortedMap<String, Service> user() {
        TreeMap<String, Service> all = new TreeMap<>();
        return Collections.unmodifiableSortedMap(all);
    }
}

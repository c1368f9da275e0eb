package dev.vmxscope.core.windows;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every function that this Windows exports, by name. */
final class Exports {
    /** Of the C runtime in user mode. */
    private static final SortedMap<String, Service> USER_RUNTIME = userRuntime();
    /** Of ntoskrnl and hal. */
    static final SortedMap<String, Service> KERNEL = kernel();
    /** Of kernel32 and the C runtime. */
    static final SortedMap<String, Service> USER = user();
    /** Those of {@link #USER} that are the C runtime's. */
    static final Set<String> C_RUNTIME = USER_RUNTIME.keySet();

    private Exports() {}

    private static SortedMap<String, Service> kernel() {
        ExportTable table = new ExportTable();
        DebugExports.define(table);
        IoExports.define(table);
        ListExports.define(table);
        MdlExports.define(table);
        MemoryExports.define(table);
        ObjectExports.define(table);
        PoolExports.define(table);
        ProcessorExports.define(table);
        RuntimeExports.define(table);
        SpinLockExports.define(table);
        StringExports.define(table);
        TextExports.define(table);
        TimeExports.define(table);
        TimerExports.define(table);
        WaitExports.define(table);
        WorkExports.define(table);
        return table.services();
    }

    private static SortedMap<String, Service> userRuntime() {
        ExportTable table = new ExportTable();
        RuntimeExports.define(table);
        UserRuntimeExports.define(table);
        return table.services();
    }

    private static SortedMap<String, Service> user() {
        ExportTable table = new ExportTable();
        UserExports.define(table);
        TreeMap<String, Service> all = new TreeMap<>(table.services());
        all.putAll(USER_RUNTIME);
        return Collections.unmodifiableSortedMap(all);
    }
}

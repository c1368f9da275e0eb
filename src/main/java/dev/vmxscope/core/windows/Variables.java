package dev.vmxscope.core.windows;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Variables that ntoskrnl exports: 16 bytes for each in its data section. */
final class Variables {
    private static final int SLOT = 16;
    private static final String[] NAMES = {
        "ExEventObjectType",
        "ExSemaphoreObjectType",
        "InitSafeBootMode",
        "IoDeviceObjectType",
        "IoDriverObjectType",
        "IoFileObjectType",
        "KdDebuggerEnabled",
        "KdDebuggerNotPresent",
        "KeNumberProcessors",
        "KeTickCount",
        "MmHighestUserAddress",
        "MmSystemRangeStart",
        "MmUserProbeAddress",
        "NtBuildNumber",
        "NtGlobalFlag",
        "PsInitialSystemProcess",
        "PsProcessType",
        "PsThreadType",
        "_fltused",
    };
    private static final Map<String, Long> ADDRESSES = new TreeMap<>();

    static {
        for (int at = 0; at < NAMES.length; at++) {
            ADDRESSES.put(NAMES[at], Layout.NT_DATA + (long) SLOT * at);
        }
    }

    private Variables() {}

    static Optional<Long> address(String name) {
        return Optional.ofNullable(ADDRESSES.get(name));
    }

    static long of(String name) {
        return address(name).orElseThrow();
    }
}

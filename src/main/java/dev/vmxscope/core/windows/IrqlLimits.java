package dev.vmxscope.core.windows;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The highest IRQL at which a function of Windows may be called. Source: Microsoft, Windows driver reference, "IRQL" in
 * the requirements of each function's page; functions that are not named here may be called at any.
 */
final class IrqlLimits {
    static final int PASSIVE = 0;
    static final int APC = 1;
    static final int DISPATCH = 2;
    /** One below that of interprocessor interrupts. */
    private static final int BELOW_IPI = 13;

    static final int ANY = 15;

    private static final long POOL_FLAG_PAGED = 0x100;
    private static final Set<String> ALLOCATE = Set.of(
            "ExAllocatePool",
            "ExAllocatePoolWithTag",
            "ExAllocatePoolZero",
            "ExAllocatePoolWithTagPriority",
            "ExAllocatePoolWithQuotaTag",
            "ExAllocatePoolWithQuota");
    private static final Set<String> ALLOCATE_BY_FLAGS = Set.of("ExAllocatePool2", "ExAllocatePool3");
    private static final Set<String> FREE = Set.of("ExFreePool", "ExFreePoolWithTag", "ExFreePool2");
    private static final Map<String, Integer> LIMITS = limits();

    private IrqlLimits() {}

    private static Map<String, Integer> limits() {
        Map<String, Integer> limits = new TreeMap<>();
        putPassive(limits);
        putApc(limits);
        putDispatch(limits);
        put(limits, BELOW_IPI, "KeIpiGenericCall");
        return limits;
    }

    private static void putPassive(Map<String, Integer> limits) {
        put(
                limits,
                PASSIVE,
                "IoCreateDeviceSecure",
                "IoCreateSymbolicLink",
                "IoCreateUnprotectedSymbolicLink",
                "IoDeleteSymbolicLink",
                "IoRegisterShutdownNotification",
                "KeFlushQueuedDpcs",
                "MmGetPhysicalMemoryRanges",
                "MmGetSystemRoutineAddress",
                "ObReferenceObjectByHandle",
                "PsCreateSystemThread",
                "PsTerminateSystemThread",
                "RtlAnsiStringToUnicodeString",
                "RtlCompareUnicodeString",
                "RtlEqualUnicodeString",
                "RtlUnicodeStringToAnsiString",
                "WdmlibIoCreateDeviceSecure",
                "ZwClose");
    }

    private static void putApc(Map<String, Integer> limits) {
        put(
                limits,
                APC,
                "ExAcquireFastMutex",
                "ExInitializePagedLookasideList",
                "ExReleaseFastMutex",
                "IoCreateDevice",
                "IoDeleteDevice",
                "KeAcquireGuardedMutex",
                "KeDelayExecutionThread",
                "KeEnterCriticalRegion",
                "KeLeaveCriticalRegion",
                "KeReleaseGuardedMutex",
                "MmAllocateNonCachedMemory",
                "MmFreeNonCachedMemory",
                "ProbeForRead",
                "ProbeForWrite");
    }

    private static void putDispatch(Map<String, Integer> limits) {
        put(
                limits,
                DISPATCH,
                "ExDeleteNPagedLookasideList",
                "ExInitializeNPagedLookasideList",
                "IoAcquireCancelSpinLock",
                "IoAllocateMdl",
                "IoAllocateWorkItem",
                "IoCancelIrp",
                "IofCallDriver",
                "IofCompleteRequest",
                "IoFreeMdl",
                "IoFreeWorkItem",
                "IoQueueWorkItem",
                "IoQueueWorkItemEx",
                "KeAcquireInStackQueuedSpinLock",
                "KeAcquireSpinLockRaiseToDpc",
                "KeCancelTimer",
                "KeReleaseMutex",
                "KeReleaseSemaphore",
                "KeSetEvent",
                "KeSetSystemAffinityThread",
                "KeSetSystemAffinityThreadEx",
                "KeSetTimer",
                "KeSetTimerEx",
                "MmAllocateContiguousMemory",
                "MmAllocateContiguousMemorySpecifyCache",
                "MmAllocateContiguousNodeMemory",
                "MmBuildMdlForNonPagedPool",
                "MmFreeContiguousMemory",
                "MmFreeContiguousMemorySpecifyCache",
                "MmMapIoSpace",
                "MmMapIoSpaceEx",
                "MmMapLockedPages",
                "MmMapLockedPagesSpecifyCache",
                "MmProbeAndLockPages",
                "MmUnlockPages",
                "MmUnmapIoSpace",
                "MmUnmapLockedPages");
    }

    private static void put(Map<String, Integer> limits, int irql, String... names) {
        for (String name : names) {
            limits.put(name, irql);
        }
    }

    /** Every function that has a limit of its own, with it. */
    static Map<String, Integer> all() {
        return Map.copyOf(LIMITS);
    }

    /** The highest IRQL for this call: pool depends on its kind, and a wait on whether it can wait at all. */
    static int of(Kernel kernel, String name, Arguments a) {
        if (ALLOCATE.contains(name)) {
            return (a.int32(0) & 1) != 0 ? APC : DISPATCH;
        }
        if (ALLOCATE_BY_FLAGS.contains(name)) {
            return (a.get(0) & POOL_FLAG_PAGED) != 0 ? APC : DISPATCH;
        }
        if (FREE.contains(name)) {
            Optional<PoolBlock> block = kernel.pool.block(a.get(0));
            return block.filter(found -> found.kind() == PoolBlock.Kind.PAGED).isPresent() ? APC : DISPATCH;
        }
        if (name.equals("KeWaitForSingleObject")) {
            return waiting(kernel, a.get(4));
        }
        if (name.equals("KeWaitForMultipleObjects")) {
            return waiting(kernel, a.get(6));
        }
        return LIMITS.getOrDefault(name, ANY);
    }

    private static int waiting(Kernel kernel, long timeout) {
        return timeout != 0 && kernel.space.isMapped(timeout) && kernel.space.read64(timeout) == 0 ? DISPATCH : APC;
    }
}

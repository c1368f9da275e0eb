package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The IRQL of calls. Source: Microsoft, Windows driver reference, "IRQL" on each function's page. */
class IrqlLimitsTest {
    @Test
    void everyFunctionWithALimitIsOneThatThisWindowsHas() {
        assertThat(Exports.KERNEL.keySet()).containsAll(IrqlLimits.all().keySet());
    }

    /** Read off the pages of wdm.h and ntddk.h: "<= APC_LEVEL", "<= DISPATCH_LEVEL", "< IPI_LEVEL". */
    @Test
    void theLimitsAreThoseOfTheReference() {
        assertThat(IrqlLimits.all())
                .containsAllEntriesOf(Map.of(
                        "IoCreateDevice", 1,
                        "IoDeleteDevice", 1,
                        "ProbeForRead", 1,
                        "MmAllocateNonCachedMemory", 1,
                        "MmAllocateContiguousMemory", 2,
                        "MmFreeContiguousMemory", 2,
                        "MmMapIoSpace", 2,
                        "KeSetSystemAffinityThreadEx", 2,
                        "KeIpiGenericCall", 13))
                .doesNotContainKey("RtlCopyUnicodeString");
    }
}

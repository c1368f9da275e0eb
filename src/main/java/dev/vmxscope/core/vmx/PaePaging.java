package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Efer;

/** The page-directory-pointer-table entries that PAE paging loads into registers. Intel SDM Vol. 3A, section 4.4.1. */
final class PaePaging {
    private static final int ENTRIES = 4;
    private static final long TABLE = 0xFFFFFFE0L;
    private static final long RESERVED_LOW = 0x1E6;

    /** No entry that is present may have a reserved bit set, read by the CR3 in use. */
    static final Requirement PDPTES_VALID = valid(false);

    /** The same, read by the value that MOV to CR3 offers. */
    static final Requirement NEW_PDPTES_VALID = valid(true);

    private PaePaging() {}

    /** Whether those values mean PAE paging. */
    static boolean inUse(long cr0, long cr4, long efer) {
        return Cr0.PG.isSet(cr0) && Cr4.PAE.isSet(cr4) && !Efer.LME.isSet(efer);
    }

    private static Requirement valid(boolean offered) {
        return Requirement.of("pdptes-valid", "Intel SDM Vol. 3A, 4.4.1", s -> {
            long cr3 = offered ? s.value(s.register(1)) : s.cpu().control().cr3();
            long reserved = RESERVED_LOW | -1L << s.cpu().profile().physicalAddressBits();
            for (int at = 0; at < ENTRIES; at++) {
                long entry = s.memory().read64((cr3 & TABLE) + 8L * at);
                if ((entry & 1) != 0 && (entry & reserved) != 0) {
                    return Evidence.bits("PDPTE" + at, entry, reserved, 0);
                }
            }
            return Evidence.bits("PDPTE0", s.memory().read64(cr3 & TABLE), 0, 0);
        });
    }
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidValues;
import java.util.Map;
import java.util.TreeMap;

/** An Ice Lake processor as its CPUID dump and the manual's usual capability values give it. */
final class TestProcessor {
    private static final Object[][] CPUID = {
        {0x0, 0, 0x1BL, 0x756E6547L, 0x6C65746EL, 0x49656E69L},
        {0x1, 0, 0x000706E5L, 0x00100800L, 0x7FFAFBBFL, 0xBFEBFBFFL},
        {0x7, 0, 0x0L, 0xF2BF27EFL, 0x40405F4EL, 0xBC000410L},
        {0xD, 0, 0x2E7L, 0x240L, 0xA88L, 0L},
        {0x80000000, 0, 0x80000008L, 0L, 0L, 0L},
        {0x80000001, 0, 0L, 0L, 0x121L, 0x2C100000L},
        {0x80000008, 0, 0x3027L, 0L, 0L, 0L},
    };
    private static final long[][] MSRS = {
        {0xFE, 0x1D0A},
        {0x179, 0x0F000814},
        {0x480, 0x00D8100000000004L},
        {0x481, 0x0000007F00000016L},
        {0x482, 0xFFF9FFFE0401E172L},
        {0x483, 0x01FFFFFF00036DFFL},
        {0x484, 0x0003FFFF000011FFL},
        {0x485, 0x7004C1E7L},
        {0x486, 0x80000021L},
        {0x487, 0xFFFFFFFFL},
        {0x488, 0x2000L},
        {0x489, 0x772FFFL},
        {0x48A, 0x2EL},
        {0x48B, 0x00757FFF00000000L},
        {0x48C, 0x00000F0106334141L},
        {0x48D, 0x0000007F00000016L},
        {0x48E, 0xFFF9FFFE04006172L},
        {0x48F, 0x01FFFFFF00036DFBL},
        {0x490, 0x0003FFFF000011FBL},
        {0x491, 0x1L},
    };

    private TestProcessor() {}

    static Map<CpuidLeaf, CpuidValues> cpuid() {
        Map<CpuidLeaf, CpuidValues> leaves = new TreeMap<>();
        for (Object[] row : CPUID) {
            leaves.put(
                    new CpuidLeaf((Integer) row[0], (Integer) row[1]),
                    new CpuidValues(
                            ((Long) row[2]).intValue(),
                            ((Long) row[3]).intValue(),
                            ((Long) row[4]).intValue(),
                            ((Long) row[5]).intValue()));
        }
        return leaves;
    }

    static Map<Integer, Long> msrs() {
        Map<Integer, Long> msrs = new TreeMap<>();
        for (long[] row : MSRS) {
            msrs.put((int) row[0], row[1]);
        }
        return msrs;
    }

    static CpuProfile profile() {
        return CpuProfile.of("test", "", "", cpuid(), msrs());
    }
}

package dev.vmxscope.core.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuidStringsTest {

    @Test
    void theVendorIsReadInTheOrderEbxEdxEcx() {
        assertThat(CpuidStrings.vendor(new CpuidValues(0x1B, 0x756E6547, 0x6C65746E, 0x49656E69)))
                .isEqualTo("GenuineIntel");
    }

    @Test
    void theVendorOfAnAmdProcessorIsAuthenticAmd() {
        assertThat(CpuidStrings.vendor(new CpuidValues(0xD, 0x68747541, 0x444D4163, 0x69746E65)))
                .isEqualTo("AuthenticAMD");
    }

    @Test
    void theHypervisorIsReadInTheOrderEbxEcxEdx() {
        assertThat(CpuidStrings.hypervisor(new CpuidValues(0x40000005, 0x7263694D, 0x666F736F, 0x76482074)))
                .isEqualTo("Microsoft Hv");
    }

    @Test
    void aShortSignatureEndsAtItsNullCharacters() {
        assertThat(CpuidStrings.hypervisor(new CpuidValues(0x40000001, 0x4B4D564B, 0x564B4D56, 0x0000004D)))
                .isEqualTo("KVMKVMKVM");
    }

    @Test
    void theBrandIsReadFromThreeLeaves() {
        CpuProfile profile = CpuProfile.of(
                "p",
                "",
                "",
                Map.of(
                        new CpuidLeaf(0x80000002, 0),
                        new CpuidValues(0x20202020, 0x20202020, 0x65746E49, 0x2952286C),
                        new CpuidLeaf(0x80000003, 0),
                        new CpuidValues(0x726F4320, 0x4D542865, 0x37692029, 0x3737332D),
                        new CpuidLeaf(0x80000004, 0),
                        new CpuidValues(0x50432030, 0x20402055, 0x30342E33, 0x007A4847)),
                Map.of());

        assertThat(CpuidStrings.brand(profile)).isEqualTo("Intel(R) Core(TM) i7-3770 CPU @ 3.40GHz");
    }

    @Test
    void aProfileWithoutBrandLeavesHasNoBrand() {
        assertThat(CpuidStrings.brand(CpuProfile.of("p", "", "", Map.of(), Map.of())))
                .isEmpty();
    }
}

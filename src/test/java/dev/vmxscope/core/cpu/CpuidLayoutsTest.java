package dev.vmxscope.core.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figures are dumps of real processors; what they mean is what VirtualBox printed beside them for a Core i7-9750H
 * and what the InstLatx64 collection and the makers' product pages say of the others.
 */
class CpuidLayoutsTest {

    @Test
    void leaf1EcxOfACoffeeLakeShowsTheFlagsThatVirtualBoxListed() {
        assertThat(setFields(CpuidFeatures.ECX, 0x7FFAFBBF))
                .isEqualTo(
                        words(
                                "SSE3 PCLMULQDQ DTES64 MONITOR DS-CPL VMX EIST TM2 SSSE3 SDBG FMA CMPXCHG16B xTPR PDCM PCID"
                                        + " SSE4.1 SSE4.2 x2APIC MOVBE POPCNT TSC-Deadline AESNI XSAVE OSXSAVE AVX F16C RDRAND"));
    }

    @Test
    void leaf1EdxOfACoffeeLakeShowsTheFlagsThatVirtualBoxListed() {
        assertThat(setFields(CpuidFeatures.EDX, 0xBFEBFBFF))
                .isEqualTo(
                        words("FPU VME DE PSE TSC MSR PAE MCE CX8 APIC SEP MTRR PGE MCA CMOV PAT PSE-36 CLFSH DS ACPI"
                                + " MMX FXSR SSE SSE2 SS HTT TM PBE"));
    }

    @Test
    void leaf7EbxOfACoffeeLakeShowsTheFlagsThatVirtualBoxListed() {
        List<String> fields = setFields(CpuidStructuredFeatures.EBX, 0x029C67AF);

        assertThat(fields).contains("FSGSBASE", "IA32_TSC_ADJUST", "SGX", "BMI1", "AVX2", "SMEP", "BMI2", "ERMS");
        assertThat(fields).contains("INVPCID", "No FPU CS and DS", "MPX", "RDSEED", "ADX", "SMAP", "CLFLUSHOPT");
        assertThat(fields).contains("Intel PT").hasSize(16);
    }

    @Test
    void leaf7EdxOfAnIvyBridgeShowsTheFlagsThatVirtualBoxListed() {
        assertThat(setFields(CpuidStructuredFeatures.EDX, 0x9C000400))
                .isEqualTo(words("MD_CLEAR IBRS_IBPB STIBP L1D_FLUSH SSBD"));
    }

    /** Bit numbers typed from the table of CR4's bits and the CPUID flags that they need, Intel SDM Vol. 3A, 2.5. */
    @ParameterizedTest
    @CsvSource({
        "CPUID.1:ECX,VMX,5",
        "CPUID.1:ECX,SMX,6",
        "CPUID.1:ECX,PCID,17",
        "CPUID.1:ECX,XSAVE,26",
        "CPUID.1:ECX,OSXSAVE,27",
        "CPUID.1:ECX,Hypervisor,31",
        "CPUID.1:EDX,VME,1",
        "CPUID.1:EDX,DE,2",
        "CPUID.1:EDX,PSE,3",
        "CPUID.1:EDX,TSC,4",
        "CPUID.1:EDX,PAE,6",
        "CPUID.1:EDX,MCE,7",
        "CPUID.1:EDX,PGE,13",
        "CPUID.1:EDX,FXSR,24",
        "CPUID.1:EDX,SSE,25",
        "CPUID.7.0:EBX,FSGSBASE,0",
        "CPUID.7.0:EBX,SMEP,7",
        "CPUID.7.0:EBX,SMAP,20",
        "CPUID.7.0:ECX,UMIP,2",
        "CPUID.7.0:ECX,PKU,3",
        "CPUID.7.0:ECX,CET_SS,7",
        "CPUID.7.0:ECX,LA57,16",
        "CPUID.7.0:ECX,KL,23",
        "CPUID.7.0:ECX,SGX_LC,30",
        "CPUID.7.0:ECX,PKS,31",
        "CPUID.7.0:EDX,UINTR,5",
        "CPUID.7.0:EDX,CET_IBT,20",
        "CPUID.7.1:EAX,LASS,6",
        "CPUID.7.1:EAX,FRED,17",
        "CPUID.7.1:EAX,LAM,26",
        "CPUID.80000001H:ECX,SVM,2",
        "CPUID.80000001H:EDX,SYSCALL,11",
        "CPUID.80000001H:EDX,NX,20",
        "CPUID.80000001H:EDX,1G pages,26",
        "CPUID.80000001H:EDX,RDTSCP,27",
        "CPUID.80000001H:EDX,LM,29"
    })
    void aFlagStandsWhereTheManualHasIt(String register, String flag, int bit) {
        assertThat(named(register).field(flag).orElseThrow().low()).isEqualTo(bit);
    }

    @ParameterizedTest
    @CsvSource({"0x706E5,6,126,5", "0x906EA,6,158,10", "0xF43,15,4,3", "0x10676,6,23,6", "0x800F11,23,1,1"})
    void theVersionGivesFamilyModelAndStepping(String eax, int family, int model, int stepping) {
        int value = Integer.decode(eax);

        assertThat(CpuidVersion.family(value)).isEqualTo(family);
        assertThat(CpuidVersion.model(value)).isEqualTo(model);
        assertThat(CpuidVersion.stepping(value)).isEqualTo(stepping);
    }

    @Test
    void theAddressWidthsOfAnIceLakeAre39And48() {
        assertThat(CpuidExtendedFeatures.PHYSICAL_ADDRESS_BITS.of(0x3027)).isEqualTo(39);
        assertThat(CpuidExtendedFeatures.LINEAR_ADDRESS_BITS.of(0x3027)).isEqualTo(48);
    }

    @Test
    void aLayoutIsFoundByItsLeafAndRegister() {
        assertThat(CpuidLayouts.of(new CpuidLeaf(1, 0), CpuidRegister.ECX)).contains(CpuidFeatures.ECX);
        assertThat(CpuidLayouts.of(new CpuidLeaf(2, 0), CpuidRegister.ECX)).isEmpty();
    }

    @Test
    void everyLayoutIsNamedAfterItsLeafAndRegister() {
        assertThat(CpuidLayouts.all())
                .hasSize(11)
                .allSatisfy(entry -> assertThat(entry.layout().name()).endsWith(":" + entry.register()));
    }

    @Test
    void theListOfAllLayoutsHoldsEveryRegisterOnce() {
        assertThat(RegisterLayouts.all().stream().map(RegisterLayout::name))
                .doesNotHaveDuplicates()
                .contains("CR0", "CR4", "RFLAGS", "IA32_EFER", "IA32_FEATURE_CONTROL", "CPUID.1:ECX")
                .hasSize(16);
    }

    private static RegisterLayout named(String register) {
        return RegisterLayouts.all().stream()
                .filter(layout -> layout.name().equals(register))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> setFields(RegisterLayout layout, int value) {
        return layout.named().stream()
                .filter(field -> field.isSet(value))
                .map(BitField::name)
                .toList();
    }

    private static List<String> words(String words) {
        return Arrays.asList(words.split(" "));
    }
}

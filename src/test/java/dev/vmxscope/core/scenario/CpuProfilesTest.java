package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidFeatures;
import dev.vmxscope.core.cpu.CpuidStrings;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped profiles, held against the rules of Intel SDM Vol. 3D, appendix A, and against figures typed here. */
class CpuProfilesTest {

    @Test
    void sevenProfilesAreShippedAndTheDefaultComesFirst() {
        assertThat(CpuProfiles.names())
                .containsExactly(
                        "ice-lake", "coffee-lake", "ivy-bridge", "harpertown", "ice-lake-guest", "pentium-4", "ryzen");
        assertThat(CpuProfiles.DEFAULT).isEqualTo("ice-lake");
    }

    @Test
    void everyProfileFileIsInTheIndex() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/vmxscope/core/profiles"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".toml")))
                    .containsExactlyInAnyOrderElementsOf(CpuProfiles.names().stream()
                            .map(name -> name + ".toml")
                            .toList());
        }
    }

    /** Figures of the dump of a Core i7-1065G7. */
    @Test
    void theIceLakeIsTheI7Of1065G7() throws ScenarioFormatException {
        CpuProfile profile = CpuProfiles.load("ice-lake");

        assertThat(profile.leaf(0, 0)).isEqualTo(new CpuidValues(0x1B, 0x756E6547, 0x6C65746E, 0x49656E69));
        assertThat(profile.leaf(1, 0)).isEqualTo(new CpuidValues(0x706E5, 0x100800, 0x7FFAFBBF, 0xBFEBFBFF));
        assertThat(profile.leaf(7, 0)).isEqualTo(new CpuidValues(0, 0xF2BF27EF, 0x40405F4E, 0xBC000410));
        assertThat(profile.leaf(0x80000001, 0).edx()).isEqualTo(0x2C100000 | 1 << 11);
        assertThat(CpuidStrings.brand(profile)).isEqualTo("Intel(R) Core(TM) i7-1065G7 CPU @ 1.30GHz");
        assertThat(profile.physicalAddressBits()).isEqualTo(39);
    }

    @ParameterizedTest
    @CsvSource({
        "ice-lake, true, false, 39, Intel(R) Core(TM) i7-1065G7 CPU @ 1.30GHz",
        "coffee-lake, true, false, 39, Intel(R) Core(TM) i7-9750H CPU @ 2.60GHz",
        "ivy-bridge, true, true, 36, Intel(R) Core(TM) i7-3770 CPU @ 3.40GHz",
        "harpertown, true, false, 38, Intel(R) Xeon(R) CPU           X5482  @ 3.20GHz",
        "ice-lake-guest, false, false, 39, Intel(R) Core(TM) i7-1065G7 CPU @ 1.30GHz",
        "pentium-4, false, false, 36, Intel(R) Pentium(R) 4 CPU 3.00GHz",
        "ryzen, false, false, 48, AMD Ryzen 7 1800X Eight-Core Processor"
    })
    void eachProfileIsTheProcessorItNames(String name, boolean vmx, boolean smx, int width, String brand)
            throws ScenarioFormatException {
        CpuProfile profile = CpuProfiles.load(name);

        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.hasVmx()).isEqualTo(vmx);
        assertThat(profile.hasSmx()).isEqualTo(smx);
        assertThat(profile.physicalAddressBits()).isEqualTo(width);
        assertThat(CpuidStrings.brand(profile)).isEqualTo(brand);
        assertThat(profile.provenance()).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyProfileCanRunA64BitDriver(CpuProfile profile) {
        assertThat(profile.leaf(0x80000001, 0).edx() & (1 << 29 | 1 << 20 | 1 << 11))
                .isEqualTo(0x20100800);
        assertThat(profile.leaf(1, 0).ecx() & 1 << 13).as("CMPXCHG16B").isNotZero();
        assertThat(profile.leaf(1, 0).ebx() >>> 24)
                .as("APIC identifier of the first processor")
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void vmxMsrsExistExactlyWhereVmxDoes(CpuProfile profile) {
        for (int index = 0x480; index <= 0x48A; index++) {
            assertThat(profile.msr(index).isPresent()).as("%X", index).isEqualTo(profile.hasVmx());
        }
    }

    @ParameterizedTest
    @MethodSource("vmxProfiles")
    void laterVmxMsrsExistExactlyWhereTheirControlsDo(CpuProfile profile) {
        boolean secondary = bit(profile.msr(0x482), 63);
        boolean eptOrVpid = bit(profile.msr(0x48B), 33) || bit(profile.msr(0x48B), 37);
        boolean trueControls = bit(profile.msr(0x480), 55);

        assertThat(profile.msr(0x48B).isPresent()).isEqualTo(secondary);
        assertThat(profile.msr(0x48C).isPresent()).isEqualTo(eptOrVpid);
        for (int index = 0x48D; index <= 0x490; index++) {
            assertThat(profile.msr(index).isPresent()).as("%X", index).isEqualTo(trueControls);
        }
        assertThat(profile.msr(0x491).isPresent()).isEqualTo(bit(profile.msr(0x48B), 45));
    }

    @ParameterizedTest
    @MethodSource("vmxProfiles")
    void vmxBasicObeysItsLayout(CpuProfile profile) {
        long basic = value(profile, 0x480);
        long size = basic >>> 32 & 0x1FFF;

        assertThat(basic & 1L << 31).isZero();
        assertThat(size).isBetween(1L, 4096L);
        assertThat(basic & 7L << 45).isZero();
        assertThat(bit(basic, 48)).as("addresses limited to 32 bits").isFalse();
        assertThat(basic >>> 50 & 0xF).as("write-back").isEqualTo(6);
        assertThat(basic >>> 59).isZero();
    }

    @ParameterizedTest
    @MethodSource("vmxProfiles")
    void whatMustBeOneMayBeOne(CpuProfile profile) {
        for (int index : List.of(0x481, 0x482, 0x483, 0x484, 0x48B, 0x48D, 0x48E, 0x48F, 0x490)) {
            profile.msr(index)
                    .ifPresent(value -> assertThat(value & ~(value >>> 32) & 0xFFFFFFFFL)
                            .as("%X", index)
                            .isZero());
        }
        for (int index : List.of(0x486, 0x488)) {
            assertThat(value(profile, index) & ~value(profile, index + 1))
                    .as("%X", index)
                    .isZero();
        }
    }

    /** The default-1 classes of Intel SDM Vol. 3D, A.2 to A.5. */
    @ParameterizedTest
    @CsvSource({"0x481, 0x48D, 0x16", "0x482, 0x48E, 0x0401E172", "0x483, 0x48F, 0x36DFF", "0x484, 0x490, 0x11FF"})
    void theTrueControlsReleaseOnlyDefaultOnes(int plain, int released, long defaults) throws ScenarioFormatException {
        for (CpuProfile profile : vmxProfiles()) {
            long value = value(profile, plain);
            assertThat(value & defaults).as(profile.name()).isEqualTo(defaults);
            profile.msr(released).ifPresent(freed -> {
                assertThat(freed >>> 32).as(profile.name()).isEqualTo(value >>> 32);
                assertThat((freed | defaults) & 0xFFFFFFFFL).as(profile.name()).isEqualTo(value & 0xFFFFFFFFL);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("vmxProfiles")
    void theFixedBitsOfCr0AreProtectionNumericErrorAndPaging(CpuProfile profile) {
        assertThat(value(profile, 0x486)).isEqualTo(0x80000021L);
        assertThat(value(profile, 0x487)).isEqualTo(0xFFFFFFFFL);
    }

    @ParameterizedTest
    @MethodSource("vmxProfiles")
    void theFixedBitsOfCr4FollowCpuid(CpuProfile profile) {
        assertThat(value(profile, 0x488)).isEqualTo(0x2000L);
        assertThat(value(profile, 0x489)).isEqualTo(cr4Bits(profile));
    }

    @ParameterizedTest
    @MethodSource("vmxProfiles")
    void theHighestVmcsIndexIsPlausible(CpuProfile profile) {
        long highest = value(profile, 0x48A);

        assertThat(highest & ~0x3FEL).isZero();
        assertThat(highest).isGreaterThanOrEqualTo(0x2A);
    }

    @Test
    void aGuestSeesTheHypervisorInPlaceOfVmx() throws ScenarioFormatException {
        CpuProfile guest = CpuProfiles.load("ice-lake-guest");
        CpuProfile bare = CpuProfiles.load("ice-lake");

        assertThat(CpuidFeatures.HYPERVISOR.isSet(guest.leaf(1, 0).ecx())).isTrue();
        assertThat(guest.leaf(1, 0).ecx() ^ bare.leaf(1, 0).ecx()).isEqualTo(1 << 31 | 1 << 5);
        assertThat(CpuidStrings.hypervisor(guest.answer(0x40000000, 0))).isEqualTo("Microsoft Hv");
        assertThat(guest.answer(0x40000001, 0).eax()).isEqualTo(0x31237648);
    }

    @ParameterizedTest
    @MethodSource("bareProfiles")
    void aBareProcessorNamesNoHypervisor(CpuProfile profile) {
        assertThat(CpuidFeatures.HYPERVISOR.isSet(profile.leaf(1, 0).ecx())).isFalse();
        assertThat(profile.cpuid().keySet()).noneMatch(leaf -> leaf.leaf() >>> 28 == 4);
    }

    static List<CpuProfile> profiles() throws ScenarioFormatException {
        return List.of(
                CpuProfiles.load("ice-lake"),
                CpuProfiles.load("coffee-lake"),
                CpuProfiles.load("ivy-bridge"),
                CpuProfiles.load("harpertown"),
                CpuProfiles.load("ice-lake-guest"),
                CpuProfiles.load("pentium-4"),
                CpuProfiles.load("ryzen"));
    }

    static List<CpuProfile> vmxProfiles() throws ScenarioFormatException {
        return profiles().subList(0, 4);
    }

    static List<CpuProfile> bareProfiles() throws ScenarioFormatException {
        return profiles().stream()
                .filter(profile -> !profile.name().equals("ice-lake-guest"))
                .toList();
    }

    /** The bits of CR4 that CPUID allows, typed from Intel SDM Vol. 3A, 2.5; PCE needs no flag. */
    private static long cr4Bits(CpuProfile profile) {
        int ecx = profile.leaf(1, 0).ecx();
        int edx = profile.leaf(1, 0).edx();
        int ebx7 = profile.leaf(7, 0).ebx();
        int ecx7 = profile.leaf(7, 0).ecx();
        int edx7 = profile.leaf(7, 0).edx();
        return at(edx, 1, 0)
                | at(edx, 1, 1)
                | at(edx, 4, 2)
                | at(edx, 2, 3)
                | at(edx, 3, 4)
                | at(edx, 6, 5)
                | at(edx, 7, 6)
                | at(edx, 13, 7)
                | 1 << 8
                | at(edx, 24, 9)
                | at(edx, 25, 10)
                | at(ecx7, 2, 11)
                | at(ecx7, 16, 12)
                | at(ecx, 5, 13)
                | at(ecx, 6, 14)
                | at(ebx7, 0, 16)
                | at(ecx, 17, 17)
                | at(ecx, 26, 18)
                | at(ecx7, 23, 19)
                | at(ebx7, 7, 20)
                | at(ebx7, 20, 21)
                | at(ecx7, 3, 22)
                | at(ecx7, 7, 23)
                | at(edx7, 20, 23)
                | at(ecx7, 31, 24)
                | at(edx7, 5, 25);
    }

    private static long at(int flags, int flag, int bit) {
        return (long) (flags >>> flag & 1) << bit;
    }

    private static long value(CpuProfile profile, int index) {
        return profile.msr(index).orElseThrow();
    }

    private static boolean bit(OptionalLong value, int bit) {
        return value.isPresent() && bit(value.getAsLong(), bit);
    }

    private static boolean bit(long value, int bit) {
        return (value >>> bit & 1) != 0;
    }
}

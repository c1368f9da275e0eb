package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuProfileReaderTest {
    private static final String HEAD = """
            name = "mine"
            description = "My processor"
            vendor = "GenuineIntel"
            provenance = "typed by hand"
            """;
    private static final String CPUID = """
            [cpuid]
            "0x0" = ["0x1", "0x756E6547", "0x6C65746E", "0x49656E69"]
            "0x1" = [0x306A9, 1, 0xFFFFFFFF, "0xBFEB_FBFF"]
            """;
    private static final String MSR = """
            [msr]
            IA32_VMX_BASIC = "0x00DA0400_00000004"
            "0x482" = 5
            """;

    @Test
    void aProfileIsReadWithItsNamesLeavesAndMsrs() throws ScenarioFormatException {
        CpuProfile profile = CpuProfileReader.read(HEAD + CPUID + MSR, "mine.toml");

        assertThat(profile.name()).isEqualTo("mine");
        assertThat(profile.description()).isEqualTo("My processor");
        assertThat(profile.provenance()).isEqualTo("typed by hand");
        assertThat(profile.leaf(1, 0)).isEqualTo(new CpuidValues(0x306A9, 1, -1, 0xBFEBFBFF));
        assertThat(profile.msr(0x480)).hasValue(0x00DA0400_00000004L);
        assertThat(profile.msr(0x482)).hasValue(5);
        assertThat(profile.msr(0x481)).isEmpty();
    }

    @Test
    void aBaseIsTakenOverAndTheFilesOwnEntriesTakeTheirPlaces() throws ScenarioFormatException {
        String own =
                HEAD + "base = \"ice-lake\"\n[cpuid]\n\"0x80000008\" = [0x3024, 0, 0, 0]\n[msr]\nIA32_VMX_BASIC = 7\n";
        CpuProfile profile = CpuProfileReader.read(own, "mine.toml");

        assertThat(profile.name()).isEqualTo("mine");
        assertThat(profile.physicalAddressBits()).isEqualTo(36);
        assertThat(profile.msr(0x480)).hasValue(7);
        assertThat(profile.leaf(1, 0).eax()).isEqualTo(0x706E5);
    }

    @Test
    void aBaseThatDoesNotComeWithTheProgramIsNamedWithTheNearestOne() {
        assertThat(failure(HEAD + "base = \"icelake\"\n"))
                .hasMessage("mine.toml:5:1: no profile that comes with the program is called \"icelake\";"
                        + " did you mean \"ice-lake\"?");
    }

    /** The letters of VMwareVMware as they lie in EBX, ECX, EDX: "VMwa", "reVM", "ware". */
    @Test
    void aHypervisorAboveHidesVmxAndSignsItsLeaf() throws ScenarioFormatException {
        String own = HEAD + "base = \"ice-lake\"\n[hypervisor]\nsignature = \"VMwareVMware\"\n";
        CpuProfile profile = CpuProfileReader.read(own, "mine.toml");

        assertThat(profile.hasVmx()).isFalse();
        assertThat(profile.msr(0x480)).isEmpty();
        assertThat(profile.leaf(1, 0).ecx()).isNegative();
        assertThat(profile.leaf(0x40000000, 0))
                .isEqualTo(new CpuidValues(0x40000000, 0x61774D56, 0x4D566572, 0x65726177));
    }

    @Test
    void aHypervisorThatExposesVmxLeavesItsRegisters() throws ScenarioFormatException {
        String own = HEAD + "base = \"ice-lake\"\n[hypervisor]\nsignature = \"KVMKVMKVM\"\ninterface = \"Hv#1\"\n"
                + "exposes-vmx = true\n";
        CpuProfile profile = CpuProfileReader.read(own, "mine.toml");

        assertThat(profile.hasVmx()).isTrue();
        assertThat(profile.msr(0x480)).isPresent();
        assertThat(profile.leaf(0x40000000, 0).eax()).isEqualTo(0x40000001);
        assertThat(profile.leaf(0x40000001, 0).eax()).isEqualTo(0x31237648);
    }

    @Test
    void aHypervisorNeedsASignature() {
        assertThat(failure(HEAD + "base = \"ice-lake\"\n[hypervisor]\n")).hasMessageContaining("hypervisor.signature");
        assertThat(failure(HEAD + "base = \"ice-lake\"\n[hypervisor]\nsignature = \"far too long a name\"\n"))
                .hasMessage("mine.toml:7:1: signature is at most 12 ASCII characters");
    }

    @Test
    void anUnknownKeyIsNamedWithItsLineAndTheNearestOne() {
        ScenarioFormatException error = failure("# a comment\n\n" + HEAD + "provenence = 'x'\n" + CPUID);

        assertThat(error).hasMessage("mine.toml:7:1: unknown key \"provenence\"; did you mean \"provenance\"?");
        assertThat(error.line()).isEqualTo(7);
        assertThat(error.column()).isEqualTo(1);
        assertThat(error.sourceName()).isEqualTo("mine.toml");
    }

    @Test
    void anUnknownMsrIsNamedWithItsLineAndTheNearestOne() {
        assertThat(failure(HEAD + CPUID + "[msr]\n\nIA32_VMX_BASIK = 1\n"))
                .hasMessage("mine.toml:10:1: \"IA32_VMX_BASIK\" is no MSR that a profile can give;"
                        + " did you mean \"IA32_VMX_BASIC\"?");
    }

    @Test
    void anMsrOfTheMachinesStateIsRefused() {
        assertThat(failure(HEAD + CPUID + "[msr]\n\"0x3A\" = 5\n"))
                .hasMessageContaining("9:1: IA32_FEATURE_CONTROL belongs to the state of the machine");
    }

    @Test
    void aWrongTomlTextIsNamedWithItsLine() {
        assertThat(failure(HEAD + "\n# comment\n\n[cpuid\n").line()).isEqualTo(8);
    }

    @Test
    void aKeyThatStandsTwiceIsNamedWithBothLinesOfTheSource() {
        assertThat(failure("\n\n" + HEAD + "\nname = 'again'\n"))
                .hasMessageStartingWith("mine.toml:8:")
                .hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "description", "vendor", "provenance"})
    void aMissingOrEmptyTextIsNamed(String key) {
        assertThat(failure(HEAD.replace(key + " =", "#") + CPUID)).hasMessageContaining("\"" + key + "\" is missing");
        assertThat(failure(HEAD.replaceAll(key + " = .*", key + " = ' '") + CPUID))
                .hasMessageContaining("\"" + key + "\" is missing");
    }

    @Test
    void aTextThatIsANumberIsRefused() {
        assertThat(failure(HEAD.replace("\"mine\"", "5") + CPUID)).hasMessageContaining("1:1: \"name\" must be a text");
    }

    @Test
    void aMissingFeatureLeafIsNamed() {
        assertThat(failure(HEAD + CPUID.replaceAll("\"0x1\" = .*", ""))).hasMessageContaining("leaf 0x1 is missing");
        assertThat(failure(HEAD)).hasMessageContaining("leaf 0x0 is missing");
    }

    @Test
    void anUnquotedLeafWithASubleafIsExplained() {
        assertThat(failure(HEAD + CPUID + "0x7.0 = [1, 2, 3, 4]\n")).hasMessageContaining("written in quotes");
    }

    @Test
    void theSameLeafWrittenInTwoWaysIsRefused() {
        assertThat(failure(HEAD + CPUID + "\"0x01.0\" = [1, 2, 3, 4]\n"))
                .hasMessageContaining("8:1: CPUID leaf 0x01.0 stands here a second time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, 2, 3]",
                "[1, 2, 3, 4, 5]",
                "5",
                "[1, 2, 3, -1]",
                "[1, 2, 3, 0x100000000]",
                "[1, 2, 3, 'x']",
                "[1, 2, 3, 1.5]",
                "{ a = 1 }",
                "[[1], 2, 3, 4]"
            })
    void aLeafThatIsNotFour32BitNumbersIsRefusedWithItsLine(String value) {
        assertThat(failure(HEAD + CPUID + "\"0x2\" = " + value + "\n").line()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "'0x1_00000000_00000000'", "'12'", "true", "[1]", "1.0", "2026-01-01"})
    void anMsrThatIsNo64BitNumberIsRefusedWithItsLine(String value) {
        assertThat(failure(HEAD + CPUID + "[msr]\n\"0x480\" = " + value + "\n").line())
                .isEqualTo(9);
    }

    @Test
    void aVendorOtherThanThatOfLeaf0IsRefused() {
        assertThat(failure(HEAD.replace("GenuineIntel", "AuthenticAMD") + CPUID))
                .hasMessage("mine.toml:3:1: the vendor is \"AuthenticAMD\", but CPUID leaf 0x0 says \"GenuineIntel\"");
    }

    @Test
    void aTextOfMoreThan128KibibytesIsRefused() {
        assertThat(failure("#".repeat((1 << 17) + 1)))
                .hasMessage("mine.toml: the text has 131073 characters, more than the 131072 that are read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = [",
                "a = {b=",
                "[",
                "[[a.",
                "a.",
                "\n",
                "# x\n",
                "= \n",
                "a\n",
                "\"",
                "a = '''",
                "\r",
                "\u0000",
                "\ud800",
                "[cpuid]\n",
                "[[cpuid]]\n",
                "[cpuid]\n'0x1'=[\n",
                "cpuid = [\n\n"
            })
    void repeatedHostileTextEndsSoonInAClearError(String piece) {
        String text = piece.repeat((1 << 17) / piece.length());

        ScenarioFormatException error = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> failure(text));

        assertThat(error.problem().toString()).isNotBlank();
    }

    @Test
    void mutatedTextsAreReadOrRefusedButNothingElse() {
        String whole = HEAD + CPUID + MSR;
        Random random = new Random(20261123);
        for (int round = 0; round < 400; round++) {
            StringBuilder mutated = new StringBuilder(whole);
            for (int change = 0; change < 3; change++) {
                mutated.setCharAt(
                        random.nextInt(mutated.length()), "\"'[]{}=.#\n\\0x_-\u00e9\u0000".charAt(random.nextInt(17)));
            }
            try {
                assertThat(CpuProfileReader.read(mutated.toString(), "m").name())
                        .isNotBlank();
            } catch (ScenarioFormatException e) {
                assertThat(e.problem().toString()).isNotBlank();
            }
        }
    }

    @Test
    void anUnknownShippedNameIsAnsweredWithTheNearestOne() {
        assertThatThrownBy(() -> CpuProfiles.load("ice-lak"))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageStartingWith("ice-lak: there is no such profile; did you mean \"ice-lake\"?");
    }

    private static ScenarioFormatException failure(String text) {
        return catchThrowableOfType(ScenarioFormatException.class, () -> CpuProfileReader.read(text, "mine.toml"));
    }
}

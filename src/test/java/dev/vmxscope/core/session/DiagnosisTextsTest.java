package dev.vmxscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.Host;
import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.diagnosis.Origin;
import dev.vmxscope.core.diagnosis.Surroundings;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Requirement;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.StartState;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTextsTest {
    private static final Set<String> REQUIREMENTS = SystemInstructions.all().stream()
            .flatMap(spec -> spec.stages().stream())
            .flatMap(stage -> stage.requirements().stream())
            .map(Requirement::id)
            .collect(Collectors.toCollection(TreeSet::new));
    private static final Set<String> OWN = Set.of("host", "headline", "origin", "remedy", "refused", "advice");

    private final Texts sentences = Texts.of(Language.ENGLISH, "causes");
    private final DiagnosisTexts texts = DiagnosisTexts.of(Language.ENGLISH);

    private static Diagnosis diagnose(String instruction, String state) {
        Situation situation = new StartState(state).situation(instruction);
        Surroundings around = Surroundings.bare((PhysicalMemory) situation.memory(), List.of());
        return Diagnosis.of(around, SystemInstructions.judge(situation));
    }

    private Set<String> keys(String group) {
        return sentences.all().keySet().stream()
                .filter(key -> key.startsWith(group + "."))
                .map(key -> key.substring(group.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyCauseHasItsFourTextsAndEveryTextBelongsToOne() {
        Set<String> wanted = Arrays.stream(NamedCause.values())
                .flatMap(cause -> Stream.of("title", "plain", "detail", "fix").map(part -> cause.id() + "." + part))
                .collect(Collectors.toCollection(TreeSet::new));
        // What to do about a hypervisor above depends on which it is: the texts of the hosts say it.
        wanted.remove("hidden-by-host.fix");
        Set<String> there = sentences.all().keySet().stream()
                .filter(key -> !OWN.contains(key.substring(0, key.indexOf('.'))))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(there).containsExactlyElementsOf(wanted);
    }

    @Test
    void everyHostHasANameAndAFix() {
        Set<String> wanted = Arrays.stream(Host.values())
                .flatMap(host -> Stream.of(host.id(), host.id() + ".fix"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys("host")).containsExactlyElementsOf(wanted);
    }

    @Test
    void thePlainTextIsOneSentenceWithoutRegisterNumbers() {
        for (NamedCause cause : NamedCause.values()) {
            assertThat(sentences.get(cause.id() + ".plain"))
                    .as(cause.id())
                    .matches("[A-Z][^.]*\\.")
                    .doesNotContain("MSR", "IA32_", "#GP", "#UD");
        }
    }

    @Test
    void reasonsAndAdviceBelongToRequirements() {
        assertThat(REQUIREMENTS).containsAll(keys("refused"));
        assertThat(keys("advice")).filteredOn(id -> !id.equals("other")).isSubsetOf(REQUIREMENTS);
    }

    @Test
    void theHeadlineIsThePlainSentenceOfTheOneCause() {
        assertThat(texts.headline(diagnose("vmxon m64", "fc=1"))).isEqualTo(sentences.get("bios-off.plain"));
    }

    @Test
    void theHeadlineOfSeveralCausesNamesThemAll() {
        assertThat(texts.headline(diagnose("vmxon m64", "fc=1 cpl=3")))
                .isEqualTo("2 things are wrong at once, and the processor does not say which:"
                        + " Not in the kernel; VT-x is off in the firmware.");
    }

    @Test
    void withoutANamedCauseTheHeadlineIsTheRule() {
        assertThat(texts.headline(diagnose("xsetbv", "rax=0 cr4=42020")))
                .isEqualTo("XSETBV gives #GP(0): x87 state must stay enabled.");
    }

    @Test
    void aPassingInstructionHasAHeadlineToo() {
        assertThat(texts.headline(diagnose("vmxon m64", ""))).isEqualTo("Nothing stands in the way of VMXON.");
    }

    @Test
    void theHypervisorIsCalledByItsName() {
        String state = "cr4=20 cpuid:1.ecx=FFFAFB9F cpuid:40000000.ebx=61774D56 cpuid:40000000.ecx=4D566572"
                + " cpuid:40000000.edx=65726177";
        CauseText told = texts.causes(diagnose("vmxon m64", state)).get(0);

        assertThat(told.plain()).startsWith("Another hypervisor (VMware) runs");
        assertThat(told.fix()).contains("vhv.enable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmxon m64|cr4=20|Set CR4.VMXE",
                "vmxon m64|fc=4|Set IA32_FEATURE_CONTROL to 0x5",
                "vmxon m64|fc=0|Set IA32_FEATURE_CONTROL to 0x1 (locks it with VT-x off: set bit 2 first)",
                "vmxon m64|fc=1|Switch VT-x on in the firmware and start again",
                "vmxon m64|fc=1 smx=1 cpuid:1.ecx=7FFAFBFF|Let the firmware leave 0x3 in IA32_FEATURE_CONTROL and start again",
                "vmxon m64|cr0=80000011|Set CR0.NE",
                "vmxon m64|ptr=100008|Set operand to 0x100000",
                "vmxon m64|a20m=1|Unmask address bit 20",
                "vmxon m64|vmx=root|Leave VMX operation",
                "vmxon m64|cpl=3|No value mends this: the instruction has to be executed by a driver.",
                "vmptrld m64||No value mends this: VMXON has to be executed first.",
                "vmxon m64|cr4=20 cpuid:1.ecx=7FFAFB9F|CR4.VMXE does not exist on a processor without VMX:"
                        + " no software can set it.",
                "wrmsr|rcx=3A rax=5 fc=5|IA32_FEATURE_CONTROL is locked: no software can change it until the next"
                        + " power-up."
            })
    void aRemedyIsTheTextOfAButtonOrAReason(String instruction, String state, String text) {
        Diagnosis diagnosis = diagnose(instruction, state == null ? "" : state);

        assertThat(texts.remedy(diagnosis.unmet().get(0))).isEqualTo(text);
    }

    @Test
    void whoSetABitIsToldWithThePlaceInTheCode() {
        CodeNames names = CodeNames.of(SymbolCatalogue.EMPTY)
                .after(new WindowsEvent.DriverLoaded(
                        new Module("part2", 0x10000, 0x6000, 0x11000, false, Bytes.EMPTY), 0));

        assertThat(texts.origin(new Origin(Origin.Kind.CODE, 3, 0x10042), names))
                .isEqualTo("written by part2+0x42");
        assertThat(texts.origin(new Origin(Origin.Kind.FIRMWARE, 0, 0), names)).isEqualTo("set by the firmware");
        assertThat(texts.origin(new Origin(Origin.Kind.YOU, 0, 0), names)).isEqualTo("set by you");
    }

    @Test
    void everyKindOfOriginHasWords() {
        assertThat(keys("origin"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Origin.Kind.values()).map(Enum::name).toList());
    }
}

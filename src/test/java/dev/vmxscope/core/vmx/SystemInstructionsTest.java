package dev.vmxscope.core.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import org.junit.jupiter.api.Test;

class SystemInstructionsTest {
    private static Verdict judge(String instruction, String state) {
        return SystemInstructions.judge(new StartState(state).situation(instruction));
    }

    @Test
    void aMoveBetweenGeneralRegistersIsNotHandled() {
        assertThat(SystemInstructions.handles(InstructionText.parse("mov rax,rcx", Mode.BITS64)))
                .isFalse();
        assertThat(SystemInstructions.handles(InstructionText.parse("mov rax,cr4", Mode.BITS64)))
                .isTrue();
    }

    @Test
    void anInstructionOfAnotherPackageCannotBeJudged() {
        assertThatThrownBy(() -> judge("add rax,rcx", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ADD");
    }

    @Test
    void theMnemonicsOfAllVmxInstructionsAreHandled() {
        for (Mnemonic mnemonic : Mnemonic.values()) {
            if (mnemonic.name().startsWith("VM") || mnemonic.name().startsWith("INV")) {
                assertThat(SystemInstructions.handles(mnemonic))
                        .as(mnemonic.name())
                        .isTrue();
            }
        }
    }

    @Test
    void aWriteOfCr4IsToldForTheJournalAndForgetsTranslations() {
        Change change = judge("mov cr4,rax", "cr4=20 rax=2020").change();

        assertThat(change.registers()).containsExactly(new RegisterWrite(Cr4.LAYOUT, 0x20, 0x2020));
        assertThat(change.flushTlb()).isTrue();
    }

    @Test
    void aWriteOfFeatureControlIsToldForTheJournal() {
        Change change = judge("wrmsr", "rcx=3A rax=5 fc=0").change();

        assertThat(change.registers()).containsExactly(new RegisterWrite(FeatureControl.LAYOUT, 0, 5));
    }

    @Test
    void turningPagingOnTellsOfTheLongModeBitToo() {
        Change change =
                judge("mov cr0,eax", "mode=pm32 efer=100 cr4=2020 rax=80000031").change();

        assertThat(change.registers().stream()
                        .map(write -> write.layout().name())
                        .toList())
                .containsExactly("CR0", "IA32_EFER");
    }

    @Test
    void cpuidTellsTheNumberOfTheProcessor() {
        Change change = judge("cpuid", "rax=1 id=3").change();

        assertThat(change.after().general().get(3)).isEqualTo(0x03100800);
    }

    @Test
    void everyRequirementCitesItsPlace() {
        assertThat(SystemInstructions.all())
                .flatExtracting(InstructionSpec::stages)
                .flatExtracting(Stage::requirements)
                .allSatisfy(requirement ->
                        assertThat(requirement.source()).matches("Intel SDM Vol\\. .*|a limit of this emulator"))
                .allSatisfy(requirement -> assertThat(requirement.id()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }
}

package dev.vmxscope.core.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** VMREAD, VMWRITE and VMLAUNCH on one and the same VMCS. */
class VmcsInstructionsTest {
    private final VmcsMemory vmcs = VmcsMemory.valid();

    @Test
    void vmreadGivesWhatVmwriteWrote() {
        vmcs.field(0x6C14, 0xFFFFF80012345678L).field(0x4004, 0xFFFFFFFFL).field(0x0800, 0xBEEF);

        assertThat(vmcs.field(0x6C14)).isEqualTo(0xFFFFF80012345678L);
        assertThat(vmcs.field(0x4004)).isEqualTo(0xFFFFFFFFL);
        assertThat(vmcs.field(0x0800)).isEqualTo(0xBEEF);
    }

    @Test
    void vmwriteTakesOnlyTheLowBitsThatTheFieldHas() {
        vmcs.field(0x4004, 0x1_2345_6789L).field(0x0800, 0x12345);

        assertThat(vmcs.field(0x4004)).isEqualTo(0x23456789L);
        assertThat(vmcs.field(0x0800)).isEqualTo(0x2345);
    }

    @Test
    void theHighHalfOfA64BitFieldIsWrittenAndReadAlone() {
        vmcs.field(0x2010, 0x1111111122222222L).field(0x2011, 0x9999999933333333L);

        assertThat(vmcs.field(0x2010)).isEqualTo(0x3333333322222222L);
        assertThat(vmcs.field(0x2011)).isEqualTo(0x33333333L);
    }

    @Test
    void vmreadToMemoryStores64Bits() {
        vmcs.field(0x6C14, 0xFFFFF80012345678L);

        Verdict verdict = vmcs.execute("vmread m64,rax", "rax=6C14");

        assertThat(verdict.change().memory()).contains(new MemoryWrite(0x1000, 0xFFFFF80012345678L, 8));
    }

    @Test
    void outside64BitModeVmwriteClearsTheHighHalfOfA64BitField() {
        vmcs.field(0x2010, 0x1111111122222222L);

        vmcs.execute("vmwrite eax,ecx", "mode=pm32 rax=2010 rcx=5");

        assertThat(vmcs.field(0x2010)).isEqualTo(5);
    }

    @Test
    void aFailedInstructionLeavesItsNumberWhereVmreadFindsIt() {
        vmcs.execute("vmread rcx,rax", "rax=FFFE");

        assertThat(vmcs.field(0x4400)).isEqualTo(12);
    }

    @Test
    void vmreadOfAMissingFieldComesBeforeTheFaultOfItsDestination() {
        assertThat(vmcs.judge("vmread m64,rax", "at=1C00000 rax=FFFE").outcome().text())
                .isEqualTo("VMfailValid(12)");
    }

    @Test
    void theFaultOfItsSourceComesBeforeVmwriteOfAMissingField() {
        assertThat(vmcs.judge("vmwrite rax,m64", "at=1C00000 rax=FFFE")
                        .outcome()
                        .text())
                .isEqualTo("#PF(0)");
    }

    @Test
    void vmlaunchOfAValidVmcsReachesTheEntryAndChangesNothing() {
        Verdict verdict = vmcs.judge("vmlaunch", "");

        assertThat(verdict.wouldAlsoFail()).isEmpty();
        assertThat(verdict.unmetIds()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.VmEntryReached.INSTANCE);
        assertThat(verdict.change()).isEqualTo(Change.of(verdict.before()));
    }

    @Test
    void vmresumeNeedsALaunchedVmcs() {
        assertThat(vmcs.judge("vmresume", "").outcome().text()).isEqualTo("VMfailValid(5)");
    }

    @Test
    void aWrongHostFieldAloneFailsWith8() {
        vmcs.field(0x0C02, 0x13);

        Verdict verdict = vmcs.judge("vmlaunch", "");

        assertThat(verdict.outcome().text()).isEqualTo("VMfailValid(8)");
        assertThat(verdict.unmetIds()).containsExactly("host-cs-selector");
    }

    @Test
    void ofAWrongControlAndAWrongHostFieldTheControlIsTold() {
        vmcs.field(0x0C02, 0x13).field(0x4000, 0);

        Verdict verdict = vmcs.judge("vmlaunch", "");

        assertThat(verdict.outcome().text()).isEqualTo("VMfailValid(7)");
        assertThat(verdict.unmetIds()).containsExactly("entry-pin-controls-allowed", "host-cs-selector");
    }

    @Test
    void withoutACurrentVmcsNoFieldIsJudged() {
        Verdict verdict = SystemInstructions.judge(new StartState("vmx=root").situation("vmlaunch"));

        assertThat(verdict.unmetIds()).containsExactly("current-vmcs");
        assertThat(verdict.wouldAlsoFail()).isEmpty();
    }

    @Test
    void aFreshVmcsFailsByEveryControlThatMustBe1() {
        Verdict verdict = SystemInstructions.judge(new StartState("vmx=root current=300000").situation("vmlaunch"));

        assertThat(verdict.unmetIds())
                .startsWith(
                        "entry-pin-controls-allowed",
                        "entry-primary-controls-allowed",
                        "exit-controls-allowed",
                        "entry-controls-allowed");
    }

    @Test
    void theEvidenceOfAControlNamesItsBits() {
        vmcs.field(0x4002, 0x04006172 | 1 << 22);

        Finding finding = vmcs.judge("vmlaunch", "").unmet().get(0);

        assertThat(finding.requirement().id()).isEqualTo("entry-nmi-window-needs-virtual-nmis");
        assertThat(finding.evidence().orElseThrow().what())
                .isEqualTo("VMCS pin-based VM-execution controls.virtual NMIs");
    }

    @Test
    void theSecondaryControlsCountOnlyWhileActivated() {
        vmcs.field(0x401E, 1 << 5);
        assertThat(vmcs.judge("vmlaunch", "").unmetIds()).isEmpty();

        vmcs.field(0x4002, 0x84006172L);
        assertThat(vmcs.judge("vmlaunch", "").unmetIds()).containsExactly("entry-vpid-not-zero");
    }
}

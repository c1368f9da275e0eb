package dev.vmxscope.core.machine;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RBX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RCX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.x86.exec.Stop;
import org.junit.jupiter.api.Test;

/** Machine code in every mode. Intel SDM Vol. 3A, chapters 2 to 5; Vol. 3B, chapter 21. */
class ModesTest {
    private static final String STORE_32 = "89 03"; // mov [ebx], eax
    private static final String LOAD_32 = "8b 03"; // mov eax, [ebx]
    private static final String STORE_16 = "66 89 07"; // mov [bx], eax
    private static final String STORE_16_BY_EBX = "67 66 89 03"; // mov [ebx], eax
    private static final String MOV_SS_AX = "8e d0";
    private static final String VMCALL = "0f 01 c1";

    @Test
    void realModeReadsAndWritesThroughTheBaseOfDs() {
        ModeMachine machine = ModeMachine.real()
                .code(STORE_16 + "66 8b 4f 04") // mov ecx, [bx+4]
                .set(RAX, 0x11223344)
                .set(RBX, 0x10);
        machine.memory.write(0x20014, 0x55667788, 4);

        machine.run(2);

        assertThat(machine.memory.read32(0x20010)).isEqualTo(0x11223344);
        assertThat(machine.core.get(RCX)).isEqualTo(0x55667788);
        assertThat(machine.core.rip()).isEqualTo(7);
    }

    @Test
    void realModeJumpsAndCallsWithinCs() {
        ModeMachine machine = ModeMachine.real().code("e8 02 00 f4 f4 b8 34 12 c3"); // call +2 ... mov ax, 1234h; ret

        machine.run(3);

        assertThat(machine.core.get(RAX)).isEqualTo(0x1234);
        assertThat(machine.core.rip()).isEqualTo(3);
        assertThat(machine.memory.read16(0x27FFE)).as("return address under SS").isEqualTo(3);
        assertThat(machine.core.get(RSP)).isEqualTo(0x8000);
    }

    @Test
    void aBaseThatIsNoPagesStartRunsCodeAcrossPages() {
        ModeMachine machine = ModeMachine.real().code("");
        machine.core.setSegments(machine.core.segments().with(SegmentName.CS, Segment.real(0x1081)));
        machine.memory.write(0x10810, new byte[0x1800]);
        for (int at = 0; at < 0x1700; at++) {
            machine.memory.write8(0x10810 + at, 0x40); // inc ax
        }
        machine.core.setRip(0);

        machine.run(0x1700);
        machine.core.setRip(0x7E8);
        machine.run(0x10);

        assertThat(machine.core.get(RAX)).isEqualTo(0x1710);
        assertThat(machine.core.rip()).isEqualTo(0x7F8);
    }

    @Test
    void realModeReachesOver1MByteBySegmentFfff() {
        ModeMachine machine = ModeMachine.real().code(STORE_16).set(RAX, 7).set(RBX, 0x10);

        machine.ds(0xFFFF0, 0xFFFF).run(1);

        assertThat(machine.memory.read32(0x100000)).isEqualTo(7);
    }

    @Test
    void realModeBeyondTheLimitIsGpWithoutErrorCode() {
        ModeMachine machine = ModeMachine.real().code(STORE_16_BY_EBX).set(RBX, 0xFFFD);

        machine.run(1);

        assertThat(machine.fault()).isEqualTo("#GP");
        assertThat(machine.core.rip()).isZero();
    }

    @Test
    void realModePushBeyondTheLimitOfSsIsSs() {
        ModeMachine machine = ModeMachine.real().code("50").set(RSP, 1); // push ax

        machine.run(1);

        assertThat(machine.fault()).isEqualTo("#SS");
    }

    @Test
    void realModeLoadsASegmentRegisterWithAParagraph() {
        ModeMachine machine = ModeMachine.real()
                .code("8e d8" + STORE_16) // mov ds, ax
                .set(RAX, 0x3000)
                .set(RBX, 4);

        machine.run(2);

        assertThat(machine.memory.read32(0x30004)).isEqualTo(0x3000);
    }

    @Test
    void systemInstructionsRunInRealMode() {
        ModeMachine machine = ModeMachine.real()
                .code("66 b8 00 20 00 00 0f 22 e0 0f 20 e1") // mov eax, 2000h; mov cr4, eax; mov ecx, cr4
                .run(3);

        assertThat(machine.core.get(RCX)).isEqualTo(0x2000);
        assertThat(machine.core.rip()).isEqualTo(12);
    }

    @Test
    void aSystemInstructionsExceptionInRealModeHasNoErrorCode() {
        ModeMachine machine = ModeMachine.real().code("0f 32").set(RCX, 0x40000000); // rdmsr

        machine.run(1);

        assertThat(machine.fault()).isEqualTo("#GP");
    }

    @Test
    void vmxonInRealModeIsUd() {
        ModeMachine machine = ModeMachine.real().code("f3 0f c7 37").run(1); // vmxon [bx]

        assertThat(machine.fault()).isEqualTo("#UD");
    }

    @Test
    void protectedModeAddsTheBaseOfDsAndWrapsAt4GBytes() {
        ModeMachine machine = ModeMachine.unpaged().code(STORE_32).set(RAX, 9).set(RBX, 0x2000);

        machine.ds(0xFFFFF000L, -1).run(1);

        assertThat(machine.memory.read32(0x1000)).isEqualTo(9);
    }

    @Test
    void protectedModeBeyondTheLimitIsGp0() {
        ModeMachine machine = ModeMachine.unpaged().code(LOAD_32).set(RBX, 0xFFD);

        machine.ds(0, 0xFFF).run(1);

        assertThat(machine.fault()).isEqualTo("#GP(0)");
    }

    @Test
    void absentMemoryReadsAsOnesAndForgetsWrites() {
        ModeMachine machine = ModeMachine.unpaged().code(STORE_32 + "8b 0b").set(RBX, 0x80000000L); // mov ecx, [ebx]

        machine.run(2);

        assertThat(machine.core.get(RCX)).isEqualTo(0xFFFFFFFFL);
    }

    @Test
    void absentMemoryIsNoCode() {
        ModeMachine machine = ModeMachine.unpaged().code("ff e3").set(RBX, 0x80000000L); // jmp ebx

        machine.run(2);

        assertThat(machine.fault()).as("FF FF is undefined").isEqualTo("#UD");
        assertThat(machine.core.rip()).isEqualTo(0x80000000L);
    }

    @Test
    void paged32BitCodeReadsWhatIsMapped() {
        ModeMachine machine =
                ModeMachine.paged32(0).code(STORE_32 + LOAD_32).set(RAX, 5).set(RBX, 0x7FFFFC);

        machine.run(2);

        assertThat(machine.memory.read32(0x7FFFFC)).isEqualTo(5);
        assertThat(machine.core.get(RAX)).isEqualTo(5);
    }

    @Test
    void paged32BitCodeFaultsWhereNothingIsMapped() {
        ModeMachine machine = ModeMachine.paged32(0).code(STORE_32).set(RBX, ModeMachine.UNMAPPED);

        machine.run(1);

        assertThat(machine.fault()).isEqualTo("#PF(2)");
        assertThat(machine.core.fault().linear()).isEqualTo(ModeMachine.UNMAPPED);
    }

    @Test
    void anAccessAcrossIntoAnUnmappedPageFaultsThere() {
        ModeMachine machine = ModeMachine.paged32(0).code(LOAD_32).set(RBX, ModeMachine.UNMAPPED - 2);

        machine.run(1);

        assertThat(machine.fault()).isEqualTo("#PF(0)");
        assertThat(machine.core.fault().linear()).isEqualTo(ModeMachine.UNMAPPED);
    }

    @Test
    void paged32BitCodeOfRing3MayNotTouchSupervisorPages() {
        ModeMachine machine = ModeMachine.paged32(3).code(LOAD_32).set(RBX, ModeMachine.SUPERVISOR);

        machine.run(1);

        assertThat(machine.fault()).isEqualTo("#PF(5)");
    }

    @Test
    void turningPagingOnAndOffChangesWhatTheNextInstructionReads() {
        ModeMachine machine = ModeMachine.unpaged()
                .code("0f 22 d9 0f 22 c0" + "8b 13") // mov cr3, ecx; mov cr0, eax; mov edx, [ebx]
                .set(RAX, 0x80000011L)
                .set(RCX, 0x6000)
                .set(RBX, 0x400000);
        machine.memory.write(0x6000, 0x7003, 4);
        machine.memory.write(0x6004, 0x7003, 4);
        machine.memory.write(0x7000, 0x30003, 4);
        machine.memory.write(0x7000 + 4 * 0x10, 0x10003, 4);
        machine.memory.write(0x30000, 0xCAFE, 4);

        machine.run(3);

        assertThat(machine.fault()).isEmpty();
        assertThat(machine.core.get(2)).isEqualTo(0xCAFE);
    }

    @Test
    void virtual8086ModeWritesThroughParagraphsUnderPaging() {
        ModeMachine machine =
                ModeMachine.virtual8086().code(STORE_16).set(RAX, 3).set(RBX, 0x20);

        machine.run(1);

        assertThat(machine.memory.read32(0x20020)).isEqualTo(3);
        assertThat(machine.core.cpl()).isEqualTo(3);
    }

    @Test
    void virtual8086ModeIsRing3ToPagingAndToPrivilege() {
        ModeMachine store = ModeMachine.virtual8086().code(STORE_16).set(RBX, 0x10);
        store.ds(ModeMachine.SUPERVISOR, 0xFFFF).run(1);
        ModeMachine control = ModeMachine.virtual8086().code("0f 22 e0").run(1); // mov cr4, eax
        ModeMachine vmcall = ModeMachine.virtual8086().code(VMCALL).run(1);
        ModeMachine flags = ModeMachine.virtual8086().code("9c").run(1); // pushf

        assertThat(store.fault()).isEqualTo("#PF(7)");
        assertThat(control.fault()).isEqualTo("#GP(0)");
        assertThat(vmcall.fault()).isEqualTo("#UD");
        assertThat(flags.fault()).as("IOPL 0").isEqualTo("#GP(0)");
    }

    @Test
    void compatibilityModeReads32BitAddressesThrough4LevelPaging() {
        ModeMachine machine =
                ModeMachine.compatibility(0).code(STORE_32).set(RAX, 6).set(RBX, 0x7_0060_0000L);

        machine.run(1);

        assertThat(machine.memory.read32(0x600000)).isEqualTo(6);
    }

    @Test
    void compatibilityModeOfRing3MayNotTouchSupervisorPages() {
        ModeMachine machine = ModeMachine.compatibility(3).code(STORE_32).set(RBX, ModeMachine.SUPERVISOR);

        machine.run(1);

        assertThat(machine.fault()).isEqualTo("#PF(7)");
    }

    @Test
    void compatibilityModeRunsSystemInstructions() {
        ModeMachine ring0 = ModeMachine.compatibility(0).code("0f 20 e0").run(1); // mov eax, cr4
        ModeMachine ring3 = ModeMachine.compatibility(3).code("0f 20 e0").run(1);
        ModeMachine vmxon = ModeMachine.compatibility(0).code("f3 0f c7 33").run(1); // vmxon [ebx]

        assertThat(ring0.core.get(RAX)).isEqualTo(0x20);
        assertThat(ring3.fault()).isEqualTo("#GP(0)");
        assertThat(vmxon.fault()).isEqualTo("#UD");
    }

    @Test
    void theShadowOfMovSsCoversOneInstructionAlsoStepByStep() {
        ModeMachine machine = ModeMachine.unpaged().code(MOV_SS_AX + "90 90").set(RAX, 0x10);

        assertThat(machine.run(1).core.freeze().movSsShadow()).isTrue();
        assertThat(machine.run(1).core.freeze().movSsShadow()).isFalse();
        assertThat(machine.core.rip()).isEqualTo(ModeMachine.CODE + 3);
        assertThat(machine.run(1).core.freeze().movSsShadow()).isFalse();
    }

    @Test
    void theShadowOfPopSsIsThereInRealModeToo() {
        ModeMachine machine = ModeMachine.real().code("17 90"); // pop ss

        assertThat(machine.run(1).core.freeze().movSsShadow()).isTrue();
        assertThat(machine.run(1).core.freeze().movSsShadow()).isFalse();
    }

    @Test
    void aMovSsUnderTheShadowOfAnotherCastsNone() {
        ModeMachine machine =
                ModeMachine.unpaged().code(MOV_SS_AX + MOV_SS_AX + "90").set(RAX, 0x10);

        machine.run(2);

        assertThat(machine.core.freeze().movSsShadow()).isFalse();
    }

    @Test
    void aSystemInstructionUnderTheShadowEndsIt() {
        ModeMachine machine =
                ModeMachine.bits64().code(MOV_SS_AX + "0f 20 e1 90").set(RAX, 0x10); // mov rcx, cr4

        machine.run(2);

        assertThat(machine.core.get(RCX)).isEqualTo(0x20);
        assertThat(machine.core.freeze().movSsShadow()).isFalse();
        assertThat(machine.core.stop()).isEqualTo(Stop.BUDGET);
    }

    @Test
    void aNullSelectorForSsIsGp0Outside64BitMode() {
        ModeMachine machine = ModeMachine.compatibility(0).code(MOV_SS_AX).run(1);

        assertThat(machine.fault()).isEqualTo("#GP(0)");
    }
}

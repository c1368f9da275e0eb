package dev.vmxscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.print.DebugVerdict;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTextsTest {
    private static final long BASE = 0xFFFFF80000100000L;
    private static final Module PART2 = new Module("part2-vmxon", BASE, 0x6000, BASE + 0x1000, false, Bytes.EMPTY);

    private final EventTexts texts = EventTexts.of(Language.ENGLISH);
    private final ModuleFile driver;
    private final SymbolCatalogue symbols;

    EventTextsTest() throws Exception {
        Path folder = Path.of("assets", "drivers");
        driver = ModuleFile.driver("part2-vmxon.sys", Files.readAllBytes(folder.resolve("part2-vmxon.sys")))
                .withPdb(Files.readAllBytes(folder.resolve("part2-vmxon.pdb")));
        symbols = driver.driverNames(SymbolCatalogue.EMPTY);
    }

    private EventText tell(Event event) {
        CodeNames names = CodeNames.of(symbols)
                .after(new WindowsEvent.DriverLoaded(PART2, 0))
                .after(new WindowsEvent.DriverUnloaded("part2-vmxon"));
        return texts.tell(new Entry(7, 1, event), names);
    }

    @Test
    void aRegisterWriteNamesTheFieldsThatChanged() {
        EventText told = tell(new RegisterWrite(Cr4.LAYOUT, 0x370678, 0x372678));

        assertThat(told).isEqualTo(EventText.of(EventKind.WRITE, "CR4: 0x370678 -> 0x372678 (VMXE 0 -> 1)"));
    }

    @Test
    void anExceptionThatADriverTakesItselfIsTold() {
        assertThat(tell(new WindowsEvent.ExceptionHandled(0xC0000096, BASE + 0x1000, BASE + 0x1010))
                        .text())
                .startsWith("STATUS_PRIVILEGED_INSTRUCTION (0xc0000096), raised at MyHypervisorDriver!")
                .contains(", is taken by the __except block at MyHypervisorDriver!");
    }

    @Test
    void aRegisterWriteThatChangesNothingSaysSo() {
        assertThat(tell(new RegisterWrite(Cr4.LAYOUT, 0x20, 0x20)).text())
                .isEqualTo("CR4: 0x20 written, nothing changes");
    }

    @Test
    void aRequestNamesItsHandlerEvenAfterTheDriverIsGone() {
        long create = BASE + driver.symbols().rvaOf("DrvCreate").orElseThrow();

        assertThat(tell(new WindowsEvent.IrpCompleted(0, create, 0, 0xC0000010, 38))
                        .text())
                .isEqualTo("IRP_MJ_CREATE completed with STATUS_INVALID_DEVICE_REQUEST (0xc0000010), information 38,"
                        + " handled by MyHypervisorDriver!DrvCreate+0x0");
    }

    @Test
    void anUnknownStatusIsANumber() {
        assertThat(tell(new WindowsEvent.IrpCompleted(0x30, 0x1234, 0, 0xE0001234, 0))
                        .text())
                .isEqualTo("IRP_MJ_0x30 completed with 0xe0001234, information 0, handled by 0x1234");
    }

    @Test
    void aPageFaultSaysWhatWasTriedWhere() {
        assertThat(tell(new WindowsEvent.FaultRaised(Vector.PF, 2, 0x10, 0x1000, false))
                        .text())
                .isEqualTo("#PF(2), page fault: cannot write address 0x10 (the page is not present), at 0x1000");
    }

    @Test
    void anExceptionWithoutErrorCodeHasNoBrackets() {
        assertThat(tell(new WindowsEvent.FaultRaised(Vector.UD, 0, 0, 0x1000, true))
                        .text())
                .isEqualTo("#UD, invalid opcode, in user mode at 0x1000");
    }

    @Test
    void anExceptionShowsItsErrorCodeAsTheManualDoes() {
        assertThat(tell(new WindowsEvent.FaultRaised(Vector.GP, 0x28, 0, 0x1000, false))
                        .text())
                .isEqualTo("#GP(28H), general protection, at 0x1000");
    }

    @Test
    void aBugcheckShowsItsParametersBelow() {
        EventText told = tell(new WindowsEvent.BugcheckRaised(new Status.Bugcheck(
                0x3B,
                "SYSTEM_SERVICE_EXCEPTION",
                List.of(0xC0000005L, -1L, 0L, 0L),
                Message.verbatim("An exception happened."))));

        assertThat(told.text())
                .isEqualTo("Windows stops, SYSTEM_SERVICE_EXCEPTION (0x0000003b): An exception happened.");
        assertThat(told.details()).containsExactly("Parameters: 0xc0000005, 0xffffffffffffffff, 0x0, 0x0");
    }

    @Test
    void aPrintedLineKeepsItsLeadingLineEndAndLosesTheLastOne() {
        DebugLine line = new DebugLine(
                7, 0, 1, 0, false, 101, 3, 4, "System", 1, 0, "\n[*] Terminating VMX...\n", 0, 1, DebugVerdict.VERBOSE);

        assertThat(tell(new WindowsEvent.DebugPrint(line)).text()).isEqualTo("\\n[*] Terminating VMX...");
    }

    @Test
    void whatTheFilterHoldsBackIsMarked() {
        DebugLine line =
                new DebugLine(7, 0, 1, 0, false, 77, 3, 4, "System", 1, 0, "look", 0, 1, DebugVerdict.FILTERED);

        assertThat(tell(new WindowsEvent.DebugPrint(line)).text())
                .isEqualTo("look (not shown: the Debug Print Filter holds it back)");
    }

    @Test
    void escapeSequencesOfTheGuestDoNotReachTheTerminal() {
        assertThat(EventText.printable("a\u001B[2Jb\u202Ec\u0007\tz\r\n"))
                .isEqualTo("a\\u{1b}[2Jb\\u{202e}c\\u{7}\\tz");
    }

    @Test
    void aRefusedDriverIsToldWithItsStatusAndTheReason() {
        assertThat(tell(new WindowsEvent.DriverRefused(
                                "mine", 0xC0000139, List.of("a.exe!Zq"), Message.verbatim("It imports Zq.")))
                        .text())
                .isEqualTo("mine is not loaded, STATUS_ENTRYPOINT_NOT_FOUND (0xc0000139): It imports Zq.");
    }

    @Test
    void aFailedCallNamesTheErrorOfWin32() {
        assertThat(tell(new WindowsEvent.CallReturned("CreateFile", 2, 0, Bytes.EMPTY))
                        .text())
                .isEqualTo("CreateFile fails with ERROR_FILE_NOT_FOUND (2)");
    }

    @Test
    void theFirmwaresWorkIsToldByFields() {
        assertThat(tell(new MachineEvent.FirmwareRan(0, 5)).text())
                .isEqualTo("The firmware leaves IA32_FEATURE_CONTROL = 0x5 (Lock 0 -> 1, VMX outside SMX 0 -> 1)");
    }

    @Test
    void aFaultingInstructionListsEveryUnmetRequirement() throws ScenarioFormatException {
        Operand memory = new Operand.Mem(Register.DS, false, Register.SI, null, 1, 0, 16, 64);
        Instruction vmxon =
                new Instruction(Mnemonic.VMXON, Mode.BITS16, 4, 16, 16, false, false, false, List.of(memory));
        Processor realMode = Processor.powerUp(0, CpuProfiles.load(CpuProfiles.DEFAULT));
        EventText told = tell(new SystemInstructionExecuted(
                "vmxon qword ptr [si]",
                SystemInstructions.judge(new Situation(realMode, PhysicalMemory.zeroed(1 << 20), vmxon, 0))));

        assertThat(told.text()).startsWith("vmxon qword ptr [si]: #UD, at ");
        assertThat(told.details())
                .contains(
                        "CR0.PE is 0, must be 1. Not in real mode: CR0.PE must be 1. [protected-mode;"
                                + " Intel SDM Vol. 3A, 2.5]",
                        "CR4.VMXE is 0, must be 1. CR4.VMXE must be 1 on the processor that executes it."
                                + " Each logical processor has a CR4 of its own. [vmxe-set; Intel SDM Vol. 3C, 24.7]",
                        "Would fail too: IA32_FEATURE_CONTROL.Lock is 0, must be 1 [feature-control-locked]");
    }
}

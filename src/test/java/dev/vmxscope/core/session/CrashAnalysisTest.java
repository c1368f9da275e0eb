package dev.vmxscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What {@code !analyze -v} says. Sources: Microsoft, "Bug Check 0x3B SYSTEM_SERVICE_EXCEPTION" and its example; the
 * layout: "Bug Check 0x50", the example of {@code !analyze -v}.
 */
class CrashAnalysisTest {
    private static Machine crashed(String sample, Firmware firmware) {
        return Machine.powerOn(Samples.lifeCycle(sample, firmware)).run(20_000);
    }

    private static CrashAnalysis analysis(String sample, Firmware firmware) {
        return CrashAnalysis.of(crashed(sample, firmware), Samples.symbols(sample))
                .orElseThrow();
    }

    @Test
    void vmxonWhereFirmwareSwitchedItOffIsBlamedOnTheInstruction() {
        CrashAnalysis found = analysis("part2-vmxon", Firmware.OFF);

        assertThat(found.bugcheck().name()).isEqualTo("SYSTEM_SERVICE_EXCEPTION");
        assertThat(found.bucket()).isEqualTo("0x3B_c0000096_MyHypervisorDriver!AsmVmxon");
        assertThat(found.instruction()).endsWith("vmxon qword ptr [rcx]").contains("f30fc731");
        assertThat(found.culprit().orElseThrow().image()).isEqualTo("part2-vmxon.sys");
        assertThat(found.crash().process()).isEqualTo("app");
        assertThat(found.crash().irql()).isZero();
    }

    @Test
    void theLinesHaveTheLayoutOfTheDebugger() {
        List<String> lines = CrashText.lines(analysis("part2-vmxon", Firmware.OFF), Language.ENGLISH);

        assertThat(lines)
                .startsWith("SYSTEM_SERVICE_EXCEPTION (3b)")
                .contains(
                        "Arg1: 00000000c0000096, exception code, an NTSTATUS",
                        "Arg4: 0000000000000000, reserved",
                        "BUGCHECK_CODE:  3b",
                        "BUGCHECK_P1: c0000096",
                        "BUGCHECK_P4: 0",
                        "PROCESS_NAME:  app",
                        "EXCEPTION_CODE: (NTSTATUS) 0xc0000096 - STATUS_PRIVILEGED_INSTRUCTION",
                        "SYMBOL_NAME:  MyHypervisorDriver!AsmVmxon+0",
                        "MODULE_NAME: MyHypervisorDriver",
                        "IMAGE_NAME:  part2-vmxon.sys",
                        "FAILURE_BUCKET_ID:  0x3B_c0000096_MyHypervisorDriver!AsmVmxon");
        assertThat(lines).anyMatch(line -> line.matches("fffff800`[0-9a-f]{8} f30fc731 +vmxon qword ptr \\[rcx]"));
        assertThat(lines).noneMatch(line -> line.contains("\n"));
    }

    /** The samples have no unwind data: what is found on the stack is said to be a guess. */
    @Test
    void theStackGoesUpToWindowsAndMarksWhatIsAGuess() {
        List<CrashAnalysis.Call> calls = analysis("part2-vmxon", Firmware.OFF).calls();

        assertThat(calls).extracting(CrashAnalysis.Call::name).containsSubsequence("nt!IofCallDriver+0x59");
        assertThat(calls)
                .filteredOn(call -> call.name().startsWith("MyHypervisorDriver!DrvCreate+"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.certain()).isFalse();
                    assertThat(call.source().orElseThrow()).startsWith("Source.c:");
                });
        assertThat(calls.get(0).certain()).isTrue();
    }

    @Test
    void theWayOutDependsOnTheException() {
        Texts texts = Texts.of(Language.ENGLISH, "crashes");

        assertThat(analysis("part2-vmxon", Firmware.OFF).remedy(texts)).contains("IA32_FEATURE_CONTROL");
        assertThat(analysis("part2-one-core", Firmware.VMX_OUTSIDE_SMX).remedy(texts))
                .contains("CR4.VMXE = 0 on this very processor");
    }

    @Test
    void whereWindowsDidNotStopThereIsNothingToAnalyse() {
        assertThat(CrashAnalysis.of(crashed("part2", Firmware.VMX_OUTSIDE_SMX), Samples.symbols("part2")))
                .isEmpty();
    }
}

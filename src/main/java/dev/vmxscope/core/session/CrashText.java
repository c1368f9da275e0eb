package dev.vmxscope.core.session;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bug check in the layout of WinDbg's {@code !analyze -v}, and below it in plain words. The names of WinDbg's fields
 * stay as they are in every language. Source: Microsoft, "Using the !analyze Extension", "Bug Check 0x50".
 */
public final class CrashText {
    private static final int WIDTH = 79;
    private static final String[] REGISTERS = {
        "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"
    };
    private static final int[][] ROWS = {
        {GeneralRegisters.RAX, GeneralRegisters.RBX, GeneralRegisters.RCX},
        {GeneralRegisters.RDX, GeneralRegisters.RSI, GeneralRegisters.RDI},
        {GeneralRegisters.RSP, GeneralRegisters.RBP, GeneralRegisters.R8},
        {GeneralRegisters.R9, 10, 11},
        {12, 13, 14},
        {15}
    };

    private final CrashAnalysis analysis;
    private final Texts texts;
    private final List<String> lines = new ArrayList<>();

    private CrashText(CrashAnalysis analysis, Language language) {
        this.analysis = analysis;
        this.texts = Texts.of(language, "crashes");
    }

    /** Its lines, without line ends; what comes from the guest has no control characters in it. */
    public static List<String> lines(CrashAnalysis analysis, Language language) {
        CrashText text = new CrashText(analysis, language);
        text.head();
        text.details();
        text.stack();
        text.blame();
        text.plainly();
        return text.lines.stream().map(EventText::printable).toList();
    }

    /** What stands above the lines on a debugger's screen, which is wide enough for it. */
    public static List<String> banner() {
        String edge = "*".repeat(WIDTH);
        String empty = "*" + " ".repeat(WIDTH - 2) + "*";
        String title = "Bugcheck Analysis";
        int left = (WIDTH - 2 - title.length()) / 2;
        String middle = "*" + " ".repeat(left) + title + " ".repeat(WIDTH - 2 - left - title.length()) + "*";
        return List.of(edge, empty, middle, empty, edge, "");
    }

    /** An address as WinDbg writes it: {@code fffff800`10001234}. */
    static String address(long value) {
        String digits = String.format(Locale.ROOT, "%016x", value);
        return digits.substring(0, 8) + "`" + digits.substring(8);
    }

    private void head() {
        lines.add(analysis.bugcheck().name() + " ("
                + Integer.toHexString(analysis.bugcheck().code()) + ")");
        lines.add(analysis.meaning(texts));
        lines.add("Arguments:");
        for (int number = 1; number <= 4; number++) {
            lines.add(String.format(
                    Locale.ROOT, "Arg%d: %016x, %s", number, parameter(number), analysis.argument(texts, number)));
        }
        lines.add("");
    }

    private long parameter(int number) {
        return analysis.bugcheck().parameters().get(number - 1);
    }

    private void details() {
        lines.add("Debugging Details:");
        lines.add("------------------");
        lines.add("");
        lines.add("BUGCHECK_CODE:  " + Integer.toHexString(analysis.bugcheck().code()));
        for (int number = 1; number <= 4; number++) {
            lines.add("BUGCHECK_P" + number + ": " + Long.toHexString(parameter(number)));
        }
        lines.add("PROCESS_NAME:  " + analysis.crash().process());
        lines.add("CURRENT_IRQL:  " + Integer.toHexString(analysis.crash().irql()));
        analysis.exception()
                .ifPresent(status -> lines.add("EXCEPTION_CODE: (NTSTATUS) "
                        + Codes.hex32(status)
                        + Codes.statusName(status).map(name -> " - " + name).orElse("")));
        lines.add("");
        if (!analysis.calls().isEmpty()) {
            lines.add("FAULTING_IP: ");
            lines.add(analysis.calls().get(0).site());
            if (!analysis.instruction().isEmpty()) {
                lines.add(analysis.instruction());
            }
            lines.add("");
        }
        registers();
    }

    private void registers() {
        GeneralRegisters general = analysis.crash().registers();
        lines.add("CONTEXT:");
        for (int[] row : ROWS) {
            StringBuilder line = new StringBuilder();
            for (int number : row) {
                line.append(String.format(Locale.ROOT, "%3s=%016x ", REGISTERS[number], general.get(number)));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add(String.format(
                Locale.ROOT,
                "rip=%016x efl=%08x",
                analysis.crash().instruction(),
                analysis.crash().rflags()));
        lines.add("");
    }

    private void stack() {
        lines.add("STACK_TEXT:  ");
        lines.add("Child-SP          RetAddr           : Call Site");
        List<CrashAnalysis.Call> calls = analysis.calls();
        for (int at = 0; at < calls.size(); at++) {
            long back = at + 1 < calls.size() ? calls.get(at + 1).address() : 0;
            lines.add(address(calls.get(at).stackPointer()) + " " + address(back) + " : "
                    + calls.get(at).site() + (calls.get(at).certain() ? "" : " (?)"));
        }
        if (calls.stream().anyMatch(call -> !call.certain())) {
            lines.add(texts.get("crash.uncertain"));
        }
        lines.add("");
    }

    private void blame() {
        analysis.culprit().ifPresent(culprit -> {
            lines.add("SYMBOL_NAME:  " + culprit.call().name().replace("+0x", "+"));
            lines.add("MODULE_NAME: " + culprit.module());
            lines.add("IMAGE_NAME:  " + culprit.image());
        });
        lines.add("FAILURE_BUCKET_ID:  " + analysis.bucket());
        lines.add("");
    }

    private void plainly() {
        CrashAnalysis.Call place = analysis.culprit()
                .map(CrashAnalysis.Culprit::call)
                .orElseGet(() -> new CrashAnalysis.Call(
                        analysis.crash().instruction(),
                        0,
                        address(analysis.crash().instruction()),
                        Optional.empty(),
                        true));
        lines.add(texts.get("crash.plain"));
        lines.add("-".repeat(18));
        lines.add(texts.format("crash.plain.happened", analysis.bugcheck().text()));
        lines.add(texts.format(
                "crash.plain.where",
                place.name() + place.source().map(line -> " (" + line + ")").orElse(""),
                analysis.crash().cpu(),
                analysis.crash().irql(),
                analysis.crash().process()));
        lines.add(texts.format("crash.plain.mend", analysis.remedy(texts)));
    }
}

package dev.vmxscope.core.session;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.Windows;
import dev.vmxscope.core.windows.verifier.Crash;
import dev.vmxscope.core.x86.Decoded;
import dev.vmxscope.core.x86.Decoder;
import dev.vmxscope.core.x86.MasmFormatter;
import dev.vmxscope.core.x86.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bug check as {@code !analyze -v} looks at it. Source: Microsoft, "Using the !analyze Extension", "Bug Check Code
 * Reference".
 *
 * @param bugcheck the code, its parameters and what happened
 * @param crash where Windows stood
 * @param id the key of its texts: the code in hexadecimal, with the first parameter where that tells cases apart
 * @param exception the NTSTATUS of the exception that led to it, if one did
 * @param calls the stack, innermost first
 * @param culprit the innermost place in a driver, if there is one
 * @param instruction what stands at the place of the fault: address, bytes and text; empty inside Windows
 */
public record CrashAnalysis(
        Status.Bugcheck bugcheck,
        Crash crash,
        String id,
        Optional<Integer> exception,
        List<Call> calls,
        Optional<Culprit> culprit,
        String instruction) {
    private static final List<Integer> OF_EXCEPTIONS = List.of(0x1E, 0x3B, 0x7E);
    private static final List<Integer> OF_ACCESSES = List.of(0x0A, 0x50, 0xBE, 0xCE, 0xD1, 0xD4, 0xFC);
    private static final int ACCESS_VIOLATION = 0xC0000005;

    /** Keeps the list unmodifiable. */
    public CrashAnalysis {
        calls = List.copyOf(calls);
    }

    /**
     * A function on the stack.
     *
     * @param address where it stands
     * @param stackPointer RSP while it stands there
     * @param name symbol and offset
     * @param source file and line, if they are known
     * @param certain whether unwind data led there
     */
    public record Call(long address, long stackPointer, String name, Optional<String> source, boolean certain) {
        /** Name and line, as a debugger writes them. */
        public String site() {
            return name
                    + source.map(line -> " [" + line.replace(":", " @ ") + "]").orElse("");
        }
    }

    /**
     * Whom the analysis blames.
     *
     * @param call the place
     * @param module name of the module as its symbols have it
     * @param image name of its file
     */
    public record Culprit(Call call, String module, String image) {}

    /** The analysis of a machine's bug check, if Windows stopped with one. */
    public static Optional<CrashAnalysis> of(Machine machine, SymbolCatalogue symbols) {
        Optional<Crash> crash = machine.windows().verifier().crash();
        return machine.windows().status() instanceof Status.Bugcheck stopped && crash.isPresent()
                ? Optional.of(new Reading(machine, symbols, stopped, crash.get()).analysis())
                : Optional.empty();
    }

    /** The way of grouping crashes of one cause: {@code 0x3B_c0000096_MyHypervisorDriver!DrvCreate}. */
    public String bucket() {
        String code = exception
                .map(status -> String.format(Locale.ROOT, "0x%X_%08x", bugcheck.code(), status))
                .orElse(String.format(Locale.ROOT, "0x%X", bugcheck.code()));
        String violation = OF_ACCESSES.contains(bugcheck.code())
                        || bugcheck.code() != 0x3B && exception.equals(Optional.of(ACCESS_VIOLATION))
                ? "AV"
                : code;
        String detail = id.contains("-") ? violation + "_" + id.substring(id.indexOf('-') + 1) : violation;
        String name = culprit.map(found -> found.call().name())
                .orElse(calls.isEmpty() ? "" : calls.get(0).name());
        return detail + "_" + name.replaceFirst("\\+0x[0-9a-f]+$", "");
    }

    /** What the code means. */
    public String meaning(Texts texts) {
        return texts.get("crash." + known(texts));
    }

    /** What can be done. */
    public String remedy(Texts texts) {
        return exception
                .flatMap(status -> texts.find(String.format(Locale.ROOT, "crash.exception.%08X", status)))
                .orElseGet(() -> texts.get("crash." + known(texts) + ".mend"));
    }

    /** What a parameter means, 1 to 4. */
    public String argument(Texts texts, int number) {
        return texts.find("crash." + known(texts) + "." + number).orElseGet(() -> texts.get("crash.reserved"));
    }

    private String known(Texts texts) {
        return texts.find("crash." + id).isPresent() ? id : "other";
    }

    /** Reads it out of a machine. */
    private static final class Reading {
        private final Machine machine;
        private final CodeNames names;
        private final Status.Bugcheck bugcheck;
        private final Crash crash;

        Reading(Machine machine, SymbolCatalogue symbols, Status.Bugcheck bugcheck, Crash crash) {
            List<Module> images = new ArrayList<>(machine.images());
            Collections.reverse(images);
            this.machine = machine;
            this.names = new CodeNames(symbols, images);
            this.bugcheck = bugcheck;
            this.crash = crash;
        }

        CrashAnalysis analysis() {
            List<Call> calls = calls();
            return new CrashAnalysis(bugcheck, crash, id(), exception(), calls, culprit(calls), instruction());
        }

        private String id() {
            String code = String.format(Locale.ROOT, "%02X", bugcheck.code());
            return bugcheck.code() == 0xC2
                    ? String.format(
                            Locale.ROOT, "%s-%X", code, bugcheck.parameters().get(0))
                    : code;
        }

        private Optional<Integer> exception() {
            return OF_EXCEPTIONS.contains(bugcheck.code())
                    ? Optional.of(bugcheck.parameters().get(0).intValue())
                    : Optional.empty();
        }

        /** The line of a call is that of the CALL, which stands before the address that it returns to. */
        private List<Call> calls() {
            List<Call> calls = new ArrayList<>();
            for (Crash.Call call : crash.stack()) {
                long line = calls.isEmpty() ? call.address() : call.address() - 1;
                calls.add(new Call(
                        call.address(),
                        call.stackPointer(),
                        names.name(call.address()),
                        names.source(line),
                        call.certain()));
            }
            return calls;
        }

        private Optional<Culprit> culprit(List<Call> calls) {
            for (Call call : calls) {
                Optional<Module> module = machine.images().stream()
                        .filter(image -> !image.user() && image.contains(call.address()))
                        .reduce((first, second) -> second);
                if (module.isPresent() && Windows.gateName(call.address()).isEmpty()) {
                    int end = call.name().indexOf('!');
                    String name = end < 0 ? module.get().name() : call.name().substring(0, end);
                    return Optional.of(new Culprit(call, name, module.get().name() + ".sys"));
                }
            }
            return Optional.empty();
        }

        private String instruction() {
            if (Windows.gateName(crash.instruction()).isPresent()) {
                return "";
            }
            Processor processor = machine.processors().get(crash.cpu());
            byte[] bytes = new GuestMemory(machine, processor).bytes(crash.instruction(), Decoder.LONGEST);
            if (bytes.length == 0) {
                return "";
            }
            Decoded decoded = Decoder.decode(bytes, 0, bytes.length, Mode.of(processor));
            if (!(decoded instanceof Decoded.Ok ok)) {
                return "";
            }
            StringBuilder hex = new StringBuilder();
            for (int at = 0; at < ok.instruction().length(); at++) {
                hex.append(String.format(Locale.ROOT, "%02x", bytes[at]));
            }
            String text = MasmFormatter.format(
                    ok.instruction(), crash.instruction(), address -> Optional.of(names.name(address)));
            return String.format(Locale.ROOT, "%s %-20s %s", CrashText.address(crash.instruction()), hex, text);
        }
    }
}

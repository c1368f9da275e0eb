package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.symbols.CodeRange;
import dev.vmxscope.core.symbols.Procedure;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.x86.Decoded;
import dev.vmxscope.core.x86.Decoder;
import dev.vmxscope.core.x86.MasmFormatter;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.ui.viewmodel.CodeState.Anchor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The instructions of the routine that is shown, decoded from the guest's memory. */
final class Disassembly {
    /** How much is shown of a routine whose end nobody knows, in bytes. */
    private static final int UNKNOWN_LENGTH = 192;
    /** The most that is shown of a routine, in bytes. */
    private static final int MOST = 1 << 16;

    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ").withUpperCase();

    private final View view;
    private final Anchor anchor;
    private final List<CodeLine> lines = new ArrayList<>();
    private Optional<SourceLine> above = Optional.empty();

    Disassembly(View view, Anchor anchor) {
        this.view = view;
        this.anchor = anchor;
    }

    /** The instructions under the source lines that {@code sources} has. */
    List<CodeLine> lines(SourceFinder sources) {
        CodeRange range = range();
        int length = (int) Math.min(range.length(), MOST);
        Processor processor =
                view.machine().processors().get(View.running(view.machine()).orElse(view.cpu()));
        byte[] code = new GuestMemory(view.machine(), processor).bytes(range.rva(), length + Decoder.LONGEST);
        Mode mode = Mode.of(processor);
        lines.add(new CodeLine(CodeLine.Kind.LABEL, 0, "", "", view.name(range.rva()), false, false));
        for (int at = 0; at < Math.min(length, code.length); ) {
            long address = range.rva() + at;
            source(address, sources);
            Decoded decoded = Decoder.decode(code, at, code.length, mode);
            int size = decoded instanceof Decoded.Ok ok ? ok.instruction().length() : 1;
            lines.add(line(
                    address,
                    BYTES.formatHex(code, at, Math.min(at + size, code.length)),
                    text(decoded, address, code[at]),
                    size));
            at += size;
        }
        return lines;
    }

    /** Linear addresses of the routine; from the shown address on where no routine is known. */
    private CodeRange range() {
        Optional<Module> module = SymbolCatalogue.moduleAt(view.machine(), anchor.shown());
        if (module.isEmpty()) {
            return new CodeRange(anchor.shown(), UNKNOWN_LENGTH);
        }
        long base = module.get().base();
        long rva = anchor.shown() - base;
        return view.frame()
                .symbols()
                .symbolsAt(view.machine(), anchor.shown())
                .flatMap(symbols -> symbols.procedureAt(rva)
                        .map(Procedure::range)
                        .or(() -> symbols.symbolAt(rva)
                                .map(symbol -> new CodeRange(rva - symbol.offset(), symbol.offset() + UNKNOWN_LENGTH))))
                .filter(range -> rva - range.rva() < MOST)
                .map(range -> new CodeRange(base + range.rva(), range.length()))
                .orElse(new CodeRange(anchor.shown(), UNKNOWN_LENGTH));
    }

    private void source(long address, SourceFinder sources) {
        Optional<SourceLine> line = view.frame().symbols().lineAt(view.machine(), address);
        boolean same = line.map(SourceLine::line).equals(above.map(SourceLine::line))
                && line.map(SourceLine::file).equals(above.map(SourceLine::file));
        above = line;
        if (same || line.isEmpty()) {
            return;
        }
        int number = line.get().line();
        sources.lines(line.get().file())
                .filter(text -> number <= text.size())
                .ifPresent(text -> lines.add(new CodeLine(
                        CodeLine.Kind.SOURCE,
                        address,
                        Integer.toString(number),
                        "",
                        text.get(number - 1),
                        false,
                        false)));
    }

    private CodeLine line(long address, String bytes, String text, int size) {
        boolean current = anchor.shown() >= address && anchor.shown() < address + size;
        return new CodeLine(
                CodeLine.Kind.INSTRUCTION,
                address,
                windbg(address),
                bytes,
                text,
                current,
                view.frame().breakpoints().contains(address));
    }

    private String text(Decoded decoded, long address, byte first) {
        if (decoded instanceof Decoded.Ok ok) {
            return MasmFormatter.format(ok.instruction(), address, this::name);
        }
        return String.format(Locale.ROOT, "db 0%02Xh", first & 0xFF);
    }

    /** Names inside the shown module stand without the module's name. */
    private Optional<String> name(long address) {
        String name = view.name(address);
        if (name.startsWith("0x")) {
            return Optional.empty();
        }
        Optional<Module> here = SymbolCatalogue.moduleAt(view.machine(), anchor.shown());
        boolean inside = here.isPresent() && here.get().contains(address);
        String full = inside ? name.substring(name.indexOf('!') + 1) : name;
        return Optional.of(full.endsWith("+0x0") ? full.substring(0, full.length() - 4) : full);
    }

    /** The instruction at an address as the disassembler writes it, empty where there is none. */
    static String one(View view, int cpu, long address) {
        Processor processor = view.machine().processors().get(cpu);
        byte[] code = new GuestMemory(view.machine(), processor).bytes(address, Decoder.LONGEST);
        Mode mode = Mode.of(processor);
        return Decoder.decode(code, 0, code.length, mode) instanceof Decoded.Ok ok
                ? MasmFormatter.format(ok.instruction(), address, at -> Optional.empty())
                : "";
    }

    /** An address as WinDbg writes it, {@code fffff801`00001000}. */
    static String windbg(long address) {
        String digits = String.format(Locale.ROOT, "%016x", address);
        return digits.substring(0, 8) + "`" + digits.substring(8);
    }
}

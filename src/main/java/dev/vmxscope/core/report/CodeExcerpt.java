package dev.vmxscope.core.report;

import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.symbols.CodeRange;
import dev.vmxscope.core.symbols.Procedure;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.x86.Decoded;
import dev.vmxscope.core.x86.Decoder;
import dev.vmxscope.core.x86.MasmFormatter;
import dev.vmxscope.core.x86.Mode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The code around an instruction: the source where it is found, and the instructions. */
final class CodeExcerpt {
    /** How many lines of source are shown on either side. */
    private static final int SOURCE_AROUND = 6;
    /** How many instructions are shown on either side. */
    private static final int CODE_AROUND = 8;
    /** How far the instructions of a routine are decoded to find those before, in bytes. */
    private static final int REACH = 1 << 14;

    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ").withUpperCase();

    private final KeyMoment moment;
    private final SymbolCatalogue symbols;

    CodeExcerpt(KeyMoment moment, SymbolCatalogue symbols) {
        this.moment = moment;
        this.symbols = symbols;
    }

    /**
     * One line.
     *
     * @param place line number or address
     * @param text what stands there
     * @param here whether it is the instruction, or the line that it belongs to
     */
    record Row(String place, String bytes, String text, boolean here) {}

    private Machine machine() {
        return moment.before();
    }

    private long rip() {
        return moment.verdict().before().rip();
    }

    /** The line of source of the instruction; empty where none is known. */
    Optional<SourceLine> line() {
        return symbols.lineAt(machine(), rip());
    }

    /** The lines of source around it. */
    List<Row> source(Sources sources) {
        Optional<SourceLine> line = line();
        Optional<List<String>> text = line.flatMap(known -> sources.lines(known.file()));
        List<Row> rows = new ArrayList<>();
        if (line.isPresent() && text.isPresent()) {
            int here = line.get().line();
            int last = Math.min(text.get().size(), here + SOURCE_AROUND);
            for (int number = Math.max(1, here - SOURCE_AROUND); number <= last; number++) {
                rows.add(new Row(Integer.toString(number), "", text.get().get(number - 1), number == here));
            }
        }
        return rows;
    }

    /** The instructions around it. */
    List<Row> instructions() {
        long start = start();
        int length = (int) (rip() - start) + CODE_AROUND * Decoder.LONGEST;
        byte[] code = new GuestMemory(machine(), moment.verdict().before()).bytes(start, length);
        Mode mode = Mode.of(moment.verdict().before());
        List<Row> rows = new ArrayList<>();
        int here = -1;
        for (int at = 0; at < code.length && (here < 0 || rows.size() <= here + CODE_AROUND); ) {
            Decoded decoded = Decoder.decode(code, at, code.length, mode);
            int size = decoded instanceof Decoded.Ok ok ? ok.instruction().length() : 1;
            long address = start + at;
            here = address == rip() ? rows.size() : here;
            rows.add(new Row(
                    String.format(Locale.ROOT, "%016x", address),
                    BYTES.formatHex(code, at, Math.min(at + size, code.length)),
                    text(decoded, address, code[at]),
                    address == rip()));
            at += size;
        }
        return rows.subList(Math.max(0, here - CODE_AROUND), rows.size());
    }

    private String text(Decoded decoded, long address, byte first) {
        return decoded instanceof Decoded.Ok ok
                ? MasmFormatter.format(ok.instruction(), address, this::name)
                : String.format(Locale.ROOT, "db 0%02Xh", first & 0xFF);
    }

    private Optional<String> name(long address) {
        String name = symbols.name(machine(), address);
        return name.startsWith("0x") ? Optional.empty() : Optional.of(name);
    }

    /** Where its routine begins; the instruction itself where that is not known. */
    private long start() {
        Optional<Module> module = SymbolCatalogue.moduleAt(machine(), rip());
        if (module.isEmpty()) {
            return rip();
        }
        long rva = rip() - module.get().base();
        long first = symbols.symbolsAt(machine(), rip())
                .flatMap(known -> known.procedureAt(rva)
                        .map(Procedure::range)
                        .map(CodeRange::rva)
                        .or(() -> known.symbolAt(rva).map(symbol -> rva - symbol.offset())))
                .orElse(rva);
        return rva - first < REACH ? module.get().base() + first : rip();
    }
}

package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the symbols of the modules: procedures with their locals, and static data. */
final class ModuleReader {
    private static final int C13_SIGNATURE = 4;

    private static final int DEEPEST_SCOPE = 1024;

    private final SectionMap sections;
    private final Budget budget;
    private final List<Procedure> procedures = new ArrayList<>();
    private final List<DataSymbol> data = new ArrayList<>();
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private @Nullable ProcedureReader open;
    private int openDepth;

    private record Scope(CodeRange range, boolean inlined) {}

    ModuleReader(SectionMap sections, Budget budget) {
        this.sections = sections;
        this.budget = budget;
    }

    List<Procedure> procedures() {
        return procedures;
    }

    List<DataSymbol> data() {
        return data;
    }

    /** @param symbols the symbol part of the module's stream, with its signature */
    void read(Module module, ByteView symbols) throws BadBytesException {
        if (symbols.size() == 0) {
            return;
        }
        if (symbols.s32(0, "signature of a module's symbols") != C13_SIGNATURE) {
            throw new PdbFormatException(Message.of("pdb.module.old"), symbols.fileOffset(0));
        }
        scopes.clear();
        open = null;
        for (long at = 4; at < symbols.size(); ) {
            SymbolRecord record = SymbolRecord.at(symbols, at);
            read(module, record);
            at += record.size();
        }
    }

    private void read(Module module, SymbolRecord record) throws BadBytesException {
        if (record.closesScope()) {
            close();
        } else if (record.opensScope()) {
            open(module, record);
        } else if (record.kind() == SymbolRecord.S_LDATA32 || record.kind() == SymbolRecord.S_GDATA32) {
            budget.take(record.body(), 0);
            DataSymbol symbol = dataSymbol(record, sections);
            if (symbol != null) {
                data.add(symbol);
            }
        } else if (open != null && !scopes.isEmpty()) {
            open.add(record, scopes.peek().range(), scopes.peek().inlined());
        }
    }

    private void open(Module module, SymbolRecord record) throws BadBytesException {
        if (scopes.size() == DEEPEST_SCOPE) {
            throw new PdbFormatException(
                    Message.of("pdb.deep", DEEPEST_SCOPE), record.body().fileOffset(0));
        }
        Scope outer = scopes.peek();
        CodeRange range = outer == null ? new CodeRange(0, 0) : outer.range();
        boolean inlined = outer != null && outer.inlined();
        if (record.procedure()) {
            range = range(record.u16(32), record.u32(28), record.u32(12));
            open = new ProcedureReader(module, record, range, sections, budget);
            openDepth = scopes.size();
            inlined = false;
        } else if (record.kind() == SymbolRecord.S_BLOCK32) {
            range = range(record.u16(16), record.u32(12), record.u32(8));
        } else if (record.kind() == SymbolRecord.S_INLINESITE || record.kind() == SymbolRecord.S_INLINESITE2) {
            inlined = true;
        }
        scopes.push(new Scope(range, inlined));
    }

    private void close() throws BadBytesException {
        scopes.poll();
        if (open != null && scopes.size() <= openDepth) {
            Procedure procedure = open.procedure();
            if (procedure.range().rva() != SectionMap.NOWHERE) {
                procedures.add(procedure);
            }
            open = null;
        }
    }

    private CodeRange range(int section, long offset, long length) {
        return new CodeRange(sections.rva(section, offset), length);
    }

    /** Null for a variable that is not in the image. */
    static @Nullable DataSymbol dataSymbol(SymbolRecord record, SectionMap sections) throws BadBytesException {
        long rva = sections.rva(record.u16(8), record.u32(4));
        if (rva == SectionMap.NOWHERE) {
            return null;
        }
        return new DataSymbol(record.name(10), rva, record.s32(0), record.kind() == SymbolRecord.S_GDATA32);
    }
}

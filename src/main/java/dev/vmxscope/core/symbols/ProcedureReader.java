package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the records of one procedure. */
final class ProcedureReader {
    private static final int IS_PARAMETER = 0x1;
    private static final int IS_OPTIMIZED_AWAY = 0x100;

    private final Module module;
    private final SymbolRecord head;
    private final CodeRange range;
    private final SectionMap sections;
    private final Budget budget;
    private final List<Local> locals = new ArrayList<>();
    private long frameSize;
    private String localBase = Registers.framePointer(0);
    private String parameterBase = Registers.framePointer(0);

    // The local whose S_DEFRANGE records are being read.
    private @Nullable Local current;
    private List<LiveRange> ranges = new ArrayList<>();

    ProcedureReader(Module module, SymbolRecord head, CodeRange range, SectionMap sections, Budget budget) {
        this.module = module;
        this.head = head;
        this.range = range;
        this.sections = sections;
        this.budget = budget;
    }

    void add(SymbolRecord record, CodeRange scope, boolean inlined) throws BadBytesException {
        budget.take(record.body(), 0);
        switch (record.kind()) {
            case SymbolRecord.S_FRAMEPROC -> frame(record);
            case SymbolRecord.S_LOCAL -> {
                int flags = record.u16(4);
                begin(
                        record.name(6),
                        record.s32(0),
                        (flags & IS_PARAMETER) != 0,
                        (flags & IS_OPTIMIZED_AWAY) != 0,
                        inlined,
                        scope);
            }
            case SymbolRecord.S_REGREL32 -> {
                begin(record.name(10), record.s32(4), false, false, inlined, scope);
                live(new Place.InMemory(Registers.name(record.u16(8)), record.s32(0)), scope);
            }
            case SymbolRecord.S_BPREL32 -> {
                begin(record.name(8), record.s32(4), false, false, inlined, scope);
                live(new Place.InMemory("RBP", record.s32(0)), scope);
            }
            default -> {
                if (current != null) {
                    addRange(record, current);
                }
            }
        }
    }

    Procedure procedure() throws BadBytesException {
        finish();
        boolean ids = head.kind() == SymbolRecord.S_GPROC32_ID
                || head.kind() == SymbolRecord.S_LPROC32_ID
                || head.kind() == SymbolRecord.S_LPROC32_DPC_ID;
        boolean global = head.kind() == SymbolRecord.S_GPROC32 || head.kind() == SymbolRecord.S_GPROC32_ID;
        return new Procedure(
                head.name(35), range, head.u32(16), head.u32(20), head.s32(24), ids, global, module, frameSize, locals);
    }

    private void frame(SymbolRecord record) throws BadBytesException {
        frameSize = record.u32(0);
        // Bits 15-14: register of the locals; bits 17-16: register of the parameters.
        int flags = record.s32(22);
        localBase = Registers.framePointer(flags >>> 14 & 3);
        parameterBase = Registers.framePointer(flags >>> 16 & 3);
    }

    private void begin(
            String name, int type, boolean parameter, boolean optimizedAway, boolean inlined, CodeRange scope) {
        finish();
        current = new Local(name, type, parameter, optimizedAway, inlined, scope, List.of());
    }

    private void finish() {
        if (current != null) {
            locals.add(new Local(
                    current.name(),
                    current.type(),
                    current.parameter(),
                    current.optimizedAway(),
                    current.inlined(),
                    current.scope(),
                    ranges));
        }
        current = null;
        ranges = new ArrayList<>();
    }

    private void addRange(SymbolRecord record, Local local) throws BadBytesException {
        String base = local.parameter() ? parameterBase : localBase;
        switch (record.kind()) {
            case SymbolRecord.S_DEFRANGE_FRAMEPOINTER_REL -> live(new Place.InMemory(base, record.s32(0)), record, 4);
            case SymbolRecord.S_DEFRANGE_FRAMEPOINTER_REL_FULL_SCOPE ->
                live(new Place.InMemory(base, record.s32(0)), range);
            case SymbolRecord.S_DEFRANGE_REGISTER ->
                live(new Place.InRegister(Registers.name(record.u16(0))), record, 4);
            case SymbolRecord.S_DEFRANGE_SUBFIELD_REGISTER ->
                live(new Place.PartInRegister(Registers.name(record.u16(0)), record.s32(4) & 0xFFF), record, 8);
            case SymbolRecord.S_DEFRANGE_REGISTER_REL ->
                live(new Place.InMemory(Registers.name(record.u16(0)), record.s32(4)), record, 8);
            default -> {
                // No place of a variable.
            }
        }
    }

    private void live(Place place, CodeRange where) {
        ranges.add(new LiveRange(place, where, List.of()));
    }

    /** @param at where the record's address range and the gaps behind it stand */
    private void live(Place place, SymbolRecord record, int at) throws BadBytesException {
        long start = sections.rva(record.u16(at + 4), record.u32(at));
        List<CodeRange> gaps = new ArrayList<>();
        for (int gap = at + 8; record.body().holds(gap, 4); gap += 4) {
            budget.take(record.body(), gap);
            gaps.add(new CodeRange(start + record.u16(gap), record.u16(gap + 2)));
        }
        if (start != SectionMap.NOWHERE) {
            ranges.add(new LiveRange(place, new CodeRange(start, record.u16(at + 6)), gaps));
        }
    }
}

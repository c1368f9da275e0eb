package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;

/** One CodeView symbol record: its kind (the S_ constants of cvinfo.h) and the bytes behind the kind. */
record SymbolRecord(int kind, ByteView body) {
    static final int S_END = 0x0006;
    static final int S_FRAMEPROC = 0x1012;
    static final int S_THUNK32 = 0x1102;
    static final int S_BLOCK32 = 0x1103;
    static final int S_WITH32 = 0x1104;
    static final int S_BPREL32 = 0x110B;
    static final int S_LDATA32 = 0x110C;
    static final int S_GDATA32 = 0x110D;
    static final int S_PUB32 = 0x110E;
    static final int S_LPROC32 = 0x110F;
    static final int S_GPROC32 = 0x1110;
    static final int S_REGREL32 = 0x1111;
    static final int S_SEPCODE = 0x1132;
    static final int S_LOCAL = 0x113E;
    static final int S_DEFRANGE_REGISTER = 0x1141;
    static final int S_DEFRANGE_FRAMEPOINTER_REL = 0x1142;
    static final int S_DEFRANGE_SUBFIELD_REGISTER = 0x1143;
    static final int S_DEFRANGE_FRAMEPOINTER_REL_FULL_SCOPE = 0x1144;
    static final int S_DEFRANGE_REGISTER_REL = 0x1145;
    static final int S_LPROC32_ID = 0x1146;
    static final int S_GPROC32_ID = 0x1147;
    static final int S_INLINESITE = 0x114D;
    static final int S_INLINESITE_END = 0x114E;
    static final int S_PROC_ID_END = 0x114F;
    static final int S_LPROC32_DPC = 0x1155;
    static final int S_LPROC32_DPC_ID = 0x1156;
    static final int S_INLINESITE2 = 0x115D;

    private static final int MAX_NAME = 65_535;

    /** The record at a position. */
    static SymbolRecord at(ByteView bytes, long at) throws BadBytesException {
        int length = bytes.u16(at, "length of a symbol record");
        if (length < 2) {
            throw new PdbFormatException(Message.of("pdb.symbol.kind"), bytes.fileOffset(at));
        }
        int kind = bytes.u16(at + 2, "kind of a symbol record");
        return new SymbolRecord(kind, bytes.slice(at + 4, length - 2, "symbol record"));
    }

    /** Bytes from the start of this record to the next. */
    int size() {
        return 4 + body.size();
    }

    boolean procedure() {
        return switch (kind) {
            case S_LPROC32, S_GPROC32, S_LPROC32_ID, S_GPROC32_ID, S_LPROC32_DPC, S_LPROC32_DPC_ID -> true;
            default -> false;
        };
    }

    /** True when a matching end record closes what this one opens. */
    boolean opensScope() {
        return switch (kind) {
            case S_BLOCK32, S_THUNK32, S_WITH32, S_SEPCODE, S_INLINESITE, S_INLINESITE2 -> true;
            default -> procedure();
        };
    }

    boolean closesScope() {
        return kind == S_END || kind == S_PROC_ID_END || kind == S_INLINESITE_END;
    }

    String name(int at) throws BadBytesException {
        return body.cString(at, MAX_NAME, "name in a symbol record");
    }

    long u32(int at) throws BadBytesException {
        return body.u32(at, "symbol record");
    }

    int s32(int at) throws BadBytesException {
        return body.s32(at, "symbol record");
    }

    int u16(int at) throws BadBytesException {
        return body.u16(at, "symbol record");
    }
}

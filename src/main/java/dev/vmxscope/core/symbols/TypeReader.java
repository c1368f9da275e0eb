package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Reads stream 2. Source: LLVM, "The PDB TPI Stream" and "CodeView Type Records"; leaf numbers from cvinfo.h. */
final class TypeReader {
    private static final int MAX_NAME = 65_535;
    private static final int LARGEST_FIRST_INDEX = 0x100_0000;
    private static final int FORWARD = 0x80;
    private static final int HAS_UNIQUE_NAME = 0x200;

    private TypeReader() {}

    static Types read(ByteView stream, Budget budget) throws BadBytesException {
        if (stream.size() == 0) {
            return new Types(Types.FIRST_INDEX, List.of());
        }
        long at = stream.u32(4, "size of the type header");
        int first = stream.s32(8, "first type index");
        if (first < Types.FIRST_INDEX || first > LARGEST_FIRST_INDEX) {
            throw new PdbFormatException(
                    Message.of("pdb.type.first", Message.hex(Integer.toUnsignedLong(first))), stream.fileOffset(8));
        }
        ByteView records = stream.slice(at, stream.u32(16, "size of the type records"), "type records");
        List<Type> types = new ArrayList<>();
        at = 0;
        while (at < records.size()) {
            int length = records.u16(at, "length of a type record");
            if (length < 2) {
                throw new PdbFormatException(Message.of("pdb.type.kind"), records.fileOffset(at));
            }
            budget.take(records, at);
            ByteView body = records.slice(at + 4, length - 2, "type record");
            types.add(type(records.u16(at + 2, "kind of a type record"), body));
            at += 2 + length;
        }
        return new Types(first, types);
    }

    private static Type type(int leaf, ByteView body) throws BadBytesException {
        return switch (leaf) {
            case 0x1001 -> new Type.Qualified(u32(body, 0), qualifiers(u16(body, 4), 0));
            case 0x1002 -> pointer(body);
            case 0x1008 -> new Type.Function(u32(body, 0), u32(body, 8));
            case 0x1009 -> new Type.Function(u32(body, 0), u32(body, 16));
            case 0x1201 -> arguments(body);
            case 0x1203 -> new FieldListReader(body).read();
            case 0x1205 -> new Type.BitField(u32(body, 0), body.u8(5, "bit field") & 63, body.u8(4, "bit field") & 127);
            case 0x1503 -> new Type.Array(u32(body, 0), Numeric.read(body, 8).value());
            case 0x1504 -> structure(Type.Kind.CLASS, body, 16);
            case 0x1505 -> structure(Type.Kind.STRUCT, body, 16);
            case 0x1506 -> structure(Type.Kind.UNION, body, 8);
            case 0x1507 ->
                new Type.Enumeration(
                        body.cString(12, MAX_NAME, "name of a type"),
                        u32(body, 4),
                        (u16(body, 2) & FORWARD) != 0,
                        u32(body, 8));
            default -> new Type.Other(leaf);
        };
    }

    /** Attribute bits: 7-5 mode, 9 volatile, 10 const, 11 unaligned, 18-13 size. */
    private static Type pointer(ByteView body) throws BadBytesException {
        int attributes = u32(body, 4);
        int mode = attributes >> 5 & 7;
        String mark = mode == 1 ? "&" : mode == 4 ? "&&" : "*";
        return new Type.Pointer(
                u32(body, 0), attributes >> 13 & 63, mark, qualifiers(attributes >> 10 & 1, attributes >> 9 & 1));
    }

    private static Type arguments(ByteView body) throws BadBytesException {
        long count = body.u32(0, "argument list");
        List<Integer> types = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            types.add(body.s32(4 + 4 * i, "argument list"));
        }
        return new Type.Arguments(types);
    }

    private static Type structure(Type.Kind kind, ByteView body, int sizeAt) throws BadBytesException {
        int properties = u16(body, 2);
        Numeric size = Numeric.read(body, sizeAt);
        String name = body.cString(size.end(), MAX_NAME, "name of a type");
        boolean unique = (properties & HAS_UNIQUE_NAME) != 0;
        long uniqueAt = body.afterString(size.end(), MAX_NAME, "name of a type");
        String uniqueName = unique ? body.cString(uniqueAt, MAX_NAME, "unique name of a type") : "";
        return new Type.Structure(kind, name, uniqueName, size.value(), (properties & FORWARD) != 0, u32(body, 4));
    }

    /** Of LF_MODIFIER: bit 0 const, bit 1 volatile. */
    private static String qualifiers(int modifier, int isVolatile) {
        boolean hasVolatile = isVolatile != 0 || (modifier & 2) != 0;
        if ((modifier & 1) == 0) {
            return hasVolatile ? "volatile" : "";
        }
        return hasVolatile ? "const volatile" : "const";
    }

    private static int u16(ByteView body, int at) throws BadBytesException {
        return body.u16(at, "type record");
    }

    private static int u32(ByteView body, int at) throws BadBytesException {
        return body.s32(at, "type record");
    }
}

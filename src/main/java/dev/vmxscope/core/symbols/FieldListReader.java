package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import java.util.ArrayList;
import java.util.List;

/** Reads LF_FIELDLIST: members, enumerators and what C++ puts between them. */
final class FieldListReader {
    private static final int MAX_NAME = 65_535;
    private static final int SMALLEST_PAD = 0xF0;

    private final ByteView body;
    private final List<Type.Member> members = new ArrayList<>();
    private final List<Type.Enumerator> enumerators = new ArrayList<>();
    private int next;
    private long at;

    FieldListReader(ByteView body) {
        this.body = body;
    }

    Type.Fields read() throws BadBytesException {
        while (at < body.size()) {
            int pad = body.u8(at, "field list");
            // Entries are aligned to 4; each byte of padding is 0xF0 plus the bytes left to skip.
            if (pad >= SMALLEST_PAD) {
                at++;
            } else if (!entry(body.u16(at, "field list"))) {
                break;
            }
        }
        return new Type.Fields(members, enumerators, next);
    }

    /** False for an unknown entry: its length is unknown too, so nothing behind it can be read. */
    private boolean entry(int leaf) throws BadBytesException {
        switch (leaf) {
            case 0x150D -> member();
            case 0x1502 -> enumerator();
            case 0x1404 -> {
                next = body.s32(at + 4, "field list");
                at += 8;
            }
            case 0x1409 -> at += 8;
            case 0x1400 -> at = Numeric.read(body, at + 8).end();
            case 0x1401, 0x1402 ->
                at = Numeric.read(body, Numeric.read(body, at + 12).end()).end();
            case 0x150E, 0x150F, 0x1510 -> skipName(at + 8);
            case 0x1511 -> skipName(at + (introducesVirtual(body.u16(at + 2, "method")) ? 12 : 8));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void member() throws BadBytesException {
        Numeric offset = Numeric.read(body, at + 8);
        String name = body.cString(offset.end(), MAX_NAME, "name of a member");
        members.add(new Type.Member(name, body.s32(at + 4, "type of a member"), offset.value()));
        skipName(offset.end());
    }

    private void enumerator() throws BadBytesException {
        Numeric value = Numeric.read(body, at + 4);
        String name = body.cString(value.end(), MAX_NAME, "name of an enumerator");
        enumerators.add(new Type.Enumerator(name, value.value()));
        skipName(value.end());
    }

    private void skipName(long nameAt) throws BadBytesException {
        at = body.afterString(nameAt, MAX_NAME, "name in a field list");
    }

    /** Attribute bits 4-2: 4 introducing virtual, 6 pure introducing virtual. */
    private static boolean introducesVirtual(int attributes) {
        int property = attributes >> 2 & 7;
        return property == 4 || property == 6;
    }
}

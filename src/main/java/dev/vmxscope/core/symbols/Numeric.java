package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.text.Message;

/**
 * A number of variable width inside a record. Source: LLVM, "CodeView Type Records", numeric leaves.
 *
 * @param end the position behind it
 */
record Numeric(long value, long end) {
    private static final int SMALLEST_LEAF = 0x8000;

    static Numeric read(ByteView body, long at) throws BadBytesException {
        int leaf = body.u16(at, "number");
        long next = at + 2;
        if (leaf < SMALLEST_LEAF) {
            return new Numeric(leaf, next);
        }
        return switch (leaf) {
            case 0x8000 -> new Numeric((byte) body.u8(next, "number"), next + 1);
            case 0x8001 -> new Numeric((short) body.u16(next, "number"), next + 2);
            case 0x8002 -> new Numeric(body.u16(next, "number"), next + 2);
            case 0x8003 -> new Numeric(body.s32(next, "number"), next + 4);
            case 0x8004 -> new Numeric(body.u32(next, "number"), next + 4);
            case 0x8009, 0x800A -> new Numeric(body.u64(next, "number"), next + 8);
            default -> throw new PdbFormatException(Message.of("pdb.number", Message.hex(leaf)), body.fileOffset(at));
        };
    }
}

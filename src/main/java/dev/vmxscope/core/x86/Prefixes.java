package dev.vmxscope.core.x86;

import org.jspecify.annotations.Nullable;

/**
 * The prefixes before an opcode (Intel SDM volume 2A, sections 2.1.1 and 2.2.1). Of several prefixes of one group the
 * last one counts.
 *
 * @param lock F0H was there
 * @param repeat F2H, F3H, or 0 for neither
 * @param operandSize 66H was there
 * @param addressSize 67H was there
 * @param segment the override that has an effect, or null; in 64-bit mode only FS or GS
 * @param rex the REX byte (40H to 4FH), or 0; one that is not directly before the opcode is ignored
 */
record Prefixes(
        boolean lock,
        int repeat,
        boolean operandSize,
        boolean addressSize,
        @Nullable Register segment,
        int rex) {

    static Prefixes read(ByteReader reader, Mode mode) {
        Prefixes found = new Prefixes(false, 0, false, false, null, 0);
        while (true) {
            int next = reader.peek();
            Prefixes more = reader.overrun() ? null : found.with(next, mode);
            if (more == null) {
                return found;
            }
            found = more;
            reader.next();
        }
    }

    private @Nullable Prefixes with(int next, Mode mode) {
        return switch (next) {
            case 0xF0 -> new Prefixes(true, repeat, operandSize, addressSize, segment, 0);
            case 0xF2, 0xF3 -> new Prefixes(lock, next, operandSize, addressSize, segment, 0);
            case 0x66 -> new Prefixes(lock, repeat, true, addressSize, segment, 0);
            case 0x67 -> new Prefixes(lock, repeat, operandSize, true, segment, 0);
            case 0x26 -> flat(Register.ES, mode);
            case 0x2E -> flat(Register.CS, mode);
            case 0x36 -> flat(Register.SS, mode);
            case 0x3E -> flat(Register.DS, mode);
            case 0x64 -> new Prefixes(lock, repeat, operandSize, addressSize, Register.FS, 0);
            case 0x65 -> new Prefixes(lock, repeat, operandSize, addressSize, Register.GS, 0);
            default ->
                mode == Mode.BITS64 && (next & 0xF0) == 0x40
                        ? new Prefixes(lock, repeat, operandSize, addressSize, segment, next)
                        : null;
        };
    }

    /** ES, CS, SS and DS prefixes are ignored in 64-bit mode (SDM volume 1, section 3.3.7.1). */
    private Prefixes flat(Register override, Mode mode) {
        return new Prefixes(lock, repeat, operandSize, addressSize, mode == Mode.BITS64 ? segment : override, 0);
    }

    boolean rexW() {
        return (rex & 8) != 0;
    }

    /** REX.R as the high bit of a register number: 0 or 8. */
    int rexR() {
        return (rex & 4) << 1;
    }

    /** REX.X as the high bit of a register number: 0 or 8. */
    int rexX() {
        return (rex & 2) << 2;
    }

    /** REX.B as the high bit of a register number: 0 or 8. */
    int rexB() {
        return (rex & 1) << 3;
    }

    /** The effective address size in bits. */
    int addressBits(Mode mode) {
        if (!addressSize) {
            return mode.bits();
        }
        return mode == Mode.BITS32 ? 16 : 32;
    }
}

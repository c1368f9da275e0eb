package dev.vmxscope.core.x86;

import dev.vmxscope.core.x86.Encoding.Fit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one instruction of 16-bit, 32-bit or 64-bit code.
 *
 * <p>Whether a processor has an instruction (CPUID), and everything that depends on its state (privilege, operation in
 * real mode, CR4 bits), is not decided here.
 */
public final class Decoder {
    /** The longest instruction in bytes. Intel SDM Vol. 2A, section 2.3.11. */
    public static final int LONGEST = 15;

    private Decoder() {}

    /**
     * Decodes the instruction that begins at {@code offset}. Never throws for any content, and never reads at or past
     * {@code limit}.
     *
     * @param bytes the code
     * @param offset where the instruction begins
     * @param limit one past the last byte that may be read (cut to the length of {@code bytes})
     * @param mode the mode of the code segment
     */
    public static Decoded decode(byte[] bytes, int offset, int limit, Mode mode) {
        int end = Math.min(limit, bytes.length);
        if (offset < 0 || offset >= end) {
            return new Decoded.Truncated();
        }
        ByteReader reader = new ByteReader(bytes, offset, end - offset);
        Prefixes prefixes = Prefixes.read(reader, mode);
        Decoded decoded = opcode(reader, prefixes, mode);
        return reader.overrun() ? reader.overrunOutcome() : decoded;
    }

    private static Decoded opcode(ByteReader reader, Prefixes prefixes, Mode mode) {
        int opcode = reader.next();
        if (opcode != 0x0F) {
            return choose(OpcodeMap1.TABLE, "", opcode, reader, prefixes, mode);
        }
        int second = reader.next();
        return switch (second) {
            case 0x38 -> choose(OpcodeMap0F38.TABLE, "0FH 38H ", reader.next(), reader, prefixes, mode);
            case 0x3A -> choose(OpcodeMap0F38.TABLE_3A, "0FH 3AH ", reader.next(), reader, prefixes, mode);
            default -> choose(OpcodeMap0F.TABLE, "0FH ", second, reader, prefixes, mode);
        };
    }

    /** Takes the first row that agrees; if none does, the one that agrees farthest gives the reason. */
    private static Decoded choose(
            OpcodeTable table, String map, int opcode, ByteReader reader, Prefixes prefixes, Mode mode) {
        List<Encoding> rows = table.rows(opcode);
        int modrm = table.usesModrm(opcode) ? reader.peek() : 0;
        Encoding nearest = null;
        Fit best = Fit.OTHER_OPCODE;
        for (Encoding row : rows) {
            Fit fit = row.fit(mode, prefixes, modrm);
            if (fit == Fit.YES) {
                return accept(row, reader, prefixes, mode, modrm);
            }
            if (fit.compareTo(best) > 0) {
                best = fit;
                nearest = row;
            }
        }
        return new Decoded.Undefined(
                nearest == null ? undefinedOpcode(rows, map, opcode, modrm) : misfit(nearest, best, prefixes, mode),
                reader.taken());
    }

    private static String undefinedOpcode(List<Encoding> rows, String map, int opcode, int modrm) {
        String extension = rows.isEmpty() ? "" : modrm >= 0xC0 ? " with ModRM " + hex(modrm) : " /" + (modrm >> 3 & 7);
        return "opcode " + map + hex(opcode) + extension + " is not defined";
    }

    private static String misfit(Encoding row, Fit fit, Prefixes prefixes, Mode mode) {
        return switch (fit) {
            case OTHER_PREFIX ->
                prefixes.repeat() == 0 && !prefixes.operandSize()
                        ? "the opcode is not defined without the prefix of " + row.name()
                        : "prefix " + hex(prefixes.repeat() != 0 ? prefixes.repeat() : 0x66)
                                + " is not defined with the opcode of " + row.name();
            case OTHER_FORM -> row.name() + (row.memoryOnly() ? " has no register form" : " has no memory form");
            default ->
                row.name() + (mode == Mode.BITS64 ? " is not valid in 64-bit mode" : " is valid in 64-bit mode only");
        };
    }

    private static Decoded accept(Encoding row, ByteReader reader, Prefixes prefixes, Mode mode, int modrm) {
        if (row.unsupported() != null) {
            return new Decoded.Unsupported(row.unsupported(), reader.taken());
        }
        int addressBits = prefixes.addressBits(mode);
        int operandBits = row.operandBits(mode, prefixes);
        Mnemonic mnemonic = row.mnemonic(operandBits, addressBits);
        String forbidden = forbiddenRegister(row, prefixes, modrm);
        if (forbidden != null) {
            return new Decoded.Undefined(forbidden, reader.taken());
        }
        OperandReader operandReader = new OperandReader(reader, mode, prefixes, row, operandBits);
        List<Operand> operands = row.args().stream().map(operandReader::read).toList();
        if (prefixes.lock()) {
            String badLock = forbiddenLock(row, mnemonic, operands);
            if (badLock != null) {
                return new Decoded.Undefined(badLock, reader.taken());
            }
        }
        boolean rep = prefixes.repeat() == 0xF3 && !row.prefix().equals("F3");
        boolean repne = prefixes.repeat() == 0xF2 && !row.prefix().equals("F2");
        return new Decoded.Ok(new Instruction(
                mnemonic, mode, reader.taken(), operandBits, addressBits, prefixes.lock(), rep, repne, operands));
    }

    /** LOCK needs one of the listed instructions with a memory destination (SDM volume 2A, LOCK). */
    private static @Nullable String forbiddenLock(Encoding row, Mnemonic mnemonic, List<Operand> operands) {
        String name = mnemonic.text().toUpperCase(Locale.ROOT);
        if (!row.flags().contains("lock")) {
            return "LOCK is not allowed with " + name;
        }
        return operands.get(0) instanceof Operand.Mem
                ? null
                : "LOCK needs a memory destination, and this " + name + " has none";
    }

    /**
     * Registers that do not exist (SDM volume 2B, MOV, MOV to and from control registers, MOV to and from debug
     * registers). DR4 and DR5 are left to the executing side: they depend on CR4.DE.
     */
    private static @Nullable String forbiddenRegister(Encoding row, Prefixes prefixes, int modrm) {
        int reg = modrm >> 3 & 7;
        for (int index = 0; index < row.args().size(); index++) {
            Arg arg = row.args().get(index);
            int number = reg | prefixes.rexR();
            if (arg.source() == 'S' && reg >= 6) {
                return "there is no segment register " + reg;
            }
            if (arg.source() == 'S' && index == 0 && reg == Register.CS.number()) {
                return "MOV cannot write CS";
            }
            if (arg.source() == 'C' && (number == 1 || number >= 5 && number != 8)) {
                return "there is no control register CR" + number;
            }
            if (arg.source() == 'D' && number >= 8) {
                return "there is no debug register DR" + number;
            }
        }
        return null;
    }

    private static String hex(int value) {
        String digits = "%02X".formatted(value);
        return (digits.charAt(0) > '9' ? "0" : "") + digits + "H";
    }
}

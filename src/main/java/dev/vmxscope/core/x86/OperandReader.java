package dev.vmxscope.core.x86;

import dev.vmxscope.core.x86.Operand.Imm;
import dev.vmxscope.core.x86.Operand.Mem;
import dev.vmxscope.core.x86.Operand.Reg;
import dev.vmxscope.core.x86.Register.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns operand specifications into operands, taking ModRM, SIB, displacement and constants from the bytes. */
final class OperandReader {
    private static final Register[] BASE16 = {
        Register.BX, Register.BX, Register.BP, Register.BP, Register.SI, Register.DI, Register.BP, Register.BX
    };
    private static final @Nullable Register[] INDEX16 = {Register.SI, Register.DI, Register.SI, Register.DI};

    private final ByteReader reader;
    private final Mode mode;
    private final Prefixes prefixes;
    private final int opcode;
    private final int operandBits;
    private final int addressBits;
    private final int modrm;
    private final @Nullable Mem memory;

    /** Takes ModRM and what belongs to it, if the encoding has one. */
    OperandReader(ByteReader reader, Mode mode, Prefixes prefixes, Encoding encoding, int operandBits) {
        this.reader = reader;
        this.mode = mode;
        this.prefixes = prefixes;
        this.opcode = encoding.opcode();
        this.operandBits = operandBits;
        this.addressBits = prefixes.addressBits(mode);
        this.modrm = encoding.usesModrm() ? reader.next() : 0xC0;
        boolean registerWhatever = encoding.args().stream().anyMatch(arg -> arg.source() == 'P');
        this.memory = modrm >= 0xC0 || registerWhatever ? null : addressBits == 16 ? memory16() : memory32();
    }

    Operand read(Arg arg) {
        int rm = modrm & 7 | prefixes.rexB();
        int reg = modrm >> 3 & 7;
        return switch (arg.source()) {
            case 'E' -> memory != null ? sized(memory, memoryBits(arg)) : general(rm, registerBits(arg));
            case 'M' -> sized(memory, memoryBits(arg));
            case 'R', 'P' -> general(rm, registerBits(arg));
            case 'G' -> general(reg | prefixes.rexR(), registerBits(arg));
            case 'Z' -> general(opcode & 7 | prefixes.rexB(), registerBits(arg));
            case 'a' -> accumulator(registerBits(arg));
            case 'V' -> new Reg(Register.of(Kind.XMM, reg | prefixes.rexR()));
            case 'W' -> memory != null ? sized(memory, memoryBits(arg)) : new Reg(Register.of(Kind.XMM, rm));
            case 'U' -> new Reg(Register.of(Kind.XMM, rm));
            case 'S' -> new Reg(Register.of(Kind.SEGMENT, reg));
            case 'C' -> new Reg(Register.of(Kind.CONTROL, reg | prefixes.rexR()));
            case 'D' -> new Reg(Register.of(Kind.DEBUG, reg));
            case '=' -> new Reg(Objects.requireNonNull(arg.fixed(), "fixed register"));
            default -> constantOrImplicit(arg);
        };
    }

    private Operand constantOrImplicit(Arg arg) {
        return switch (arg.source()) {
            case '1' -> new Imm(1, 8);
            case 's' -> new Imm(reader.signed(8), operandBits);
            case 'I' -> immediate(arg.size());
            case 'J' -> new Operand.Rel(reader.signed(arg.size() == 'b' ? 8 : Math.min(operandBits, 32)));
            case 'A' -> {
                long offset = reader.unsigned(operandBits);
                yield new Operand.Far((int) reader.unsigned(16), offset);
            }
            case 'O' ->
                new Mem(
                        dataSegment(),
                        overridden(),
                        null,
                        null,
                        1,
                        reader.signed(addressBits),
                        addressBits,
                        registerBits(arg));
            case 'X' -> string(dataSegment(), overridden(), 6, registerBits(arg));
            case 'Y' -> string(Register.ES, false, 7, registerBits(arg));
            case 'L' -> new Mem(dataSegment(), overridden(), address(3), Register.AL, 1, 0, addressBits, 8);
            default -> throw new IllegalStateException("operand source " + arg.source());
        };
    }

    /** Byte and word constants are of their own width, zero-extended; the others are sign-extended to the operand. */
    private Imm immediate(char size) {
        return switch (size) {
            case 'b' -> new Imm(reader.unsigned(8), 8);
            case 'w' -> new Imm(reader.unsigned(16), 16);
            case 'z' -> new Imm(reader.signed(Math.min(operandBits, 32)), operandBits);
            default -> new Imm(reader.signed(operandBits), operandBits);
        };
    }

    private int registerBits(Arg arg) {
        return switch (arg.size()) {
            case 'b' -> 8;
            case 'w' -> 16;
            case 'd', 'e' -> 32;
            case 'z' -> Math.min(operandBits, 32);
            case 'y' -> prefixes.rexW() ? 64 : 32;
            case 'r' -> mode == Mode.BITS64 ? 64 : 32;
            default -> operandBits;
        };
    }

    private int memoryBits(Arg arg) {
        return switch (arg.size()) {
            case 'q' -> 64;
            case 'x' -> 128;
            case 'u', 'e' -> 16;
            case 'p' -> 16 + operandBits;
            case 't' -> mode == Mode.BITS64 ? 80 : 48;
            case 'c' -> prefixes.rexW() ? 128 : 64;
            case 'k' -> 2 * operandBits;
            case 'f' -> 4096;
            case '0' -> 0;
            default -> registerBits(arg);
        };
    }

    private Operand general(int number, int bits) {
        if (bits == 8 && prefixes.rex() == 0 && number >= 4) {
            return new Reg(Register.of(Kind.GPR8_HIGH, number));
        }
        Kind kind = bits == 8 ? Kind.GPR8 : bits == 16 ? Kind.GPR16 : bits == 32 ? Kind.GPR32 : Kind.GPR64;
        return new Reg(Register.of(kind, number));
    }

    private Operand accumulator(int bits) {
        return general(0, bits);
    }

    private Register dataSegment() {
        return prefixes.segment() != null ? prefixes.segment() : Register.DS;
    }

    private boolean overridden() {
        return prefixes.segment() != null;
    }

    private Mem string(Register segment, boolean overridden, int pointer, int bits) {
        return new Mem(segment, overridden, address(pointer), null, 1, 0, addressBits, bits);
    }

    /** A register of the address size. */
    private Register address(int number) {
        Kind kind = addressBits == 16 ? Kind.GPR16 : addressBits == 32 ? Kind.GPR32 : Kind.GPR64;
        return Register.of(kind, number);
    }

    private static Mem sized(@Nullable Mem memory, int bits) {
        if (memory == null) {
            throw new IllegalStateException("a memory operand without a memory form");
        }
        return new Mem(
                memory.segment(),
                memory.segmentOverridden(),
                memory.base(),
                memory.index(),
                memory.scale(),
                memory.displacement(),
                memory.addressBits(),
                bits);
    }

    private Mem at(@Nullable Register base, @Nullable Register index, int scale, long displacement) {
        boolean stack = base != null && (base.number() == 4 || base.number() == 5);
        Register segment = prefixes.segment() != null ? prefixes.segment() : stack ? Register.SS : Register.DS;
        return new Mem(segment, overridden(), base, index, scale, displacement, addressBits, 0);
    }

    /** 16-bit addressing forms (SDM volume 2A, table 2-1). */
    private Mem memory16() {
        int mod = modrm >> 6;
        int rm = modrm & 7;
        if (mod == 0 && rm == 6) {
            return at(null, null, 1, reader.signed(16));
        }
        Register index = rm < 4 ? INDEX16[rm] : null;
        return at(BASE16[rm], index, 1, displacement(mod, 16));
    }

    /** 32-bit and 64-bit addressing forms (SDM volume 2A, tables 2-2 and 2-3, section 2.2.1.6). */
    private Mem memory32() {
        int mod = modrm >> 6;
        int rm = modrm & 7;
        if (rm == 4) {
            return withSib(mod);
        }
        if (mod == 0 && rm == 5) {
            return at(mode == Mode.BITS64 ? Register.RIP : null, null, 1, reader.signed(32));
        }
        Register base = address(rm | prefixes.rexB());
        return at(base, null, 1, displacement(mod, 32));
    }

    private Mem withSib(int mod) {
        int sib = reader.next();
        int indexNumber = sib >> 3 & 7 | prefixes.rexX();
        Register index = indexNumber == 4 ? null : address(indexNumber);
        int scale = index == null ? 1 : 1 << (sib >> 6);
        if ((sib & 7) == 5 && mod == 0) {
            return at(null, index, scale, reader.signed(32));
        }
        Register base = address(sib & 7 | prefixes.rexB());
        return at(base, index, scale, displacement(mod, 32));
    }

    private long displacement(int mod, int wide) {
        return mod == 0 ? 0 : reader.signed(mod == 1 ? 8 : wide);
    }
}

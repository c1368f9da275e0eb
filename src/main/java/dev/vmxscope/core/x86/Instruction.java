package dev.vmxscope.core.x86;

import java.util.List;

/**
 * A decoded instruction. Its operands are the explicit ones, in the order of Intel's syntax.
 *
 * <ul>
 *   <li>A shift by one carries {@code Imm(1, 8)}, a shift by CL carries {@code Reg(CL)}; IN and OUT name AL, AX or EAX
 *       and the port; moves between the accumulator and memory name the accumulator.
 *   <li>String instructions carry their implicit memory operands, for their segment, address size and width: MOVS
 *       {destination, source}; CMPS {source at rSI, destination at rDI}; STOS, SCAS, INS {at rDI}; LODS, OUTS {at rSI};
 *       XLATB {rBX + AL}. The accumulator, rCX and DX are not listed.
 *   <li>One-operand MUL, IMUL, DIV, IDIV do not list the accumulator; CMPXCHG lists its two explicit operands.
 * </ul>
 *
 * @param mnemonic what it does
 * @param mode the mode it was decoded for
 * @param length the number of bytes, 1 to 15
 * @param operandBits the effective operand size in bits: 8 for a byte instruction, else 16, 32 or 64 (64 for stack
 *     instructions and near branches in 64-bit mode; the size of the element for a string instruction)
 * @param addressBits the effective address size in bits: 16, 32 or 64
 * @param lock whether there is a LOCK prefix; the decoder has checked that it is allowed
 * @param rep whether there is an F3H prefix that is not part of the opcode (REP, or REPE for CMPS and SCAS); it has an
 *     effect on string instructions only
 * @param repne the same for F2H (REPNE); MOVS, STOS, LODS, INS, OUTS treat it as REP
 * @param operands the explicit operands
 */
public record Instruction(
        Mnemonic mnemonic,
        Mode mode,
        int length,
        int operandBits,
        int addressBits,
        boolean lock,
        boolean rep,
        boolean repne,
        List<Operand> operands) {
    /** Keeps its own copy of the operands. */
    public Instruction {
        operands = List.copyOf(operands);
    }

    /** One operand, counted from 0. */
    public Operand operand(int index) {
        return operands.get(index);
    }
}

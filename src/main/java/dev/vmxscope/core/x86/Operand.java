package dev.vmxscope.core.x86;

import org.jspecify.annotations.Nullable;

/** An explicit operand of an instruction. */
public sealed interface Operand {
    /** A register. */
    record Reg(Register register) implements Operand {}

    /**
     * A place in memory (Intel SDM volume 2A, section 2.1.5).
     *
     * @param segment the segment in use: the overriding one, else the default (SS for an SP or BP base, ES for the
     *     destination of a string instruction, DS otherwise); in 64-bit mode an ES, CS, SS or DS prefix has no effect
     *     and does not show here
     * @param segmentOverridden whether a prefix that has an effect chose the segment
     * @param base the base register, {@link Register#RIP} for an address relative to the end of the instruction (with
     *     {@code addressBits} 32 the sum is cut to 32 bits, as EIP-relative), or null
     * @param index the index register, or null; AL (zero-extended) for XLATB only
     * @param scale the factor on the index: 1, 2, 4 or 8 (1 without an index)
     * @param displacement the displacement, sign-extended to 64 bits (for the 64-bit offset of A0H to A3H: all of it)
     * @param addressBits the address size in bits: the effective address is cut to 16, 32 or 64 bits
     * @param sizeBits how many bits are accessed; 0 where none or where it depends (LEA, INVLPG, PREFETCHh, CLFLUSH,
     *     NOP is as its operand size); 32, 48 or 80 for a far pointer m16:16, m16:32, m16:64; 48 or 80 for the
     *     descriptor-table operand of LGDT, LIDT, SGDT, SIDT; 4096 for FXSAVE and FXRSTOR; twice the operand size for
     *     BOUND
     */
    record Mem(
            Register segment,
            boolean segmentOverridden,
            @Nullable Register base,
            @Nullable Register index,
            int scale,
            long displacement,
            int addressBits,
            int sizeBits)
            implements Operand {}

    /**
     * A constant.
     *
     * @param value the value; sign-extended to 64 bits from {@code bits}, save for port numbers, interrupt vectors,
     *     shift counts, shuffle controls, and the operands of RET and ENTER, which are zero-extended
     * @param bits the width in bits after extension: the operand size, or 8 or 16 where the constant is of its own
     *     width
     */
    record Imm(long value, int bits) implements Operand {}

    /**
     * A branch target.
     *
     * @param displacement added to the address of the next instruction, sign-extended to 64 bits
     */
    record Rel(long displacement) implements Operand {}

    /**
     * A far branch target written in the instruction (16-bit and 32-bit modes only).
     *
     * @param selector the 16-bit segment selector
     * @param offset the offset, 16 or 32 bits, zero-extended
     */
    record Far(int selector, long offset) implements Operand {}
}

package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Instruction;

/**
 * A decoded instruction and where it stands.
 *
 * @param rip its address within the code segment
 * @param instruction as decoded
 * @param linear its linear address, which is the same in 64-bit mode
 */
record At(long rip, Instruction instruction, long linear) {
    /** Where the code segment's base is 0. */
    At(long rip, Instruction instruction) {
        this(rip, instruction, rip);
    }

    /** The address of the instruction after it. */
    long end() {
        return rip + instruction.length();
    }
}

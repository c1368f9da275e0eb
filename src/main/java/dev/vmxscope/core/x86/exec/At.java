package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Instruction;

/**
 * A decoded instruction and where it stands.
 *
 * @param rip its linear address (the code segment's base is 0 in 64-bit mode)
 * @param instruction as decoded
 */
record At(long rip, Instruction instruction) {
    /** The address of the instruction after it. */
    long end() {
        return rip + instruction.length();
    }
}

package dev.vmxscope.core.windows.verifier;

import dev.vmxscope.core.cpu.GeneralRegisters;
import java.util.List;

/**
 * What was going on when Windows stopped itself: what a crash dump would hold of it.
 *
 * @param step the machine's step
 * @param cpu number of the logical processor
 * @param irql its IRQL, 0 to 15
 * @param process name of the process whose thread ran
 * @param instruction address of the instruction that the bug check is about, 64 bits; in Windows itself where a function
 *     of Windows found the fault
 * @param registers the general registers there
 * @param rflags RFLAGS there, 64 bits
 * @param stack the functions on the stack, innermost first; the first is where {@code instruction} is
 */
public record Crash(
        long step,
        int cpu,
        int irql,
        String process,
        long instruction,
        GeneralRegisters registers,
        long rflags,
        List<Call> stack) {
    /** How many functions are kept. */
    public static final int MOST_CALLS = 64;

    /** Keeps the list unmodifiable. */
    public Crash {
        stack = List.copyOf(stack);
    }

    /**
     * A function on the stack.
     *
     * @param address where it stands, 64 bits: in the first an instruction, in the others where a call returns to
     * @param stackPointer RSP while it stands there, 64 bits
     * @param certain whether unwind data led there; else it is a word on the stack that points behind a CALL
     */
    public record Call(long address, long stackPointer, boolean certain) {}
}

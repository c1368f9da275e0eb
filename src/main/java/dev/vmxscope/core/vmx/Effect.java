package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Processor;

/** What an instruction does once all its requirements are met. */
@FunctionalInterface
public interface Effect {
    /** Nothing but going on to the next instruction. */
    Effect NONE = (situation, next) -> Change.of(next);

    /**
     * The change.
     *
     * @param situation before the instruction
     * @param next the processor with RIP after the instruction and, for a VMX instruction, the arithmetic flags 0
     */
    Change apply(Situation situation, Processor next);
}

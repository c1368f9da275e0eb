package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Instruction;

/** The instructions that are specified rather than interpreted: VMX, control registers, MSRs, CPUID and the like. */
public interface SystemUnit {
    /** Whether this unit executes the instruction. */
    boolean handles(Instruction instruction);

    /**
     * Executes one instruction at {@link Core#rip()}; on return the core stands at the instruction after it.
     *
     * @throws GuestFault if the instruction raises an exception; the core is as before
     * @throws NotEmulated if a part that it needs is not emulated
     */
    void execute(Core core, Instruction instruction);
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.event.Event;

/**
 * A VMX or system instruction was executed.
 *
 * @param text the instruction as the disassembler writes it
 * @param verdict how it was judged
 */
public record SystemInstructionExecuted(String text, Verdict verdict) implements Event {}

package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Segments;
import dev.vmxscope.core.cpu.VectorRegisters;

/**
 * What of a processor belongs to the thread that runs on it and goes with it to another one.
 *
 * @param general RAX to R15
 * @param rip 64 bits
 * @param rflags 64 bits
 * @param vectors XMM0 to XMM15, MXCSR
 * @param segments selectors and, in user mode, the base of GS; in kernel mode that base is the processor's
 * @param irql CR8
 */
public record CoreContext(
        GeneralRegisters general, long rip, long rflags, VectorRegisters vectors, Segments segments, int irql) {}

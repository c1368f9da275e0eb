/**
 * The x86 instruction set as data: registers, operands, the decoder and the MASM formatter.
 *
 * <p>Nothing here runs an instruction. Encodings follow the Intel 64 and IA-32 Architectures Software Developer's
 * Manual, volume 2 (chapter 2 for prefixes and addressing forms, appendix A for the opcode maps).
 */
@NullMarked
package dev.vmxscope.core.x86;

import org.jspecify.annotations.NullMarked;

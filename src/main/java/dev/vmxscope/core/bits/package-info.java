/** The vocabulary of registers: a field of bits, a layout of fields, and what may be done with a field. */
@NullMarked
package dev.vmxscope.core.bits;

import org.jspecify.annotations.NullMarked;

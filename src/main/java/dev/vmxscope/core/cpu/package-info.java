/** One logical processor as a value: registers, model-specific registers, CPUID, and the tables of their fields. */
@NullMarked
package dev.vmxscope.core.cpu;

import org.jspecify.annotations.NullMarked;

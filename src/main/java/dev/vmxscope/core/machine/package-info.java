/** The whole computer as one value: firmware, processors, memory, Windows; and one step of it. */
@NullMarked
package dev.vmxscope.core.machine;

import org.jspecify.annotations.NullMarked;

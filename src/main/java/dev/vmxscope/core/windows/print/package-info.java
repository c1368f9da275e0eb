/** DbgPrint's messages: who lets them through, the Debug Print Filter of the kernel and DebugView's switches. */
@NullMarked
package dev.vmxscope.core.windows.print;

import org.jspecify.annotations.NullMarked;

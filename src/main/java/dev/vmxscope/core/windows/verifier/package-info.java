/** Mistakes of drivers that do not always crash Windows, as Driver Verifier finds them: values only. */
@NullMarked
package dev.vmxscope.core.windows.verifier;

import org.jspecify.annotations.NullMarked;

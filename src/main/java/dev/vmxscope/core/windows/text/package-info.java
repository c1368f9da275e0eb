/** The formatted printing of kernel and C runtime. */
@NullMarked
package dev.vmxscope.core.windows.text;

import org.jspecify.annotations.NullMarked;

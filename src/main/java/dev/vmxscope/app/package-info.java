/** Start, composition and the window. */
@NullMarked
package dev.vmxscope.app;

import org.jspecify.annotations.NullMarked;

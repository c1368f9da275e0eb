/** An investigation as a file: what was loaded, what was done, and where one stands. Untrusted when read. */
@NullMarked
package dev.vmxscope.core.saved;

import org.jspecify.annotations.NullMarked;

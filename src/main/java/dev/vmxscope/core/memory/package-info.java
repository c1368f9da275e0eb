/** Physical memory as a value of copy-on-write pages, and the walk from a linear to a physical address. */
@NullMarked
package dev.vmxscope.core.memory;

import org.jspecify.annotations.NullMarked;

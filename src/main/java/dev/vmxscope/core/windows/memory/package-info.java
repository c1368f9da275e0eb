/** The address space that Windows keeps in guest memory: frames, page tables and ranges of addresses. */
@NullMarked
package dev.vmxscope.core.windows.memory;

import org.jspecify.annotations.NullMarked;

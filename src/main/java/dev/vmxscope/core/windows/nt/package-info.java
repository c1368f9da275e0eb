/** Numbers and layouts of Windows x64 that a guest can see: status codes, offsets of structures, names of requests. */
@NullMarked
package dev.vmxscope.core.windows.nt;

import org.jspecify.annotations.NullMarked;

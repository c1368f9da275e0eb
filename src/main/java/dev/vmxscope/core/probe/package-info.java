/** Single instructions on a bare processor, one after the other: what the command {@code probe} does. */
@NullMarked
package dev.vmxscope.core.probe;

import org.jspecify.annotations.NullMarked;

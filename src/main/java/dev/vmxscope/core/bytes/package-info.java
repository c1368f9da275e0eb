/** Checked little-endian reading of untrusted bytes. */
@NullMarked
package dev.vmxscope.core.bytes;

import org.jspecify.annotations.NullMarked;

/**
 * Reads a 64-bit Windows image (PE32+). Source: Microsoft, "PE Format"
 * (learn.microsoft.com/windows/win32/debug/pe-format).
 */
@NullMarked
package dev.vmxscope.core.pe;

import org.jspecify.annotations.NullMarked;

/** Registers and variables. */
@NullMarked
package dev.vmxscope.ui.panel.registers;

import org.jspecify.annotations.NullMarked;

/** The virtual-machine control structure: its fields, their encodings and the bits of the control fields. */
@NullMarked
package dev.vmxscope.core.vmcs;

import org.jspecify.annotations.NullMarked;

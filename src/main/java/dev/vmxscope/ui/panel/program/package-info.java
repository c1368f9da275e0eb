/** The side of user mode. */
@NullMarked
package dev.vmxscope.ui.panel.program;

import org.jspecify.annotations.NullMarked;

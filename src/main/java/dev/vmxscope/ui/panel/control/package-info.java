/** CR4 and CR0 with what VMX operation demands of them. */
@NullMarked
package dev.vmxscope.ui.panel.control;

import org.jspecify.annotations.NullMarked;

/** The dispatch table of the driver. */
@NullMarked
package dev.vmxscope.ui.panel.dispatch;

import org.jspecify.annotations.NullMarked;

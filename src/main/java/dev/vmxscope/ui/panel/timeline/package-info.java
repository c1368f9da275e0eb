/** Where one stands in the history. */
@NullMarked
package dev.vmxscope.ui.panel.timeline;

import org.jspecify.annotations.NullMarked;

/** What DbgPrint printed. */
@NullMarked
package dev.vmxscope.ui.panel.console;

import org.jspecify.annotations.NullMarked;

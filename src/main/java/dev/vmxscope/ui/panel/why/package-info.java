/** Why the last thing went wrong. */
@NullMarked
package dev.vmxscope.ui.panel.why;

import org.jspecify.annotations.NullMarked;

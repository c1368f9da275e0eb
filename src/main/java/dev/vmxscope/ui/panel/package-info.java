/** The panels of the window, each in a package of its own, and the one list of them. */
@NullMarked
package dev.vmxscope.ui.panel;

import org.jspecify.annotations.NullMarked;

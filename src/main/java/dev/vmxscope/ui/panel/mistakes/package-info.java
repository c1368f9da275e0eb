/** The mistakes of drivers that a watch like Driver Verifier saw, and the analysis of a bug check. */
@NullMarked
package dev.vmxscope.ui.panel.mistakes;

import org.jspecify.annotations.NullMarked;

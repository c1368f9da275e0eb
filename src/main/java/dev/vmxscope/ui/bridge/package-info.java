/** The one door from the machine's thread to the screen's. */
@NullMarked
package dev.vmxscope.ui.bridge;

import org.jspecify.annotations.NullMarked;

/** The texts on the screen. */
@NullMarked
package dev.vmxscope.ui.text;

import org.jspecify.annotations.NullMarked;

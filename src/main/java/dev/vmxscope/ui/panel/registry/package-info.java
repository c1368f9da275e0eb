/** The registry of the emulated machine. */
@NullMarked
package dev.vmxscope.ui.panel.registry;

import org.jspecify.annotations.NullMarked;

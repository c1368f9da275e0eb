/** The way of a request from its caller to the driver and back. */
@NullMarked
package dev.vmxscope.ui.panel.journey;

import org.jspecify.annotations.NullMarked;

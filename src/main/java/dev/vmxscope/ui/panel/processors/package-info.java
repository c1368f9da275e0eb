/** All logical processors side by side. */
@NullMarked
package dev.vmxscope.ui.panel.processors;

import org.jspecify.annotations.NullMarked;

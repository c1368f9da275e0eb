/** Docking: an arrangement of panels as an immutable value, and the view that shows and changes it. */
@NullMarked
package dev.vmxscope.ui.dock;

import org.jspecify.annotations.NullMarked;

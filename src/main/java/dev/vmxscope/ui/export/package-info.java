/** Pictures of what is on the screen: points as PNG, and shapes and texts as SVG. */
@NullMarked
package dev.vmxscope.ui.export;

import org.jspecify.annotations.NullMarked;

/** A whole investigation as one page that every browser opens: what was loaded, what happened, and why it failed. */
@NullMarked
package dev.vmxscope.core.report;

import org.jspecify.annotations.NullMarked;

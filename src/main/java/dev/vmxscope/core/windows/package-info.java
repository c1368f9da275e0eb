/** The emulated Windows on which a driver image runs: loader, I/O manager, kernel exports and the user-mode program. */
@NullMarked
package dev.vmxscope.core.windows;

import org.jspecify.annotations.NullMarked;

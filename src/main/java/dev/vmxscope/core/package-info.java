/** The emulated computer: values and pure functions, without screen, files, clock or threads. */
@NullMarked
package dev.vmxscope.core;

import org.jspecify.annotations.NullMarked;

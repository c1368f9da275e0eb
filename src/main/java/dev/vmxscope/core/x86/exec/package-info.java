/** The interpreter: decoded instructions become linked operations that run on a mutable processor core. */
@NullMarked
package dev.vmxscope.core.x86.exec;

import org.jspecify.annotations.NullMarked;

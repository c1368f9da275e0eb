/** Controls that know registers but no machine: what they show comes in as values, what they ask goes out by callback. */
@NullMarked
package dev.vmxscope.ui.control;

import org.jspecify.annotations.NullMarked;

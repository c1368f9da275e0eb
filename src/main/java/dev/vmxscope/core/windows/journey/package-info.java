/** The way of requests through Windows and drivers, and how the slots of dispatch tables were used: values only. */
@NullMarked
package dev.vmxscope.core.windows.journey;

import org.jspecify.annotations.NullMarked;

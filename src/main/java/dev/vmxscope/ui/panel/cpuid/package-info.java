/** What CPUID answers, bit by bit. */
@NullMarked
package dev.vmxscope.ui.panel.cpuid;

import org.jspecify.annotations.NullMarked;

/** IA32_FEATURE_CONTROL and the firmware's switch. */
@NullMarked
package dev.vmxscope.ui.panel.feature;

import org.jspecify.annotations.NullMarked;

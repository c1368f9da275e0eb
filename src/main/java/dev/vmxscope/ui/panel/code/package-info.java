/** Source and machine code around what runs next. */
@NullMarked
package dev.vmxscope.ui.panel.code;

import org.jspecify.annotations.NullMarked;

/** Services, what Windows demands of drivers, and the names of objects. */
@NullMarked
package dev.vmxscope.ui.panel.system;

import org.jspecify.annotations.NullMarked;

/** What the machine tells of itself while it runs: the journal that the command line prints and the panels draw. */
@NullMarked
package dev.vmxscope.core.event;

import org.jspecify.annotations.NullMarked;

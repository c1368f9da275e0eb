/** The command line: the second front end of the machine, with the same words as the window. */
@NullMarked
package dev.vmxscope.cli;

import org.jspecify.annotations.NullMarked;

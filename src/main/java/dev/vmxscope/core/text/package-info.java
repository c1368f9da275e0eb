/** The words that a reader sees, kept out of the code so that they can be had in more than one language. */
@NullMarked
package dev.vmxscope.core.text;

import org.jspecify.annotations.NullMarked;

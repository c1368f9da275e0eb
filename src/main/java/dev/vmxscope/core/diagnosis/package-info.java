/** Why an instruction fails, in the terms of a person: the named cause, who set the bits, and what can be done. */
@NullMarked
package dev.vmxscope.core.diagnosis;

import org.jspecify.annotations.NullMarked;

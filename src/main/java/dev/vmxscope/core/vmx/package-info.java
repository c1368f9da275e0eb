/** The VMX and system instructions as specifications: stages of requirements, an effect, and the verdict they give. */
@NullMarked
package dev.vmxscope.core.vmx;

import org.jspecify.annotations.NullMarked;

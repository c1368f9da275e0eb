/** Authenticode signatures of images: whether there is one, whether it fits the file, and whose it is. */
@NullMarked
package dev.vmxscope.core.signature;

import org.jspecify.annotations.NullMarked;

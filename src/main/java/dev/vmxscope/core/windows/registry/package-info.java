/** The part of the registry that decides whether drivers load and whether their messages are seen. */
@NullMarked
package dev.vmxscope.core.windows.registry;

import org.jspecify.annotations.NullMarked;

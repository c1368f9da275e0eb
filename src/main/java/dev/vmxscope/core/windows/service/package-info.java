/** The database of the service control manager, as far as drivers stand in it. */
@NullMarked
package dev.vmxscope.core.windows.service;

import org.jspecify.annotations.NullMarked;

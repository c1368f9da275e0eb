/** What WinDbg's extensions say of drivers, devices and requests, from the guest's memory, in their layout. */
@NullMarked
package dev.vmxscope.core.session.windbg;

import org.jspecify.annotations.NullMarked;

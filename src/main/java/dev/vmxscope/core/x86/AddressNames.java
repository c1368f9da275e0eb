package dev.vmxscope.core.x86;

import java.util.Optional;

/** Names of places in memory, for the formatter. */
@FunctionalInterface
public interface AddressNames {
    /** The name to show for a linear address, such as {@code MyHypervisorDriver!DriverEntry}, or empty. */
    Optional<String> nameOf(long address);
}

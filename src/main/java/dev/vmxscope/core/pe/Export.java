package dev.vmxscope.core.pe;

import org.jspecify.annotations.Nullable;

/**
 * One exported symbol.
 *
 * @param name null when it is exported by ordinal only
 * @param ordinal with the base added
 * @param rva 0 for a forwarder
 * @param forwarder {@code DLL.Name} when another image defines it, else null
 */
public record Export(
        @Nullable String name,
        int ordinal,
        int rva,
        @Nullable String forwarder) {}

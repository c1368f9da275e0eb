package dev.vmxscope.core.symbols;

import java.util.Optional;

/**
 * A variable that the source can name at some instruction.
 *
 * @param name as in the source
 * @param type index for {@link Types}
 * @param typeName as C writes it
 * @param size in bytes, 0 when unknown
 * @param parameter true for a parameter
 * @param place where its value is just now; empty when it is nowhere, because the compiler optimized it away, or the
 *     prologue has not stored it yet
 */
public record VisibleLocal(
        String name, int type, String typeName, long size, boolean parameter, Optional<Place> place) {}

package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.Ranges;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Everything that was allocated.
 *
 * @param free free addresses of the pool
 * @param mappings free addresses for whole pages: contiguous memory, mappings, stacks, images
 * @param irps free addresses for IRPs
 * @param blocks what is allocated now, by address
 * @param freed what was allocated last at an address and is free now, by address
 * @param quarantine IRPs that are gone but whose pages are kept, guarded, so that a late use is seen; oldest first
 */
public record Heap(
        Ranges free,
        Ranges mappings,
        Ranges irps,
        TreePMap<Long, PoolBlock> blocks,
        TreePMap<Long, PoolBlock> freed,
        TreePVector<PoolBlock> quarantine) {}

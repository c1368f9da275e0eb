package dev.vmxscope.core.windows.memory;

import org.pcollections.TreePMap;

/**
 * What Windows knows of memory beside the memory itself.
 *
 * @param root physical address of the PML4 table, which CR3 points to
 * @param frames free page frames
 * @param owners page frame to the linear address that it was first mapped at in kernel space
 */
public record SpaceState(long root, Ranges frames, TreePMap<Integer, Long> owners) {}

package dev.vmxscope.core.memory;

/** What a walk of the paging structures ends in. */
public sealed interface Walk permits Translation, PageFault {}

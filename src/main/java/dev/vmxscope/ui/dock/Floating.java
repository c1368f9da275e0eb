package dev.vmxscope.ui.dock;

/**
 * A panel in a window of its own.
 *
 * @param id the panel
 * @param bounds where its window is
 */
public record Floating(String id, WindowBounds bounds) {}

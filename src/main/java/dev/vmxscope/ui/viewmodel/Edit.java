package dev.vmxscope.ui.viewmodel;

/**
 * Something that a person did and can take back.
 *
 * @param what the key of its name among the texts
 * @param undo takes it back
 * @param redo does it once more
 */
public record Edit(String what, Runnable undo, Runnable redo) {}

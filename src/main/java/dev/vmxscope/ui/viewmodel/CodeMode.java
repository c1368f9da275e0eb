package dev.vmxscope.ui.viewmodel;

/** How code is shown; it also decides how far one step goes. */
public enum CodeMode {
    /** The source file. */
    SOURCE,
    /** The instructions of a routine under the source lines that they were made from. */
    MIXED,
    /** The instructions of a routine. */
    DISASSEMBLY
}

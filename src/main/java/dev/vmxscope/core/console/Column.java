package dev.vmxscope.core.console;

/** The columns of the console, in their order. */
public enum Column {
    /** The number of the message, from 1, whatever is filtered. */
    NUMBER,
    /** When, as {@link TimeStyle} says. */
    TIME,
    /** The logical processor. */
    PROCESSOR,
    /** The process in whose context it was printed, with its number. */
    PROCESS,
    /** The interrupt request level. */
    IRQL,
    /** Component and level of DbgPrintEx. */
    COMPONENT,
    /** What was printed. */
    TEXT
}

package dev.vmxscope.core.lesson;

/** Whether the goal of a step was reached. */
public enum Reached {
    /** Not yet. */
    NO,
    /** The student did it. */
    BY_HAND,
    /** The step's button did it. */
    BY_BUTTON
}

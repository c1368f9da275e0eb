package dev.vmxscope.core.session;

import dev.vmxscope.core.text.Message;

/** What was done once cannot be done again: the machine does not run as far as it did. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int number;
    private final long steps;
    private final long made;

    /**
     * A replay that came to an end too early.
     *
     * @param number of the input, counted from 1
     * @param steps how many it made once
     * @param made how many it makes now
     */
    ReplayException(int number, long steps, long made) {
        this.number = number;
        this.steps = steps;
        this.made = made;
    }

    /** What is wrong. */
    public Message message() {
        return Message.of("saved.replay", number, steps, made);
    }

    /** {@link #message} in English. */
    @Override
    public String getMessage() {
        return message().toString();
    }

    /** The number of the input, counted from 1. */
    public int number() {
        return number;
    }

    /** How many steps it made once. */
    public long steps() {
        return steps;
    }

    /** How many steps it makes now. */
    public long made() {
        return made;
    }
}

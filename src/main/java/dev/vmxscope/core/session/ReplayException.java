package dev.vmxscope.core.session;

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
        super("input " + number + " made " + steps + " steps once and makes only " + made
                + " now: another version of the program wrote the file, or somebody changed it");
        this.number = number;
        this.steps = steps;
        this.made = made;
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

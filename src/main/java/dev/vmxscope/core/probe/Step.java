package dev.vmxscope.core.probe;

/** One step of a probe, understood. */
public final class Step {
    private final String text;
    private final Place place;
    private final Act act;

    Step(String text, Place place, Act act) {
        this.text = text;
        this.place = place;
        this.act = act;
    }

    /**
     * Reads a step; the page "The command line" lists them.
     *
     * @throws StepFormatException if it is none
     */
    public static Step parse(String text) throws StepFormatException {
        return StepReader.read(text);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    Place place() {
        return place;
    }

    Act act() {
        return act;
    }
}

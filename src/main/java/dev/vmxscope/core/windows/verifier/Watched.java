package dev.vmxscope.core.windows.verifier;

/**
 * How much was looked at, so that "no mistake" can be told from "nothing happened yet".
 *
 * @param requests requests that a driver got
 * @param calls calls of functions of Windows by drivers
 * @param unloads drivers that were unloaded
 */
public record Watched(long requests, long calls, long unloads) {
    /** Nothing yet. */
    public static final Watched NOTHING = new Watched(0, 0, 0);

    /** One request more. */
    public Watched request() {
        return new Watched(requests + 1, calls, unloads);
    }

    /** One call more. */
    public Watched call() {
        return new Watched(requests, calls + 1, unloads);
    }

    /** One unload more. */
    public Watched unload() {
        return new Watched(requests, calls, unloads + 1);
    }
}

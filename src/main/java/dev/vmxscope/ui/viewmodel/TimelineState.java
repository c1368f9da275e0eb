package dev.vmxscope.ui.viewmodel;

/**
 * Where one stands in the history.
 *
 * @param position number of the moment
 * @param end number of the last known moment
 * @param running whether the machine runs now
 */
public record TimelineState(long position, long end, boolean running) {

    /** The place of this frame. */
    public static TimelineState of(View view) {
        return new TimelineState(
                view.frame().position(), view.frame().end(), view.frame().running());
    }
}

package dev.vmxscope.app.presenter;

/**
 * What presenter mode says about the present step.
 *
 * @param title a heading of a few words, may be empty
 * @param sentence what the audience reads in large type
 * @param position where the step stands among all, {@code 7/36}; empty if that is not known
 * @param notes for the teacher only, may be empty and may have several lines
 * @param next the heading of the next step, for the teacher only; empty if there is none
 * @param canGoOn whether a step forward does anything
 * @param canGoBack whether a step backward does anything
 */
public record PresentedStep(
        String title, String sentence, String position, String notes, String next, boolean canGoOn, boolean canGoBack) {
    /** Nothing to say and nowhere to go. */
    public static final PresentedStep NONE = new PresentedStep("", "", "", "", "", false, false);
}

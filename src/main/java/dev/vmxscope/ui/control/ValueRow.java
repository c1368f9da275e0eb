package dev.vmxscope.ui.control;

/**
 * A named value, now and before the step that is shown.
 *
 * @param name for example {@code RAX}
 * @param value as it shall show
 * @param before the same if the step left it alone
 * @param meaning what there is to say about it, or empty
 */
public record ValueRow(String name, String value, String before, String meaning) {

    /** A value that nothing changed. */
    public static ValueRow of(String name, String value) {
        return new ValueRow(name, value, value, "");
    }

    /** Whether the step changed it. */
    public boolean changed() {
        return !value.equals(before);
    }
}

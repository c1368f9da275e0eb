package dev.vmxscope.ui.control;

import java.util.List;

/**
 * Requirements that share one outcome.
 *
 * @param title what happens if one of them is not met, {@code #UD}
 * @param state how far the instruction came
 * @param rows in no particular order: the manual joins them with "or"
 */
public record RequirementStage(String title, State state, List<RequirementRow> rows) {

    /** How far the instruction came. */
    public enum State {
        /** All requirements are met. */
        PASSED,
        /** One is not met: this stage decides the outcome. */
        DECIDING,
        /** An earlier stage decided. */
        NOT_REACHED
    }

    /** Keeps the list unmodifiable. */
    public RequirementStage {
        rows = List.copyOf(rows);
    }
}

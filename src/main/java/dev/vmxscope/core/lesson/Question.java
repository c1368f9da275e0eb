package dev.vmxscope.core.lesson;

import java.util.List;

/**
 * A question with choices: predict first, then see.
 *
 * @param ask the question
 * @param choices two to five, of which one is right
 */
public record Question(String ask, List<Choice> choices) {
    /** Keeps its own copy of the list. */
    public Question {
        choices = List.copyOf(choices);
    }

    /**
     * An answer to choose.
     *
     * @param text the answer
     * @param right whether it is the right one
     * @param why why it is right or wrong; shown when it was chosen
     */
    public record Choice(String text, boolean right, String why) {}

    /** The index of the right choice. */
    public int right() {
        for (int at = 0; at < choices.size(); at++) {
            if (choices.get(at).right()) {
                return at;
            }
        }
        throw new IllegalStateException("no choice is right: " + ask);
    }
}

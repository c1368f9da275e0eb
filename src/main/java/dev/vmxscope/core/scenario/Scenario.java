package dev.vmxscope.core.scenario;

import java.util.List;

/**
 * A fault scenario: a case that a student solves.
 *
 * @param id kebab-case
 * @param title a few words
 * @param story what the student is told at first; paragraphs are parted by an empty line
 * @param play the machine, and what is done on it until the fault
 * @param expect what comes of it
 * @param hints three, from vague to exact
 * @param trap the wrong answer that many give
 * @param fix what is done about it
 */
public record Scenario(
        String id, String title, String story, Play play, Expectation expect, List<String> hints, Trap trap, Fix fix) {
    /** Keeps its own copy of the list. */
    public Scenario {
        hints = List.copyOf(hints);
    }

    /**
     * A wrong answer.
     *
     * @param answer what students choose
     * @param why why it is wrong
     */
    public record Trap(String answer, String why) {}

    /**
     * What is done about the fault.
     *
     * @param text in words
     * @param play the machine and what is done on it; the scenario's own where values are set by hand at the fault
     * @param atFault values that are set by hand right before the instruction that fails
     * @param expect what comes of it then
     */
    public record Fix(String text, Play play, List<Setting> atFault, Expectation expect) {
        /** Keeps its own copy of the list. */
        public Fix {
            atFault = List.copyOf(atFault);
        }
    }
}

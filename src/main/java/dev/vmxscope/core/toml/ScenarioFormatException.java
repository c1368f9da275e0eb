package dev.vmxscope.core.toml;

import dev.vmxscope.core.text.Message;

/** A TOML text that cannot be used, with the place where it went wrong. */
public final class ScenarioFormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message problem;
    private final String sourceName;
    private final int line;
    private final int column;

    /**
     * A problem at a place.
     *
     * @param problem what is wrong, in one sentence
     * @param sourceName the name of the file or of whatever the text came from
     * @param line counted from 1; 0 where the whole text is meant
     * @param column counted from 1; 0 where the whole text or line is meant
     */
    public ScenarioFormatException(Message problem, String sourceName, int line, int column) {
        this.problem = problem;
        this.sourceName = sourceName;
        this.line = line;
        this.column = column;
    }

    /** What is wrong, without the place. */
    public Message problem() {
        return problem;
    }

    /** What is wrong, and where. */
    public Message message() {
        String place = sourceName + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
        return Message.of("toml.at", place, problem);
    }

    /** {@link #message} in English. */
    @Override
    public String getMessage() {
        return message().toString();
    }

    /** Where the text came from. */
    public String sourceName() {
        return sourceName;
    }

    /** The line, counted from 1; 0 where the whole text is meant. */
    public int line() {
        return line;
    }

    /** The column, counted from 1; 0 where the whole text or line is meant. */
    public int column() {
        return column;
    }
}

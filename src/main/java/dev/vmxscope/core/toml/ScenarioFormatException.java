package dev.vmxscope.core.toml;

/** A TOML text that cannot be used, with the place where it went wrong. */
public final class ScenarioFormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;
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
    public ScenarioFormatException(String problem, String sourceName, int line, int column) {
        super(sourceName + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "") + ": "
                + problem);
        this.problem = problem;
        this.sourceName = sourceName;
        this.line = line;
        this.column = column;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
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

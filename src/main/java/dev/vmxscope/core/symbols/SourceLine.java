package dev.vmxscope.core.symbols;

/**
 * The code of one source line, one record of the line table.
 *
 * @param file path as the compiler wrote it
 * @param line first line, from 1
 * @param lineEnd last line, at least {@code line}
 * @param rva first byte of its code
 * @param length bytes up to the next record or to the end of the contribution; 0 when another record starts there too
 */
public record SourceLine(String file, int line, int lineEnd, long rva, long length) {
    private static final int ALWAYS_STEP_INTO = 0xFEEFEE;
    private static final int NEVER_STEP_INTO = 0xF00F00;

    /** True for code that the compiler made and that belongs to no line (the two reserved line numbers). */
    public boolean hidden() {
        return line == ALWAYS_STEP_INTO || line == NEVER_STEP_INTO;
    }

    /** True when the RVA lies in this record's code. */
    public boolean contains(long rva) {
        return rva >= this.rva && rva < this.rva + length;
    }
}

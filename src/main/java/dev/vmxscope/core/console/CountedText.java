package dev.vmxscope.core.console;

/**
 * A text that counts how often a character of it is read, and ends a match that reads too often: java.util.regex goes
 * back and forth, and a pattern can be such that it does so for ever.
 */
final class CountedText implements CharSequence {
    private String text = "";
    private int left;

    /** A match was ended. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super(null, null, false, false);
        }
    }

    /** Looks at another text; so many characters of it may be read. */
    void reset(String other, int allowance) {
        text = other;
        left = allowance;
    }

    int left() {
        return left;
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}

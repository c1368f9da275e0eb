package dev.vmxscope.cli;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks text into lines of a terminal, where a Chinese character is two columns wide. */
final class Paragraph {
    private static final int COLUMNS = 100;

    private Paragraph() {}

    /**
     * The lines of a text; an empty line stays one.
     *
     * @param indent blanks before each line, counted among its columns
     * @param hang blanks more before the second line of a paragraph and those after it
     * @param locale whose rules say where a line may end
     */
    static List<String> lines(String text, int indent, int hang, Locale locale) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            if (paragraph.isEmpty()) {
                lines.add("");
            } else {
                wrap(lines, paragraph, indent, hang, locale);
            }
        }
        return lines;
    }

    private static void wrap(List<String> lines, String paragraph, int first, int hang, Locale locale) {
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(paragraph);
        StringBuilder line = new StringBuilder();
        int indent = first;
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String piece = paragraph.substring(start, end);
            if (!line.isEmpty() && indent + width((line + piece).stripTrailing()) > COLUMNS) {
                lines.add(" ".repeat(indent) + line.toString().stripTrailing());
                line.setLength(0);
                indent = first + hang;
            }
            line.append(piece);
        }
        lines.add(" ".repeat(indent) + line.toString().stripTrailing());
    }

    /** How many columns a text takes. */
    static int width(String text) {
        return text.codePoints().map(character -> wide(character) ? 2 : 1).sum();
    }

    private static boolean wide(int character) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(character);
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN
                || Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
                || Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block);
    }
}

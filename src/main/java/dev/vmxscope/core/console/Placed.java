package dev.vmxscope.core.console;

/**
 * Where comments stand between the lines.
 *
 * @param first place of the first of them in the list of all comments
 * @param lines for each, how many lines stand above it, rising
 */
record Placed(int first, IntList lines) {
    static final Placed NONE = new Placed(0, new IntList());

    int size() {
        return lines.size();
    }

    /** How many comments stand above that row. */
    int before(int row) {
        int least = 0;
        int most = lines.size();
        while (least < most) {
            int middle = (least + most) >>> 1;
            if (lines.get(middle) + middle < row) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }

    /** Which comment is that row; -1 if it is a line. */
    int at(int row) {
        int comment = before(row);
        return comment < lines.size() && lines.get(comment) + comment == row ? comment : -1;
    }

    /** The row of a line. */
    int indexOfLine(int line) {
        int comments = 0;
        int most = lines.size();
        while (comments < most) {
            int middle = (comments + most) >>> 1;
            if (lines.get(middle) <= line) {
                comments = middle + 1;
            } else {
                most = middle;
            }
        }
        return line + comments;
    }
}

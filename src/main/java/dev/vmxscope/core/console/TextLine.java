package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.print.DebugVerdict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lines of DebugView's layout, as {@link TextLog} and DebugView write them. */
final class TextLine {
    private static final int U = LoadedLog.UNKNOWN;
    private static final long SECOND = 10_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final Pattern SECONDS = Pattern.compile("\\+?(\\d{1,9})\\.(\\d{1,8})");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,3}))?(?: ?([AaPp])[Mm])?");
    private static final Pattern PROCESS = Pattern.compile("\\[(\\d{1,9})] ?");

    private final LogLines in;
    private boolean clock;
    private long last;
    private long midnight;
    private @Nullable DebugLine line;
    private String text = "";

    TextLine(LogLines in) {
        this.in = in;
    }

    void parse(String written) throws LogFormatException {
        int first = written.indexOf('\t');
        int second = first < 0 ? -1 : written.indexOf('\t', first + 1);
        if (second < 0 || !written.substring(0, first).matches(" *\\d{1,10}")) {
            throw in.problem(Message.of("console.log.layout"));
        }
        text = written.substring(second + 1);
        String time = written.substring(first + 1, second).strip();
        if (time.isEmpty() && text.startsWith("{" + TextLog.COMMENT + "} ")) {
            text = text.substring(TextLog.COMMENT.length() + 3);
            line = null;
            return;
        }
        DebugVerdict verdict = verdict();
        Matcher process = PROCESS.matcher(text);
        boolean user = process.lookingAt();
        int pid = user ? Integer.parseInt(process.group(1)) : U;
        String printed = user ? text.substring(process.end()) : text;
        line = new DebugLine(U, time(time), U, U, user, U, U, pid, "", U, 0, printed, 0, 0, verdict);
    }

    private DebugVerdict verdict() {
        for (DebugVerdict verdict : DebugVerdict.values()) {
            String mark = "{" + verdict.name() + "} ";
            if (!verdict.shown() && text.startsWith(mark)) {
                text = text.substring(mark.length());
                return verdict;
            }
        }
        return DebugVerdict.PASSED;
    }

    private long time(String written) throws LogFormatException {
        Matcher seconds = SECONDS.matcher(written);
        if (seconds.matches()) {
            String fraction = (seconds.group(2) + "00000000").substring(0, 7);
            return Long.parseLong(seconds.group(1)) * SECOND + Long.parseLong(fraction);
        }
        Matcher moment = CLOCK.matcher(written);
        if (!moment.matches()) {
            throw in.problem(Message.of("console.log.time", written));
        }
        clock = true;
        long time = midnight + clock(moment);
        if (time + DAY / 2 < last) {
            midnight += DAY;
            time += DAY;
        }
        last = time;
        return time;
    }

    private static long clock(Matcher moment) {
        long hour = Long.parseLong(moment.group(1));
        if (moment.group(5) != null) {
            hour = hour % 12 + (moment.group(5).equalsIgnoreCase("p") ? 12 : 0);
        }
        long second = (hour * 60 + Long.parseLong(moment.group(2))) * 60 + Long.parseLong(moment.group(3));
        String fraction = moment.group(4) == null ? "0" : (moment.group(4) + "00").substring(0, 3);
        return second * SECOND + Long.parseLong(fraction) * 10_000;
    }

    boolean isComment() {
        return line == null;
    }

    String text() {
        return text;
    }

    DebugLine line() {
        if (line == null) {
            throw new IllegalStateException("a comment is no line");
        }
        return line;
    }

    /** Whether the times so far were times of day. */
    boolean clock() {
        return clock;
    }
}

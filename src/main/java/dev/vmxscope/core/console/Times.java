package dev.vmxscope.core.console;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** Times of the emulated clock, in units of 100 ns, as DebugView writes them. */
final class Times {
    private static final long SECOND = 10_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final LocalDate EPOCH = LocalDate.of(1601, 1, 1);

    private Times() {}

    /** Seconds with eight digits, {@code 0.00012340}. */
    static String seconds(long time) {
        long whole = Math.abs(time) / SECOND;
        long fraction = Math.abs(time) % SECOND * 10;
        return (time < 0 ? "-" : "") + whole + "." + digits(fraction, 8);
    }

    /** The time of day, {@code 13:05:59}. */
    static String clock(long time) {
        long second = Math.floorMod(time, DAY) / SECOND;
        return digits(second / 3600, 2) + ":" + digits(second / 60 % 60, 2) + ":" + digits(second % 60, 2);
    }

    /** The time of day with milliseconds, {@code 13:05:59.123}. */
    static String clockMilliseconds(long time) {
        return clock(time) + "." + digits(Math.floorMod(time, SECOND) / 10_000, 3);
    }

    /** Date and time, UTC, {@code 2026-01-01T00:00:00.0001234Z}. */
    static String date(long time) {
        LocalDate day = EPOCH.plusDays(Math.floorDiv(time, DAY));
        return day + "T" + clock(time) + "." + digits(Math.floorMod(time, SECOND), 7) + "Z";
    }

    /** The time that {@link #date} wrote; empty if it is none. */
    static OptionalLong parseDate(String written) {
        try {
            LocalDateTime moment = LocalDateTime.parse(written, DateTimeFormatter.ISO_DATE_TIME);
            long days = ChronoUnit.DAYS.between(EPOCH, moment.toLocalDate());
            long inDay = moment.toLocalTime().toNanoOfDay() / 100;
            return days < 0 || days > 3_000_000 ? OptionalLong.empty() : OptionalLong.of(days * DAY + inDay);
        } catch (DateTimeParseException e) {
            return OptionalLong.empty();
        }
    }

    /** At least so many digits, with zeros before. */
    static String digits(long number, int least) {
        String digits = Long.toString(number);
        return digits.length() >= least ? digits : "0".repeat(least - digits.length()) + digits;
    }
}

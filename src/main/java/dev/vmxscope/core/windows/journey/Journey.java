package dev.vmxscope.core.windows.journey;

import dev.vmxscope.core.text.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/**
 * A request from its caller to the driver and back. A call that makes several IRPs, as CloseHandle does, is one journey:
 * it is built more than once.
 *
 * @param number counts from 1 since Windows started
 * @param call who asked: {@code CreateFile}, {@code FlushFileBuffers}; in the kernel the name of a {@link Sender}
 * @param user whether user mode did
 * @param path what a name was given for; empty if the call names none
 * @param major IRP_MJ_ code of the IRP built last, -1 before there is one
 * @param minor IRP_MN_ code of it
 * @param irp its address, 0 before there is one
 * @param driver address of the DRIVER_OBJECT that it went to first, 0 before that
 * @param buffers what the caller gave for data
 * @param stops what happened, in order
 * @param left how many stops were not written down because there were too many
 * @param outcome what the caller got; null until it got it
 */
public record Journey(
        int number,
        String call,
        boolean user,
        String path,
        int major,
        int minor,
        long irp,
        long driver,
        CallerBuffers buffers,
        TreePVector<Stop> stops,
        int left,
        @Nullable Outcome outcome) {
    /** How many are kept; the oldest goes when one more begins. */
    public static final int KEPT = 256;

    /** The most stops of one; then only the last stop of all is still written down. */
    public static final int MOST_STOPS = 64;

    /** A call that has just been made. */
    public static Journey begun(int number, String call, boolean user, String path, Stop first) {
        return new Journey(
                number, call, user, path, -1, 0, 0, 0, CallerBuffers.NONE, TreePVector.singleton(first), 0, null);
    }

    /** The same one stop further. */
    public Journey with(Stop stop) {
        boolean room = stops.size() < MOST_STOPS - 1 || stop.kind() == Stop.Kind.FINISHED;
        return new Journey(
                number,
                call,
                user,
                path,
                major,
                minor,
                irp,
                driver,
                buffers,
                room ? stops.plus(stop) : stops,
                room ? left : left + 1,
                outcome);
    }

    /** The same with the IRP that was built for it. */
    public Journey withIrp(int newMajor, int newMinor, long newIrp, long newDriver) {
        return new Journey(
                number, call, user, path, newMajor, newMinor, newIrp, newDriver, buffers, stops, left, outcome);
    }

    /** The same with what the caller gave for data. */
    public Journey withBuffers(CallerBuffers given) {
        return new Journey(number, call, user, path, major, minor, irp, driver, given, stops, left, outcome);
    }

    /** The same with what the caller got. */
    public Journey withOutcome(Outcome got) {
        return new Journey(number, call, user, path, major, minor, irp, driver, buffers, stops, left, got);
    }

    /** Who asked, for people: a function's name as it is, a component of the kernel in words. */
    public Message caller() {
        return user
                ? Message.verbatim(call)
                : Sender.named(call).map(Sender::what).orElse(Message.verbatim(call));
    }

    /** The first stop of a kind. */
    public Optional<Stop> first(Stop.Kind kind) {
        return stops.stream().filter(stop -> stop.kind() == kind).findFirst();
    }

    /** Whether the caller has its result. */
    public boolean over() {
        return outcome != null;
    }
}

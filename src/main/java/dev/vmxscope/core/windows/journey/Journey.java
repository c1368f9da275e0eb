package dev.vmxscope.core.windows.journey;

import java.util.Optional;
import org.pcollections.TreePVector;

/**
 * A request from its caller to the driver and back.
 *
 * @param number counts from 1 since Windows started
 * @param call who asked: {@code CreateFile}, {@code NtQueryInformationFile}, {@code PnP manager}
 * @param user whether user mode did
 * @param path what a name was given for; empty if the call names none
 * @param major IRP_MJ_ code, -1 before there is an IRP
 * @param minor IRP_MN_ code
 * @param irp address of the IRP, 0 before there is one
 * @param driver address of the DRIVER_OBJECT that it went to first, 0 before that
 * @param stops what happened, in order
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
        TreePVector<Stop> stops) {
    /** How many are kept; the oldest goes when one more begins. */
    public static final int KEPT = 256;

    /** A call that has just been made. */
    public static Journey begun(int number, String call, boolean user, String path, Stop first) {
        return new Journey(number, call, user, path, -1, 0, 0, 0, TreePVector.singleton(first));
    }

    /** The same one stop further. */
    public Journey with(Stop stop) {
        return new Journey(number, call, user, path, major, minor, irp, driver, stops.plus(stop));
    }

    /** The same with the IRP that was built for it. */
    public Journey withIrp(int newMajor, int newMinor, long newIrp, long newDriver) {
        return new Journey(number, call, user, path, newMajor, newMinor, newIrp, newDriver, stops);
    }

    /** The first stop of a kind. */
    public Optional<Stop> first(Stop.Kind kind) {
        return stops.stream().filter(stop -> stop.kind() == kind).findFirst();
    }

    /** Whether the caller has its result. */
    public boolean over() {
        return first(Stop.Kind.FINISHED).isPresent();
    }
}

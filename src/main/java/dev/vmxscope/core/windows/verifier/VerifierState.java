package dev.vmxscope.core.windows.verifier;

import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What the watch over drivers remembers.
 *
 * @param watched how much was looked at
 * @param returned IRPs whose first dispatch routine has returned, with the status that it returned
 * @param completions which CALL completed an IRP: its address by that of the IRP
 * @param user what may be touched of user mode's memory
 * @param devices which CALL made a device: its address by that of the DEVICE_OBJECT
 * @param links which CALL made a symbolic link: its address by the link's lower-case name
 * @param crash where Windows stopped itself, if it did
 */
public record VerifierState(
        Watched watched,
        TreePMap<Long, Integer> returned,
        TreePMap<Long, Long> completions,
        UserWindow user,
        TreePMap<Long, Long> devices,
        TreePMap<String, Long> links,
        Optional<Crash> crash) {
    /** Nothing yet. */
    public static final VerifierState EMPTY = new VerifierState(
            Watched.NOTHING,
            TreePMap.empty(),
            TreePMap.empty(),
            UserWindow.CLOSED,
            TreePMap.empty(),
            TreePMap.empty(),
            Optional.empty());

    /** The same with another count. */
    public VerifierState with(Watched value) {
        return new VerifierState(value, returned, completions, user, devices, links, crash);
    }

    /** The same with other memory of user mode allowed. */
    public VerifierState with(UserWindow value) {
        return new VerifierState(watched, returned, completions, value, devices, links, crash);
    }

    /** The same after a dispatch routine returned. */
    public VerifierState withReturned(long irp, int status) {
        return new VerifierState(watched, returned.plus(irp, status), completions, user, devices, links, crash);
    }

    /** The same after an IRP was completed. */
    public VerifierState withCompletion(long irp, long place) {
        return new VerifierState(watched, returned, completions.plus(irp, place), user, devices, links, crash);
    }

    /** The same for an IRP that begins anew at that address, or is gone. */
    public VerifierState withoutReturned(long irp) {
        return new VerifierState(watched, returned.minus(irp), completions.minus(irp), user, devices, links, crash);
    }

    /** The same after a device was made by the CALL at {@code place}. */
    public VerifierState withDevice(long device, long place) {
        return new VerifierState(watched, returned, completions, user, devices.plus(device, place), links, crash);
    }

    /** The same after a symbolic link was made. */
    public VerifierState withLink(String name, long place) {
        return new VerifierState(watched, returned, completions, user, devices, links.plus(name, place), crash);
    }

    /** The same after Windows stopped itself. */
    public VerifierState with(Crash value) {
        return new VerifierState(watched, returned, completions, user, devices, links, Optional.of(value));
    }
}

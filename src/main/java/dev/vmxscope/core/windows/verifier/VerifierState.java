package dev.vmxscope.core.windows.verifier;

import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What the watch over drivers remembers.
 *
 * @param watched how much was looked at
 * @param returned IRPs whose first dispatch routine has returned, with the status that it returned
 * @param completions which CALL completed an IRP: its address by that of the IRP
 * @param user what may be touched of user mode's memory
 * @param devices which CALL made a device: its address by that of the DEVICE_OBJECT
 * @param links which CALL made a symbolic link: its address by the link's lower-case name
 * @param gone drivers that were unloaded, the last of them last
 * @param crash where Windows stopped itself, if it did
 */
public record VerifierState(
        Watched watched,
        TreePMap<Long, Integer> returned,
        TreePMap<Long, Long> completions,
        UserWindow user,
        TreePMap<Long, Long> devices,
        TreePMap<String, Long> links,
        TreePVector<Gone> gone,
        Optional<Crash> crash) {
    /** Nothing yet. */
    public static final VerifierState EMPTY = new VerifierState(
            Watched.NOTHING,
            TreePMap.empty(),
            TreePMap.empty(),
            UserWindow.CLOSED,
            TreePMap.empty(),
            TreePMap.empty(),
            TreePVector.empty(),
            Optional.empty());

    /** How many unloaded drivers are remembered, as many as Windows does. Source: Microsoft, "lm": unloaded modules. */
    private static final int MOST_GONE = 50;

    /**
     * A driver that was unloaded.
     *
     * @param driver the service's name
     * @param base where its image was, 64 bits
     * @param size of the image in bytes
     */
    public record Gone(String driver, long base, int size) {
        /** Whether the address lay in it. */
        public boolean contains(long address) {
            return Long.compareUnsigned(address - base, size) < 0;
        }
    }

    /** The same with another count. */
    public VerifierState with(Watched value) {
        return new VerifierState(value, returned, completions, user, devices, links, gone, crash);
    }

    /** The same with other memory of user mode allowed. */
    public VerifierState with(UserWindow value) {
        return new VerifierState(watched, returned, completions, value, devices, links, gone, crash);
    }

    /** The same after a dispatch routine returned. */
    public VerifierState withReturned(long irp, int status) {
        return new VerifierState(watched, returned.plus(irp, status), completions, user, devices, links, gone, crash);
    }

    /** The same after an IRP was completed. */
    public VerifierState withCompletion(long irp, long place) {
        return new VerifierState(watched, returned, completions.plus(irp, place), user, devices, links, gone, crash);
    }

    /** The same for an IRP that begins anew at that address, or is gone. */
    public VerifierState withoutReturned(long irp) {
        return new VerifierState(
                watched, returned.minus(irp), completions.minus(irp), user, devices, links, gone, crash);
    }

    /** The same after a device was made by the CALL at {@code place}. */
    public VerifierState withDevice(long device, long place) {
        return new VerifierState(watched, returned, completions, user, devices.plus(device, place), links, gone, crash);
    }

    /** The same after a symbolic link was made. */
    public VerifierState withLink(String name, long place) {
        return new VerifierState(watched, returned, completions, user, devices, links.plus(name, place), gone, crash);
    }

    /** The same after Windows stopped itself. */
    public VerifierState with(Crash value) {
        return new VerifierState(watched, returned, completions, user, devices, links, gone, Optional.of(value));
    }

    /** The same after a driver was unloaded. */
    public VerifierState withGone(Gone driver) {
        TreePVector<Gone> room = gone.size() < MOST_GONE ? gone : gone.minus(0);
        return new VerifierState(watched, returned, completions, user, devices, links, room.plus(driver), crash);
    }
}

package dev.vmxscope.core.windows.journey;

import dev.vmxscope.core.bytes.Bytes;

/**
 * Something that happened to a request on its way.
 *
 * @param kind what
 * @param step the machine's step
 * @param cpu number of the logical processor
 * @param place address of the code that did it: the handler that is entered, the return address of the call; 0 where
 *     Windows itself did
 * @param device address of the DEVICE_OBJECT that it is about, 0 if none
 * @param name the object's name where names are looked up: the link, its target, the device
 * @param status NTSTATUS where there is one, else 0
 * @param information IoStatus.Information where there is one, else 0
 * @param irp the IRP's bytes and all its stack locations as they were in guest memory just then; empty before it
 *     exists and after it is gone
 */
public record Stop(
        Kind kind, long step, int cpu, long place, long device, String name, int status, long information, Bytes irp) {

    /** The most bytes of an IRP that are kept: with 32 stack locations. */
    public static final int MOST_BYTES = 0xD0 + 32 * 0x48;

    /** What can happen to a request. */
    public enum Kind {
        /** User mode, or a component of the kernel, made the call. */
        CALLED,
        /** A symbolic link was followed: its name. */
        LINK,
        /** The name was found to be a device's. */
        DEVICE,
        /** The call failed before there was an IRP: the status. */
        REFUSED,
        /** Windows answered the call itself, without a request: the status. */
        ANSWERED,
        /** The I/O manager built the IRP with its first stack location. */
        BUILT,
        /** A driver's dispatch routine was entered. */
        DISPATCHED,
        /** A driver passed it on to the next one below: IoCallDriver. */
        FORWARDED,
        /**
         * A driver marked it pending. IoMarkIrpPending is a macro that sets a bit of the stack location, no call: the
         * stop is where Windows first sees the bit, and has no place.
         */
        PENDED,
        /** A dispatch routine returned: its status. The place is the routine. */
        RETURNED,
        /** IoCompleteRequest was called; the status and the information are those of the IRP at that time. */
        COMPLETED,
        /** A completion routine was called. */
        COMPLETION_ROUTINE,
        /** IoCancelIrp was called. */
        CANCELLED,
        /** The call came back to its caller: see {@link Journey#outcome}. */
        FINISHED
    }
}

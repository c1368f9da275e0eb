package dev.vmxscope.core.windows;

/**
 * An I/O request under way.
 *
 * @param irp address of the IRP
 * @param journey number of the journey that it belongs to, 0 if none is written
 * @param major IRP_MJ_ code
 * @param device address of the DEVICE_OBJECT that it was sent to
 * @param handler address of the dispatch routine that got it first
 * @param systemBuffer address of the copy of the caller's data in pool, 0 if there is none
 * @param mdl address of the MDL that describes the caller's buffer, 0 if there is none
 * @param userBuffer address that output is copied to from the system buffer, 0 if nothing is
 * @param outputLength size of that buffer in bytes
 * @param completed whether the last driver has completed it
 * @param status NTSTATUS, once completed
 * @param information once completed, 64 bits
 */
public record Request(
        long irp,
        int journey,
        int major,
        long device,
        long handler,
        long systemBuffer,
        long mdl,
        long userBuffer,
        int outputLength,
        boolean completed,
        int status,
        long information) {

    Request sentTo(long routine) {
        return new Request(
                irp, journey, major, device, routine, systemBuffer, mdl, userBuffer, outputLength, false, 0, 0);
    }

    Request completedWith(int newStatus, long newInformation) {
        return new Request(
                irp,
                journey,
                major,
                device,
                handler,
                systemBuffer,
                mdl,
                userBuffer,
                outputLength,
                true,
                newStatus,
                newInformation);
    }
}

package dev.vmxscope.core.windows.journey;

import dev.vmxscope.core.bytes.Bytes;

/**
 * What the caller of a request got.
 *
 * @param status NTSTATUS of the system call
 * @param error the Win32 error code of it: what GetLastError gives if the call failed; 0 for success, and for a caller
 *     in the kernel
 * @param returned what the function returned: a handle, a truth value; the status for a caller in the kernel
 * @param information how many bytes the caller is told, or what else stands in IoStatus.Information
 * @param output what lies in the caller's buffer for the driver's data, at most {@link #MOST_BYTES}
 */
public record Outcome(int status, int error, long returned, long information, Bytes output) {
    /** The most bytes of the buffer that are kept. */
    public static final int MOST_BYTES = 4096;
}

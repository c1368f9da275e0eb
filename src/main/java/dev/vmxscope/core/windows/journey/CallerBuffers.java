package dev.vmxscope.core.windows.journey;

/**
 * The buffers that a caller gives to a request, and how the I/O manager passes them on.
 *
 * @param transfer how
 * @param input address of the data for the driver in the caller's memory, 0 if there is none
 * @param inputLength in bytes
 * @param output address of the room for the driver's data in the caller's memory, 0 if there is none
 * @param outputLength in bytes
 */
public record CallerBuffers(Transfer transfer, long input, int inputLength, long output, int outputLength) {
    /** No data go either way. */
    public static final CallerBuffers NONE = new CallerBuffers(Transfer.NONE, 0, 0, 0, 0);

    /** The same passed on in another way. */
    public CallerBuffers as(Transfer other) {
        return new CallerBuffers(other, input, inputLength, output, outputLength);
    }
}

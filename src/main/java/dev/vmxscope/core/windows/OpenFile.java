package dev.vmxscope.core.windows;

/**
 * An open handle to a device.
 *
 * @param handle as the program has it
 * @param object address of the FILE_OBJECT
 * @param device address of the DEVICE_OBJECT
 * @param path as it was opened
 */
public record OpenFile(int handle, long object, long device, String path) {}

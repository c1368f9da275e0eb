package dev.vmxscope.core.windows;

/**
 * What kind of Windows is started.
 *
 * @param major version number, as RtlGetVersion tells it
 * @param minor version number
 * @param build build number
 */
public record BootOptions(int major, int minor, int build) {
    /** Windows 10 22H2. */
    public static final BootOptions DEFAULT = new BootOptions(10, 0, 19045);
}

package dev.vmxscope.core.windows;

/**
 * What kind of Windows is started.
 *
 * @param major version number, as RtlGetVersion tells it
 * @param minor version number
 * @param build build number
 * @param policy what it demands of drivers
 */
public record BootOptions(int major, int minor, int build, LoadPolicy policy) {
    /** The same with other demands on drivers. */
    public BootOptions withPolicy(LoadPolicy other) {
        return new BootOptions(major, minor, build, other);
    }

    /** Windows 10 22H2. */
    public static final BootOptions DEFAULT = new BootOptions(10, 0, 19045, LoadPolicy.OPEN);
}

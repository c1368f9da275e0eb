package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.registry.RegistryValue;

/** Something about Windows that a person sets by hand, at once, whatever is running. */
public sealed interface Setting {

    /**
     * A value of the registry is set, in a key that is made if need be.
     *
     * @param key {@code HKLM\SYSTEM\...}
     * @param name the value's name
     * @param value its data
     */
    record RegistrySet(String key, String name, RegistryValue value) implements Setting {}

    /** A value of the registry is deleted. */
    record RegistryDelete(String key, String name) implements Setting {}

    /**
     * A debugger writes a component's mask in the running kernel, as WinDbg's {@code ed nt!Kd_DEFAULT_Mask} does.
     *
     * @param component DPFLTR_ number; -1 for Kd_WIN2000_Mask, which counts for all
     * @param mask 32 bits
     */
    record DebugMask(int component, int mask) implements Setting {}

    /** DebugView's switches are set. */
    record Capture(DebugCapture capture) implements Setting {}
}

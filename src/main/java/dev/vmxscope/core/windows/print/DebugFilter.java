package dev.vmxscope.core.windows.print;

import org.pcollections.TreePMap;

/**
 * The masks by which the running kernel filters DbgPrint's messages: one for each component, and one that counts for
 * all of them. They are read from the registry when Windows starts; a debugger can change them while it runs.
 *
 * <p>A message passes if its level's bit is set in its component's mask or in the mask for all. Levels 0 to 31 are the
 * number of a bit; larger ones are masks themselves. What the registry has counts from the next start on, what a
 * debugger writes at once and until the next start. Source: Microsoft, "Reading and Filtering Debugging Messages".
 *
 * @param masks 32 bits each by the component's number; what is absent is 0
 * @param all Kd_WIN2000_Mask, 32 bits
 */
public record DebugFilter(TreePMap<Integer, Integer> masks, int all) {
    /** What a Windows without anything in its registry starts with: only errors, level 0, pass. */
    public static final DebugFilter UNTOUCHED = new DebugFilter(TreePMap.empty(), 1);

    /** A component's mask, 32 bits. */
    public int mask(int component) {
        return masks.getOrDefault(component, 0);
    }

    /** What becomes of a message of that component and level, and why. */
    public FilterTest test(int component, int level) {
        return FilterTest.of(component, level, mask(counted(component)), all);
    }

    /**
     * The component whose mask counts for a message of that one. Not documented by Microsoft; so does
     * NtQueryDebugFilterState of Windows 10, which takes DPFLTR_DEFAULT_ID at DPFLTR_INFO_LEVEL for every number that
     * its table does not reach.
     */
    static int counted(int component) {
        return Integer.compareUnsigned(component, DebugComponent.COUNT) < 0 ? component : DebugComponent.DEFAULT;
    }

    /** Whether a message of that component and level passes. */
    public boolean passes(int component, int level) {
        return test(component, level).passes();
    }

    /**
     * The same with the bits of a level set or cleared in the mask of a component, in that of DEFAULT for a component
     * that the kernel does not know, in that of all for -1. Not documented by Microsoft; so does NtSetDebugFilterState
     * of Windows 10.
     */
    public DebugFilter withLevel(int component, int level, boolean on) {
        int bits = DebugLevel.bits(level);
        if (component == DebugComponent.EVERY) {
            return withAll(on ? all | bits : all & ~bits);
        }
        int counts = counted(component);
        int mask = mask(counts);
        return withMask(counts, on ? mask | bits : mask & ~bits);
    }

    /** The same with another mask for a component. */
    public DebugFilter withMask(int component, int mask) {
        return new DebugFilter(masks.plus(component, mask), all);
    }

    /** The same with another mask for all. */
    public DebugFilter withAll(int mask) {
        return new DebugFilter(masks, mask);
    }

    /** The same with another mask of a component, or of all. */
    public DebugFilter with(DebugComponent component, int mask) {
        return component.number() == DebugComponent.EVERY ? withAll(mask) : withMask(component.number(), mask);
    }
}

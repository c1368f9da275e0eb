package dev.vmxscope.core.windows.print;

import org.pcollections.TreePMap;

/**
 * The masks by which the running kernel filters DbgPrint's messages: one for each component, and one that counts for
 * all of them. They are read from the registry when Windows starts; a debugger can change them while it runs.
 *
 * <p>A message passes if its level's bit is set in its component's mask or in the mask for all. Levels 0 to 31 are the
 * number of a bit; larger ones are masks themselves. Source: Microsoft, "Reading and Filtering Debugging Messages".
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

    /** The bits that a level stands for: one bit for 0 to 31, else the level itself. */
    public static int bits(int level) {
        return Integer.compareUnsigned(level, 31) <= 0 ? 1 << level : level;
    }

    /** Whether a message of that component and level passes. */
    public boolean passes(int component, int level) {
        return ((mask(component) | all) & bits(level)) != 0;
    }

    /** The same with another mask for a component. */
    public DebugFilter withMask(int component, int mask) {
        return new DebugFilter(masks.plus(component, mask), all);
    }

    /** The same with another mask for all. */
    public DebugFilter withAll(int mask) {
        return new DebugFilter(masks, mask);
    }
}

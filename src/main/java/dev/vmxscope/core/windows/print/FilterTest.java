package dev.vmxscope.core.windows.print;

/**
 * One message before the Debug Print Filter, with all that decides: {@code (mask | all) & bits}, and whether that is
 * 0. Source: Microsoft, "Reading and Filtering Debugging Messages", Criteria for displaying the message.
 *
 * @param component the one that the call named
 * @param counted the one whose mask counts: another where the kernel does not know the one that was named
 * @param level the one that the call named
 * @param countedLevel the one that counts
 * @param mask the counted component's mask, 32 bits
 * @param all Kd_WIN2000_Mask, 32 bits
 */
public record FilterTest(
        DebugComponent component, DebugComponent counted, int level, int countedLevel, int mask, int all) {

    /** A message at masks that are known. */
    public static FilterTest of(int component, int level, int mask, int all) {
        int counts = DebugFilter.counted(component);
        return new FilterTest(
                DebugComponent.of(component),
                DebugComponent.of(counts),
                level,
                counts == component ? level : DebugLevel.INFO,
                mask,
                all);
    }

    /** The importance bits of the message, 32 of them. */
    public int bits() {
        return DebugLevel.bits(countedLevel);
    }

    /** What the filter lets through of that component, 32 bits. */
    public int open() {
        return mask | all;
    }

    /** What is left of the message's bits, 32 of them: it passes if any is 1. */
    public int result() {
        return open() & bits();
    }

    /** Whether the message passes. */
    public boolean passes() {
        return result() != 0;
    }

    /**
     * The smallest mask of the component by which the message would pass, bits that are set already included. With
     * bits to choose from, the lowest is taken.
     */
    public int opened() {
        return mask | Integer.lowestOneBit(bits());
    }

    /** Whether the kernel does not know the component and takes DEFAULT and level INFO instead. */
    public boolean unknown() {
        return component.number() != counted.number();
    }
}

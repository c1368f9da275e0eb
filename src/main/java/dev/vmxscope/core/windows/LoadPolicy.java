package dev.vmxscope.core.windows;

/**
 * What Windows demands of a driver's file before it loads it; decided when it starts.
 *
 * @param enforced whether signatures are enforced; off as by "Disable driver signature enforcement" at start-up
 * @param testSigning whether a certificate that nobody vouches for is enough, as after {@code bcdedit /set testsigning
 *     on}
 * @param memoryIntegrity whether hypervisor-protected code integrity is on
 */
public record LoadPolicy(boolean enforced, boolean testSigning, boolean memoryIntegrity) {
    /** Nothing is demanded, as the tutorial has it. */
    public static final LoadPolicy OPEN = new LoadPolicy(false, false, false);
}

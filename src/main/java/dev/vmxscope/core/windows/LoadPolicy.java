package dev.vmxscope.core.windows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Windows demands of a driver's file before it loads it; decided when it starts.
 *
 * @param enforced whether signatures are enforced; off as by "Disable driver signature enforcement" at start-up
 * @param testSigning whether a certificate that nobody vouches for is enough, as after {@code bcdedit /set testsigning
 *     on}; without effect while Secure Boot is on
 * @param memoryIntegrity whether hypervisor-protected code integrity is on
 * @param secureBoot whether the firmware's Secure Boot is on
 */
public record LoadPolicy(boolean enforced, boolean testSigning, boolean memoryIntegrity, boolean secureBoot) {
    /** Nothing is demanded, as the tutorial has it. */
    public static final LoadPolicy OPEN = new LoadPolicy(false, false, false, false);

    /**
     * Whether a test signature is enough. Source: Microsoft, "Secured boot signing requirements for kernel-mode
     * drivers": while Secure Boot is on, test-signing is off.
     */
    public boolean testSigningCounts() {
        return testSigning && !secureBoot;
    }

    /** The same with another mode of signature enforcement. */
    public LoadPolicy withSigning(Signing mode) {
        return new LoadPolicy(mode != Signing.OFF, mode == Signing.TEST, memoryIntegrity, secureBoot);
    }

    /** The same with memory integrity on or off. */
    public LoadPolicy withMemoryIntegrity(boolean on) {
        return new LoadPolicy(enforced, testSigning, on, secureBoot);
    }

    /** The same with Secure Boot on or off. */
    public LoadPolicy withSecureBoot(boolean on) {
        return new LoadPolicy(enforced, testSigning, memoryIntegrity, on);
    }

    /** The mode of signature enforcement. */
    public Signing signing() {
        return !enforced ? Signing.OFF : testSigning ? Signing.TEST : Signing.ENFORCE;
    }

    /** The modes of signature enforcement. */
    public enum Signing {
        /** Nothing is checked. */
        OFF,
        /** Any certificate will do. */
        TEST,
        /** The chain must lead to one of Microsoft's roots. */
        ENFORCE;

        /** The word for it in files and on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The mode of that word. */
        public static Optional<Signing> of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word().equals(word))
                    .findFirst();
        }

        /** All words. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Signing::word).toList();
        }
    }
}

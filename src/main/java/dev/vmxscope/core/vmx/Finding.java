package dev.vmxscope.core.vmx;

import java.util.Optional;

/**
 * A requirement and what came of it.
 *
 * @param requirement which
 * @param evidence what it found; empty where it could not be judged (not reached)
 */
public record Finding(Requirement requirement, Optional<Evidence> evidence) {

    /** Whether it was judged and is met. */
    public boolean met() {
        return evidence.isPresent() && evidence.get().met();
    }

    /** Whether it was judged and is not met. */
    public boolean unmet() {
        return evidence.isPresent() && !evidence.get().met();
    }

    /** Whether it could not be judged, because it needs what an earlier stage did not give. */
    public boolean notReached() {
        return evidence.isEmpty();
    }
}

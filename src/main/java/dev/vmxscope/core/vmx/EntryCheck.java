package dev.vmxscope.core.vmx;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes the requirements that VM entry sets on the fields of the current VMCS. Without one they cannot be judged.
 *
 * <p>The manual lets the processor check control fields (VMfail 7) and host-state fields (VMfail 8) in any order, Intel
 * SDM Vol. 3C, section 27.2. Here both kinds share one stage, so each evidence carries its own number; controls come
 * first in the stage, so that 7 is told if both kinds are wrong.
 *
 * @param source volume and section
 * @param error the VM-instruction error number of what it makes
 */
record EntryCheck(String source, int error) {

    /** A requirement that applies whatever the other fields say. */
    Requirement of(String id, Function<CurrentVmcs, Evidence> check) {
        return partial(id, check.andThen(Optional::of));
    }

    /** A requirement that applies only if other fields say so. */
    Requirement when(String id, Predicate<CurrentVmcs> condition, Function<CurrentVmcs, Evidence> check) {
        return of(id, check).when(s -> CurrentVmcs.of(s).filter(condition).isPresent());
    }

    /** A requirement that cannot always be judged. */
    Requirement partial(String id, Function<CurrentVmcs, Optional<Evidence>> check) {
        return Requirement.partial(
                id,
                source,
                s -> CurrentVmcs.of(s).flatMap(check).map(evidence -> evidence.raising(new Outcome.VmFail(error))));
    }
}

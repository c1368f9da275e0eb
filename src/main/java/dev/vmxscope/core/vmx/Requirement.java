package dev.vmxscope.core.vmx;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One condition that an instruction sets, with its place in the manual.
 *
 * @param id kebab-case; the command line prints it, so it never changes
 * @param source volume and section
 * @param applies whether the manual asks for it at all in a situation: some conditions hold outside VMX operation only
 * @param check finds the evidence; empty where it cannot be known because an earlier stage is not passed
 */
public record Requirement(
        String id, String source, Predicate<Situation> applies, Function<Situation, Optional<Evidence>> check) {

    /** A requirement that always applies and can always be judged. */
    public static Requirement of(String id, String source, Function<Situation, Evidence> check) {
        return new Requirement(id, source, situation -> true, check.andThen(Optional::of));
    }

    /** A requirement that always applies and cannot always be judged. */
    public static Requirement partial(String id, String source, Function<Situation, Optional<Evidence>> check) {
        return new Requirement(id, source, situation -> true, check);
    }

    /** The same, asked for only in some situations. */
    public Requirement when(Predicate<Situation> condition) {
        return new Requirement(id, source, applies.and(condition), check);
    }

    /** What it finds; empty where it does not apply. */
    Optional<Finding> find(Situation situation) {
        if (!applies.test(situation)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(this, check.apply(situation)));
    }

    @Override
    public String toString() {
        return id;
    }
}

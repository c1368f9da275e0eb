package dev.vmxscope.core.scenario;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Course;
import java.util.Optional;

/**
 * A play that was played.
 *
 * @param end the machine at its end
 * @param halt why it ended before its last step; empty if it did not
 * @param moment the instruction that the expectation speaks of; empty if there was none
 */
public record Played(Machine end, Optional<Course.Halt> halt, Optional<KeyMoment> moment) {}

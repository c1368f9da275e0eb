package dev.vmxscope.core.session;

import dev.vmxscope.core.machine.Machine;

/**
 * A place in a history.
 *
 * @param position number of the moment: 0 at the start, one more for each step executed and for each other input
 * @param machine the machine at that moment
 */
public record Moment(long position, Machine machine) {}

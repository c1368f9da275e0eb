package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Instruction;
import org.jspecify.annotations.Nullable;

/** An instruction made ready to run at one address: it acts on a core and gives the operation that comes next. */
abstract class Op {
    final long rip;
    final long linear;
    final int length;
    final Instruction instruction;
    /** The operation after this one if it lies in the same page and was met already. */
    @Nullable Op next;

    Op(At at) {
        this.rip = at.rip();
        this.linear = at.linear();
        this.length = at.instruction().length();
        this.instruction = at.instruction();
    }

    /** Runs, or throws a {@link GuestFault} and leaves the core as it was. */
    abstract Op exec(Core core);

    /** The operation after this one. */
    final Op fall(Core core) {
        Op following = next;
        return following != null ? following : core.linkNext(this);
    }

    /** Whether the operation may be kept: it lies within one page. */
    boolean cacheable() {
        return (linear & 0xFFF) + length <= 4096;
    }

    /** Whether another operation may be remembered as the one after this: both lie within one and the same page. */
    final boolean linksTo(Op other) {
        return ((linear ^ other.linear) & ~0xFFFL) == 0 && cacheable() && other.cacheable();
    }
}

package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import java.util.List;

/** Operations that stand for something else than a decoded instruction. */
final class Specials {
    private static final Instruction NOTHING =
            new Instruction(Mnemonic.NOP, Mode.BITS64, 1, 64, 64, false, false, false, List.of());

    private Specials() {}

    /** An address that the emulated operating system serves. */
    static final class Gate extends Op {
        Gate(long rip, long linear) {
            super(new At(rip, NOTHING, linear));
        }

        @Override
        Op exec(Core core) {
            core.stop(Stop.GATE);
            return this;
        }
    }

    /** An address whose bytes cannot be fetched, or whose bytes are no instruction. */
    static final class FetchFault extends Op {
        private final GuestFault fault;

        FetchFault(long rip, GuestFault fault) {
            super(new At(rip, NOTHING));
            this.fault = fault;
        }

        @Override
        Op exec(Core core) {
            throw fault;
        }

        @Override
        boolean cacheable() {
            return false;
        }
    }

    /** An instruction that this program does not know. */
    static final class Stuck extends Op {
        private final NotEmulated what;

        Stuck(long rip, NotEmulated what) {
            super(new At(rip, NOTHING));
            this.what = what;
        }

        @Override
        Op exec(Core core) {
            throw what;
        }

        @Override
        boolean cacheable() {
            return false;
        }
    }
}

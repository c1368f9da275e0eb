package dev.vmxscope.core.session;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.exec.Core;
import java.util.Optional;
import java.util.function.LongFunction;

/** The conditions at which a step ends. Each object serves one step: it follows the run from its start. */
final class Stepping {
    private Stepping() {}

    /** The condition for a step from the address where the core stands. */
    static Core.Until condition(Step step, Grain grain, Core core, LongFunction<Optional<SourceLine>> lines) {
        return switch (step) {
            case OUT -> new Out(core.get(GeneralRegisters.RSP), core, core.rip());
            case OVER -> new Over(core, grain, lines);
            case INTO -> grain == Grain.INSTRUCTION ? (next, rip) -> true : new IntoLine(core.rip(), lines);
        };
    }

    private static boolean sameLine(Optional<SourceLine> a, Optional<SourceLine> b) {
        return a.isPresent()
                && b.isPresent()
                && a.get().line() == b.get().line()
                && a.get().file().equals(b.get().file());
    }

    /** Any other line that has source. */
    private static final class IntoLine implements Core.Until {
        private final Optional<SourceLine> start;
        private final LongFunction<Optional<SourceLine>> lines;

        IntoLine(long rip, LongFunction<Optional<SourceLine>> lines) {
            this.start = lines.apply(rip);
            this.lines = lines;
        }

        @Override
        public boolean holds(Core core, long rip) {
            Optional<SourceLine> here = lines.apply(rip);
            return here.isPresent() && !sameLine(start, here);
        }
    }

    /** Calls are waited for: until the instruction after the call, with the stack as before it. */
    private static final class Over implements Core.Until {
        private final Grain grain;
        private final LongFunction<Optional<SourceLine>> lines;
        private final Optional<SourceLine> start;
        private long returnTo;
        private long stack;
        private boolean waiting;

        Over(Core core, Grain grain, LongFunction<Optional<SourceLine>> lines) {
            this.grain = grain;
            this.lines = lines;
            this.start = lines.apply(core.rip());
            watch(core, core.rip());
        }

        private void watch(Core core, long rip) {
            Instruction instruction = core.instructionAt(rip);
            if (instruction.mnemonic() == Mnemonic.CALL) {
                waiting = true;
                returnTo = rip + instruction.length();
                stack = core.get(GeneralRegisters.RSP);
            }
        }

        @Override
        public boolean holds(Core core, long rip) {
            if (waiting) {
                if (rip != returnTo || core.get(GeneralRegisters.RSP) != stack) {
                    return false;
                }
                waiting = false;
            }
            if (grain == Grain.INSTRUCTION) {
                return true;
            }
            Optional<SourceLine> here = lines.apply(rip);
            if (here.isPresent() && !sameLine(start, here)) {
                return true;
            }
            watch(core, rip);
            return false;
        }
    }

    /** A RET that is executed while the stack is no lower than at the start is the present routine's own. */
    private static final class Out implements Core.Until {
        private final long stack;
        private boolean returning;

        Out(long stack, Core core, long rip) {
            this.stack = stack;
            this.returning = isReturn(core, rip);
        }

        private boolean isReturn(Core core, long rip) {
            return core.instructionAt(rip).mnemonic() == Mnemonic.RET
                    && Long.compareUnsigned(core.get(GeneralRegisters.RSP), stack) >= 0;
        }

        @Override
        public boolean holds(Core core, long rip) {
            if (returning) {
                return true;
            }
            returning = isReturn(core, rip);
            return false;
        }
    }
}

package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mode;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One logical processor while it runs: the mutable working copy of a {@link Processor}. It is thawed from a value,
 * runs, and is frozen to a value before anybody looks. Not for more than one thread.
 */
public final class Core extends CoreRegisters {
    private static final long STOPPED = Long.MIN_VALUE;

    private final Bus bus;
    private final Mmu mmu;
    private long done;
    private long limit;
    private Stop stop = Stop.BUDGET;
    private @Nullable GuestFault fault;
    private @Nullable NotEmulated notEmulated;
    private int interrupt;

    /** A core of the given state on the given bus. */
    @SuppressWarnings("this-escape")
    public Core(Bus bus, Processor start) {
        super(start);
        this.bus = bus;
        this.mmu = new Mmu(this, bus.memory());
        bus.attach(this);
        thaw(start);
    }

    /** The bus that it shares with the other cores. */
    public Bus bus() {
        return bus;
    }

    @Override
    public Mmu mmu() {
        return mmu;
    }

    /** The loop ends, so that {@link #run} gives the next instruction a run of its own under the shadow. */
    void setMovSsShadow() {
        movSsShadow = true;
        relink();
    }

    /**
     * Runs until so many instructions were executed or something else stops it; a faulting instruction counts.
     *
     * @return how many were executed
     */
    public long run(long budget) {
        return run(budget, null);
    }

    /** The same; stops also before the first instruction, after at least one, at which the condition holds. */
    public long run(long budget, @Nullable Until until) {
        done = 0;
        stop = Stop.BUDGET;
        fault = null;
        notEmulated = null;
        while (done < budget && stop == Stop.BUDGET) {
            boolean shadow = movSsShadow;
            limit = shadow ? done + 1 : budget;
            if (until == null) {
                runFast();
            } else {
                runWatched(until);
            }
            movSsShadow &= !shadow;
        }
        return done;
    }

    private void runFast() {
        Op op = lookup(rip);
        try {
            while (done < limit) {
                op = op.exec(this);
                done++;
            }
            rip = op.rip;
        } catch (GuestFault raised) {
            raise(op, raised);
        } catch (NotEmulated what) {
            getStuck(op, what);
        }
    }

    private void runWatched(Until until) {
        Op op = lookup(rip);
        try {
            while (done < limit) {
                op = op.exec(this);
                done++;
                if (until.holds(this, op.rip) && stop == Stop.BUDGET) {
                    stop = Stop.CONDITION;
                    break;
                }
            }
            rip = op.rip;
        } catch (GuestFault raised) {
            raise(op, raised);
        } catch (NotEmulated what) {
            getStuck(op, what);
        }
    }

    private void getStuck(Op op, NotEmulated what) {
        rip = op.rip;
        notEmulated = what;
        stop = Stop.NOT_EMULATED;
    }

    private void raise(Op op, GuestFault raised) {
        rip = op.rip;
        done++;
        GuestFault told = raised.fromAddress() && StackUse.of(op.instruction) ? GuestFault.of(Vector.SS, 0) : raised;
        fault = protectedMode() ? told : told.withoutErrorCode();
        stop = Stop.FAULT;
    }

    /** Makes the loop end after the present operation and look up the next one afresh. */
    void relink() {
        limit = STOPPED;
    }

    /** Ends the run after the present operation. */
    void stop(Stop reason) {
        stop = reason;
        limit = STOPPED;
    }

    void interrupt(int vector) {
        interrupt = vector;
        stop(Stop.INTERRUPT);
    }

    /** The operation at an address; an address that cannot be fetched gives one that raises the fault. */
    Op lookup(long address) {
        try {
            long linear = mode() == Mode.BITS64 ? address : codeAddress(address);
            return mmu.codePage(linear).opAt(this, linear);
        } catch (GuestFault raised) {
            return new Specials.FetchFault(address, raised);
        } catch (NotEmulated what) {
            return new Specials.Stuck(address, what);
        }
    }

    /** The operation after this one, remembered if it lies in the same page. */
    Op linkNext(Op op) {
        long target = op.rip + op.length;
        Op following = lookup(target);
        if (op.linksTo(following)) {
            op.next = following;
        }
        return following;
    }

    /** The bytes at an address in hex, for a message; what cannot be read is left out. */
    String bytesAt(long address, int count) {
        StringBuilder text = new StringBuilder();
        try {
            for (int at = 0; at < count; at++) {
                text.append(at == 0 ? "" : " ").append(HexFormat.of().toHexDigits((byte) mmu.read8(address + at)));
            }
        } catch (GuestFault unreadable) {
            text.append(" ...");
        }
        return text.toString();
    }

    /** Executes a system instruction by its specification. */
    Op system(Op op) {
        rip = op.rip;
        bus.system().execute(this, op.instruction);
        return lookup(rip);
    }

    /** The decoded instruction at an address; a NOP where there is none, as at a gate. */
    public Instruction instructionAt(long address) {
        return lookup(address).instruction;
    }

    /** How many instructions the present or last run has finished. */
    public long done() {
        return done;
    }

    /** Why the last run ended. */
    public Stop stop() {
        return stop;
    }

    /** The exception that ended the last run, if one did. */
    public @Nullable GuestFault fault() {
        return fault;
    }

    /** What ended the last run because it is not emulated, if something did. */
    public @Nullable NotEmulated notEmulated() {
        return notEmulated;
    }

    /** The vector of the INT n instruction that ended the last run, 8 bits. */
    public int interrupt() {
        return interrupt;
    }

    /** A condition to stop at. */
    public interface Until {
        /** Whether to stop before the instruction at that address. */
        boolean holds(Core core, long rip);
    }
}

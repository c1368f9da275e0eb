package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.Segments;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.cpu.VectorRegisters;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Register;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One logical processor while it runs: the mutable working copy of a {@link Processor}. It is thawed from a value,
 * runs, and is frozen to a value before anybody looks. Not for more than one thread.
 */
public final class Core {
    private static final long STOPPED = Long.MIN_VALUE;
    private static final long SSE_OFF = Cr0.EM.mask() | Cr0.TS.mask();
    private static final long SSE_ON = Cr4.OSFXSR.mask();

    final long[] gpr = new long[GeneralRegisters.COUNT];
    final long[] xmm = new long[32];
    final Flags flags = new Flags();
    final FloatUnit floats = new FloatUnit();
    int mxcsr;
    long fsBase;
    long gsBase;

    private final Bus bus;
    private final Mmu mmu;
    private Processor rest;
    private long rip;
    private boolean user;
    private boolean longMode;
    private boolean movSsShadow;

    private long done;
    private long limit;
    private Stop stop = Stop.BUDGET;
    private @Nullable GuestFault fault;
    private @Nullable NotEmulated notEmulated;
    private int interrupt;

    /** A core of the given state on the given bus. */
    @SuppressWarnings("this-escape")
    public Core(Bus bus, Processor start) {
        this.bus = bus;
        this.rest = start;
        this.mmu = new Mmu(this, bus.memory());
        bus.attach(this);
        thaw(start);
    }

    /** Takes over a state; caches are emptied if the address space or the privilege changed. */
    public void thaw(Processor value) {
        boolean sameSpace = rest.control().equals(value.control())
                && rest.segments().get(SegmentName.CS).equals(value.segments().get(SegmentName.CS))
                && ((flags.rest ^ value.rflags()) & Rflags.AC.mask()) == 0;
        rest = value;
        value.general().copyTo(gpr);
        value.vectors().copyTo(xmm);
        mxcsr = value.vectors().mxcsr();
        rip = value.rip();
        flags.set(value.rflags());
        movSsShadow = value.movSsShadow();
        adoptSegments();
        if (!sameSpace) {
            mmu.flush();
        }
    }

    private void adoptSegments() {
        Segments segments = rest.segments();
        fsBase = segments.get(SegmentName.FS).base();
        gsBase = segments.get(SegmentName.GS).base();
        user = rest.cpl() == 3;
        longMode = Efer.LMA.isSet(rest.control().efer());
    }

    /** The state as it is now, immutable. */
    public Processor freeze() {
        return new Processor(
                rest.id(),
                rest.profile(),
                GeneralRegisters.of(gpr),
                rip,
                flags.get(),
                rest.control(),
                rest.segments(),
                rest.gdtr(),
                rest.idtr(),
                rest.debug(),
                VectorRegisters.of(xmm, mxcsr),
                rest.msrs(),
                rest.vmx(),
                rest.smx(),
                rest.a20Masked(),
                movSsShadow,
                rest.initLatched(),
                rest.activity());
    }

    /** The bus that it shares with the other cores. */
    public Bus bus() {
        return bus;
    }

    /** Its way to linear memory. */
    public Mmu mmu() {
        return mmu;
    }

    /** Its number. */
    public int id() {
        return rest.id();
    }

    /** A general register by its encoding, 64 bits. */
    public long get(int register) {
        return gpr[register];
    }

    /** Sets a general register by its encoding, 64 bits. */
    public void set(int register, long value) {
        gpr[register] = value;
    }

    /** Address of the next instruction. */
    public long rip() {
        return rip;
    }

    /** Jumps. */
    public void setRip(long value) {
        rip = value;
    }

    /** RFLAGS, 64 bits. */
    public long rflags() {
        return flags.get();
    }

    /** Sets RFLAGS. */
    public void setRflags(long value) {
        if (((value ^ flags.rest) & Rflags.AC.mask()) != 0) {
            mmu.flush();
        }
        flags.set(value);
    }

    /** The control registers. */
    public ControlRegisters control() {
        return rest.control();
    }

    /** Sets CR2 before a page fault is delivered, as the processor does. */
    public void setCr2(long linear) {
        rest = rest.withControl(rest.control().withCr2(linear));
    }

    /** Sets CR8, which under Windows is the IRQL. */
    public void setCr8(long value) {
        rest = rest.withControl(rest.control().withCr8(value));
    }

    /** A segment register. */
    public Segment segment(SegmentName name) {
        return rest.segments().get(name);
    }

    /** Sets segment registers; the privilege level follows CS. */
    public void setSegments(Segments segments) {
        Segment before = segment(SegmentName.CS);
        rest = rest.withSegments(segments);
        adoptSegments();
        if (!before.equals(segment(SegmentName.CS))) {
            mmu.flush();
        }
    }

    /** All segment registers. */
    public Segments segments() {
        return rest.segments();
    }

    /** Whether the privilege level is 3. */
    public boolean user() {
        return user;
    }

    boolean longMode() {
        return longMode;
    }

    /** What every SSE instruction looks at first. Intel SDM Vol. 3A, table 13-1. */
    void requireSse() {
        ControlRegisters control = rest.control();
        if ((control.cr0() & SSE_OFF) != 0 || (control.cr4() & SSE_ON) == 0) {
            throw GuestFault.of(
                    Cr0.EM.isSet(control.cr0()) || (control.cr4() & SSE_ON) == 0 ? Vector.UD : Vector.NM, 0);
        }
    }

    /** How the bytes at the instruction pointer are to be decoded. */
    public Mode mode() {
        Segment code = segment(SegmentName.CS);
        if (longMode && code.longMode()) {
            return Mode.BITS64;
        }
        return code.defaultBig() ? Mode.BITS32 : Mode.BITS16;
    }

    boolean alignmentCheckFlag() {
        return (flags.rest & Rflags.AC.mask()) != 0;
    }

    /** Current privilege level, 0 to 3. */
    public int cpl() {
        return rest.cpl();
    }

    boolean protectedMode() {
        return !rest.realMode();
    }

    /** The base that is added to an offset in a segment; 0 in 64-bit mode for all but FS and GS. */
    long base(Register segment) {
        return switch (segment) {
            case FS -> fsBase;
            case GS -> gsBase;
            default ->
                mode() == Mode.BITS64
                        ? 0
                        : segment(SegmentName.values()[segment.number()]).base();
        };
    }

    long stackBase() {
        return base(Register.SS);
    }

    /** Which bits of RSP count: by the mode, and outside 64-bit mode by the B bit of SS. */
    long stackMask() {
        if (mode() == Mode.BITS64) {
            return -1L;
        }
        return segment(SegmentName.SS).defaultBig() ? 0xFFFFFFFFL : 0xFFFF;
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
        fault = raised.fromAddress() && StackUse.of(op.instruction) ? GuestFault.of(Vector.SS, 0) : raised;
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
            return mmu.codePage(address).opAt(this, address);
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
        if ((target & ~0xFFFL) == (op.rip & ~0xFFFL) && op.cacheable() && following.cacheable()) {
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

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
import dev.vmxscope.core.memory.PagingSupport;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Register;

/** The registers of a core, thawed from a {@link Processor}: those that every instruction touches as plain fields. */
abstract sealed class CoreRegisters permits Core {
    private static final long SSE_OFF = Cr0.EM.mask() | Cr0.TS.mask();
    private static final long SSE_ON = Cr4.OSFXSR.mask();
    private static final long LINEAR_32 = 0xFFFFFFFFL;

    final long[] gpr = new long[GeneralRegisters.COUNT];
    final long[] xmm = new long[32];
    final Flags flags = new Flags();
    final FloatUnit floats = new FloatUnit();
    int mxcsr;
    long fsBase;
    long gsBase;
    long rip;
    boolean movSsShadow;

    private final PagingSupport paging;
    private Processor rest;
    private boolean user;
    private boolean longMode;
    private Mode mode = Mode.BITS16;
    private long codeBase;
    private long codeLimit;

    CoreRegisters(Processor start) {
        this.rest = start;
        this.paging = PagingSupport.of(start.profile());
    }

    /** Its way to linear memory. */
    public abstract Mmu mmu();

    /** Takes over a state; caches are emptied if the address space or the privilege changed. */
    public void thaw(Processor value) {
        boolean sameSpace = rest.control().equals(value.control())
                && rest.segments().get(SegmentName.CS).equals(value.segments().get(SegmentName.CS))
                && ((flags.rest ^ value.rflags()) & (Rflags.AC.mask() | Rflags.VM.mask())) == 0;
        rest = value;
        value.general().copyTo(gpr);
        value.vectors().copyTo(xmm);
        mxcsr = value.vectors().mxcsr();
        rip = value.rip();
        flags.set(value.rflags());
        movSsShadow = value.movSsShadow();
        adoptSegments();
        if (!sameSpace) {
            mmu().flush();
        }
    }

    private void adoptSegments() {
        Segments segments = rest.segments();
        fsBase = segments.get(SegmentName.FS).base();
        gsBase = segments.get(SegmentName.GS).base();
        user = rest.cpl() == 3;
        longMode = Efer.LMA.isSet(rest.control().efer());
        Segment code = segments.get(SegmentName.CS);
        mode = longMode && code.longMode() ? Mode.BITS64 : code.defaultBig() ? Mode.BITS32 : Mode.BITS16;
        codeBase = mode == Mode.BITS64 ? 0 : code.base();
        codeLimit = code.limit() & LINEAR_32;
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
            mmu().flush();
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

    /** What the model has of paging. */
    PagingSupport paging() {
        return paging;
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
            mmu().flush();
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
        return mode;
    }

    /** The base that is added to the instruction pointer; 0 in 64-bit mode. */
    long codeBase() {
        return codeBase;
    }

    /** The linear address of code outside 64-bit mode. Intel SDM Vol. 3A, section 5.3: beyond the limit, #GP(0). */
    long codeAddress(long offset) {
        long within = offset & LINEAR_32;
        if (within > codeLimit) {
            throw GuestFault.of(Vector.GP, 0);
        }
        return codeBase + within & LINEAR_32;
    }

    boolean alignmentCheckFlag() {
        return (flags.rest & Rflags.AC.mask()) != 0;
    }

    /** Current privilege level, 0 to 3. */
    public int cpl() {
        return rest.cpl();
    }

    /** Whether a selector is a paragraph's number: in real and in virtual-8086 mode. */
    boolean realAddresses() {
        return rest.realMode() || rest.virtual8086();
    }

    /**
     * PUSHF, POPF and INT n in virtual-8086 mode with an I/O privilege level below 3 are #GP(0), unless CR4.VME lets
     * them work on the virtual interrupt flag. Intel SDM Vol. 3B, sections 21.2.7 and 21.3.
     */
    void requireIopl(Instruction instruction) {
        if (!rest.virtual8086() || Rflags.IOPL.of(flags.rest) == 3) {
            return;
        }
        if (Cr4.VME.isSet(rest.control().cr4())) {
            throw new NotEmulated(Message.of("missing.vme", instruction.mnemonic()));
        }
        throw GuestFault.of(Vector.GP, 0);
    }

    boolean protectedMode() {
        return !rest.realMode();
    }

    /** The linear address of an offset in a segment: in 64-bit mode only FS and GS have a base. */
    long address(Register segment, long offset, int bytes) {
        if (mode == Mode.BITS64) {
            return segment == Register.FS ? fsBase + offset : segment == Register.GS ? gsBase + offset : offset;
        }
        return checkedAddress(segment, offset, bytes);
    }

    /**
     * The linear address of an offset in a segment outside 64-bit mode. Beyond the limit, or with a null selector, it
     * is #GP(0), or #SS(0) through SS. Intel SDM Vol. 3A, sections 3.4.2 and 5.3.
     */
    long checkedAddress(Register name, long offset, int bytes) {
        Segment segment = rest.segments().all().get(name.number());
        boolean usable = segment.usable() || rest.realMode() || rest.virtual8086();
        if (!usable || !segment.holds(offset, bytes)) {
            throw GuestFault.of(name == Register.SS ? Vector.SS : Vector.GP, 0);
        }
        return segment.base() + offset & LINEAR_32;
    }

    /** The linear address of an offset in the stack, whose bits that do not count are cut off. */
    long stackAddress(long offset, int bytes) {
        return address(Register.SS, offset & stackMask(), bytes);
    }

    /** Which bits of RSP count: by the mode, and outside 64-bit mode by the B bit of SS. */
    long stackMask() {
        if (mode == Mode.BITS64) {
            return -1L;
        }
        return segment(SegmentName.SS).defaultBig() ? 0xFFFFFFFFL : 0xFFFF;
    }
}

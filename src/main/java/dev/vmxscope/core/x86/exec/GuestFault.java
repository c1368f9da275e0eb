package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.memory.PageFault;

/** An exception of the emulated processor on its way out of the instruction that raised it. */
public final class GuestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Vector vector;
    private final int errorCode;
    private final long linear;
    private final boolean address;
    private final boolean coded;
    private final boolean watched;

    private GuestFault(Vector vector, int errorCode, long linear, boolean address) {
        this(vector, errorCode, linear, address, vector.hasErrorCode());
    }

    private GuestFault(Vector vector, int errorCode, long linear, boolean address, boolean coded) {
        this(vector, errorCode, linear, address, coded, false);
    }

    private GuestFault(Vector vector, int errorCode, long linear, boolean address, boolean coded, boolean watched) {
        super(vector.mnemonic(), null, false, false);
        this.vector = vector;
        this.errorCode = errorCode;
        this.linear = linear;
        this.address = address;
        this.coded = coded;
        this.watched = watched;
    }

    /** An exception without an address; the error code counts where the vector has one. */
    public static GuestFault of(Vector vector, int errorCode) {
        return new GuestFault(vector, errorCode, 0, false);
    }

    /** An exception as a specification gives it; the address counts for a page fault. */
    public static GuestFault of(Vector vector, int errorCode, long linear) {
        return new GuestFault(vector, errorCode, linear, vector == Vector.PF);
    }

    /** A page fault; the address goes to CR2. */
    public static GuestFault page(PageFault fault) {
        return new GuestFault(Vector.PF, fault.errorCode(), fault.linear(), true);
    }

    /** No exception of the processor: ring 0 is about to touch a page of user mode that somebody watches. */
    static GuestFault watched(long linear, boolean write) {
        return new GuestFault(Vector.PF, write ? 3 : 1, linear, true, true, true);
    }

    /** Whether it only tells of a watched access; the instruction can be executed again. */
    public boolean isWatched() {
        return watched;
    }

    /** An access to an address that is not canonical: #GP(0), or #SS(0) if the access used the stack segment. */
    public static GuestFault notCanonical(long linear) {
        return new GuestFault(Vector.GP, 0, linear, true);
    }

    /** The vector. */
    public Vector vector() {
        return vector;
    }

    /** Whether it delivers an error code: by its vector, and never in real mode. Intel SDM Vol. 3B, section 21.1.4. */
    public boolean hasErrorCode() {
        return coded;
    }

    /** The same as real mode delivers it. */
    GuestFault withoutErrorCode() {
        return new GuestFault(vector, 0, linear, address, false);
    }

    /** The error code, 32 bits; meaningless where there is none. */
    public int errorCode() {
        return errorCode;
    }

    /** The linear address of a page fault or of a non-canonical access, else 0. */
    public long linear() {
        return linear;
    }

    /** The same fault of an access that went through the stack segment. */
    GuestFault throughStack() {
        return fromAddress() ? of(Vector.SS, 0) : this;
    }

    /** Whether this #GP comes from an address that is not canonical, which is #SS(0) through the stack segment. */
    boolean fromAddress() {
        return address && vector == Vector.GP;
    }

    /** The manual's notation: {@code #GP(0)}, {@code #UD}. */
    public String text() {
        return coded ? vector.mnemonic() + "(" + Integer.toHexString(errorCode) + ")" : vector.mnemonic();
    }
}

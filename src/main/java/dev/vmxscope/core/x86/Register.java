package dev.vmxscope.core.x86;

import java.util.Locale;

/** A register that an instruction can name. {@link #number()} is the number in the instruction's encoding. */
public enum Register {
    AL(Kind.GPR8, 0),
    CL(Kind.GPR8, 1),
    DL(Kind.GPR8, 2),
    BL(Kind.GPR8, 3),
    SPL(Kind.GPR8, 4),
    BPL(Kind.GPR8, 5),
    SIL(Kind.GPR8, 6),
    DIL(Kind.GPR8, 7),
    R8B(Kind.GPR8, 8),
    R9B(Kind.GPR8, 9),
    R10B(Kind.GPR8, 10),
    R11B(Kind.GPR8, 11),
    R12B(Kind.GPR8, 12),
    R13B(Kind.GPR8, 13),
    R14B(Kind.GPR8, 14),
    R15B(Kind.GPR8, 15),
    AH(Kind.GPR8_HIGH, 4),
    CH(Kind.GPR8_HIGH, 5),
    DH(Kind.GPR8_HIGH, 6),
    BH(Kind.GPR8_HIGH, 7),
    AX(Kind.GPR16, 0),
    CX(Kind.GPR16, 1),
    DX(Kind.GPR16, 2),
    BX(Kind.GPR16, 3),
    SP(Kind.GPR16, 4),
    BP(Kind.GPR16, 5),
    SI(Kind.GPR16, 6),
    DI(Kind.GPR16, 7),
    R8W(Kind.GPR16, 8),
    R9W(Kind.GPR16, 9),
    R10W(Kind.GPR16, 10),
    R11W(Kind.GPR16, 11),
    R12W(Kind.GPR16, 12),
    R13W(Kind.GPR16, 13),
    R14W(Kind.GPR16, 14),
    R15W(Kind.GPR16, 15),
    EAX(Kind.GPR32, 0),
    ECX(Kind.GPR32, 1),
    EDX(Kind.GPR32, 2),
    EBX(Kind.GPR32, 3),
    ESP(Kind.GPR32, 4),
    EBP(Kind.GPR32, 5),
    ESI(Kind.GPR32, 6),
    EDI(Kind.GPR32, 7),
    R8D(Kind.GPR32, 8),
    R9D(Kind.GPR32, 9),
    R10D(Kind.GPR32, 10),
    R11D(Kind.GPR32, 11),
    R12D(Kind.GPR32, 12),
    R13D(Kind.GPR32, 13),
    R14D(Kind.GPR32, 14),
    R15D(Kind.GPR32, 15),
    RAX(Kind.GPR64, 0),
    RCX(Kind.GPR64, 1),
    RDX(Kind.GPR64, 2),
    RBX(Kind.GPR64, 3),
    RSP(Kind.GPR64, 4),
    RBP(Kind.GPR64, 5),
    RSI(Kind.GPR64, 6),
    RDI(Kind.GPR64, 7),
    R8(Kind.GPR64, 8),
    R9(Kind.GPR64, 9),
    R10(Kind.GPR64, 10),
    R11(Kind.GPR64, 11),
    R12(Kind.GPR64, 12),
    R13(Kind.GPR64, 13),
    R14(Kind.GPR64, 14),
    R15(Kind.GPR64, 15),
    ES(Kind.SEGMENT, 0),
    CS(Kind.SEGMENT, 1),
    SS(Kind.SEGMENT, 2),
    DS(Kind.SEGMENT, 3),
    FS(Kind.SEGMENT, 4),
    GS(Kind.SEGMENT, 5),
    CR0(Kind.CONTROL, 0),
    CR1(Kind.CONTROL, 1),
    CR2(Kind.CONTROL, 2),
    CR3(Kind.CONTROL, 3),
    CR4(Kind.CONTROL, 4),
    CR5(Kind.CONTROL, 5),
    CR6(Kind.CONTROL, 6),
    CR7(Kind.CONTROL, 7),
    CR8(Kind.CONTROL, 8),
    CR9(Kind.CONTROL, 9),
    CR10(Kind.CONTROL, 10),
    CR11(Kind.CONTROL, 11),
    CR12(Kind.CONTROL, 12),
    CR13(Kind.CONTROL, 13),
    CR14(Kind.CONTROL, 14),
    CR15(Kind.CONTROL, 15),
    DR0(Kind.DEBUG, 0),
    DR1(Kind.DEBUG, 1),
    DR2(Kind.DEBUG, 2),
    DR3(Kind.DEBUG, 3),
    DR4(Kind.DEBUG, 4),
    DR5(Kind.DEBUG, 5),
    DR6(Kind.DEBUG, 6),
    DR7(Kind.DEBUG, 7),
    DR8(Kind.DEBUG, 8),
    DR9(Kind.DEBUG, 9),
    DR10(Kind.DEBUG, 10),
    DR11(Kind.DEBUG, 11),
    DR12(Kind.DEBUG, 12),
    DR13(Kind.DEBUG, 13),
    DR14(Kind.DEBUG, 14),
    DR15(Kind.DEBUG, 15),
    XMM0(Kind.XMM, 0),
    XMM1(Kind.XMM, 1),
    XMM2(Kind.XMM, 2),
    XMM3(Kind.XMM, 3),
    XMM4(Kind.XMM, 4),
    XMM5(Kind.XMM, 5),
    XMM6(Kind.XMM, 6),
    XMM7(Kind.XMM, 7),
    XMM8(Kind.XMM, 8),
    XMM9(Kind.XMM, 9),
    XMM10(Kind.XMM, 10),
    XMM11(Kind.XMM, 11),
    XMM12(Kind.XMM, 12),
    XMM13(Kind.XMM, 13),
    XMM14(Kind.XMM, 14),
    XMM15(Kind.XMM, 15),
    RIP(Kind.IP, 0);

    /** What sort of register it is, which also fixes its width. */
    public enum Kind {
        /** The low byte of a general register. */
        GPR8(8),
        /** AH, CH, DH, BH: bits 15:8 of general register {@code number() - 4}; never together with a REX prefix. */
        GPR8_HIGH(8),
        /** Bits 15:0 of a general register. */
        GPR16(16),
        /** Bits 31:0 of a general register; a write clears bits 63:32 in 64-bit mode. */
        GPR32(32),
        /** A whole general register. */
        GPR64(64),
        /** A segment register (its 16-bit selector). */
        SEGMENT(16),
        /** A control register. */
        CONTROL(64),
        /** A debug register. */
        DEBUG(64),
        /** An SSE register. */
        XMM(128),
        /** The instruction pointer; only as the base of a RIP-relative address. */
        IP(64);

        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }
    }

    private final Kind kind;
    private final int number;

    Register(Kind kind, int number) {
        this.kind = kind;
        this.number = number;
    }

    /** The sort of register. */
    public Kind kind() {
        return kind;
    }

    /** The number in an encoding, 0 to 15; AH, CH, DH and BH are 4 to 7, RIP is 0. */
    public int number() {
        return number;
    }

    /** The width in bits: 8, 16, 32, 64 or 128 (control and debug registers count as 64). */
    public int bits() {
        return kind.bits;
    }

    /** The name as MASM writes it, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The register of one sort with one number.
     *
     * @throws IllegalArgumentException when the sort has no register of that number
     */
    public static Register of(Kind kind, int number) {
        Register first = FIRST[kind.ordinal()];
        int index = first.ordinal() + number - first.number;
        if (number < first.number || index >= ALL.length || ALL[index].kind != kind) {
            throw new IllegalArgumentException("no " + kind + " register number " + number);
        }
        return ALL[index];
    }

    private static final Register[] ALL = values();
    private static final Register[] FIRST = {AL, AH, AX, EAX, RAX, ES, CR0, DR0, XMM0, RIP};
}

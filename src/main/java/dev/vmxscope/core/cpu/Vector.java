package dev.vmxscope.core.cpu;

/** The exceptions of the processor. Intel SDM Vol. 3A, section 6.3.1, table 6-1. */
public enum Vector {
    /** Divide error. */
    DE(0, false),
    /** Debug. */
    DB(1, false),
    /** Breakpoint, by INT3. */
    BP(3, false),
    /** Overflow, by INTO. */
    OF(4, false),
    /** BOUND range exceeded. */
    BR(5, false),
    /** Invalid opcode. */
    UD(6, false),
    /** Device not available. */
    NM(7, false),
    /** Double fault. */
    DF(8, true),
    /** Invalid TSS. */
    TS(10, true),
    /** Segment not present. */
    NP(11, true),
    /** Stack-segment fault. */
    SS(12, true),
    /** General protection. */
    GP(13, true),
    /** Page fault. */
    PF(14, true),
    /** x87 floating-point error. */
    MF(16, false),
    /** Alignment check. */
    AC(17, true),
    /** Machine check. */
    MC(18, false),
    /** SIMD floating-point exception. */
    XM(19, false);

    private final int number;
    private final boolean errorCode;

    Vector(int number, boolean errorCode) {
        this.number = number;
        this.errorCode = errorCode;
    }

    /** The vector number, 8 bits. */
    public int number() {
        return number;
    }

    /** Whether the exception delivers an error code (outside real mode). */
    public boolean hasErrorCode() {
        return errorCode;
    }

    /** The manual's notation, {@code #GP}. */
    public String mnemonic() {
        return "#" + name();
    }
}

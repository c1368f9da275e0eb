package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The flags register RFLAGS, 64 bits. Intel SDM Vol. 1, section 3.4.3. */
public final class Rflags {
    /** Carry. */
    public static final BitField CF = BitField.bit("CF", 0);
    /** Bit 1 reads as 1. */
    public static final BitField ONE = BitField.bit("1", 1, Access.RESERVED_ONE);
    /** Parity of the low byte. */
    public static final BitField PF = BitField.bit("PF", 2);
    /** Auxiliary carry. */
    public static final BitField AF = BitField.bit("AF", 4);
    /** Zero. */
    public static final BitField ZF = BitField.bit("ZF", 6);
    /** Sign. */
    public static final BitField SF = BitField.bit("SF", 7);
    /** Trap: single step. */
    public static final BitField TF = BitField.bit("TF", 8);
    /** Interrupt enable. */
    public static final BitField IF = BitField.bit("IF", 9);
    /** Direction of string instructions. */
    public static final BitField DF = BitField.bit("DF", 10);
    /** Overflow. */
    public static final BitField OF = BitField.bit("OF", 11);
    /** I/O privilege level. */
    public static final BitField IOPL = BitField.range("IOPL", 13, 12, Access.READ_WRITE);
    /** Nested task. */
    public static final BitField NT = BitField.bit("NT", 14);
    /** Resume. */
    public static final BitField RF = BitField.bit("RF", 16);
    /** Virtual-8086 mode. */
    public static final BitField VM = BitField.bit("VM", 17);
    /** Alignment check, or with SMAP access control. */
    public static final BitField AC = BitField.bit("AC", 18);
    /** Virtual interrupt. */
    public static final BitField VIF = BitField.bit("VIF", 19);
    /** Virtual interrupt pending. */
    public static final BitField VIP = BitField.bit("VIP", 20);
    /** CPUID can be executed. */
    public static final BitField ID = BitField.bit("ID", 21);

    /** The six arithmetic flags CF, PF, AF, ZF, SF, OF, which every VMX instruction writes when it does not fault. */
    public static final long ARITHMETIC = CF.mask() | PF.mask() | AF.mask() | ZF.mask() | SF.mask() | OF.mask();

    /** All fields. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "RFLAGS",
            64,
            "Intel SDM Vol. 1, 3.4.3",
            Access.RESERVED_IGNORED,
            CF,
            ONE,
            PF,
            AF,
            ZF,
            SF,
            TF,
            IF,
            DF,
            OF,
            IOPL,
            NT,
            RF,
            VM,
            AC,
            VIF,
            VIP,
            ID);

    private Rflags() {}
}

package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;

/** The encoding of a VMCS field, as VMREAD and VMWRITE take it, 32 bits. Intel SDM Vol. 3C, table 25-21. */
public final class VmcsEncoding {
    /** 0 for the whole field, 1 for bits 63:32 of a 64-bit one. */
    public static final BitField HIGH = BitField.bit("access type", 0);
    /** Number among the fields of one type and width. */
    public static final BitField INDEX = BitField.range("index", 9, 1, Access.READ_WRITE);
    /** 0 control, 1 VM-exit information, 2 guest state, 3 host state. */
    public static final BitField TYPE = BitField.range("type", 11, 10, Access.READ_WRITE);
    /** 0 for 16 bits, 1 for 64 bits, 2 for 32 bits, 3 for natural width. */
    public static final BitField WIDTH = BitField.range("width", 14, 13, Access.READ_WRITE);

    /** All of it. */
    public static final RegisterLayout LAYOUT = RegisterLayout.of(
            "VMCS field encoding",
            32,
            "Intel SDM Vol. 3C, table 25-21",
            Access.RESERVED_ZERO,
            HIGH,
            INDEX,
            TYPE,
            WIDTH);

    private VmcsEncoding() {}

    /** The widths that bits 14:13 tell, in the order of their numbers. */
    public enum Width {
        /** 16 bits. */
        WORD("16 bits", 16),
        /** 64 bits. */
        QUADWORD("64 bits", 64),
        /** 32 bits. */
        DOUBLEWORD("32 bits", 32),
        /** As wide as a register: 64 bits, as every processor here has 64-bit mode. */
        NATURAL("natural", 64);

        private final String text;
        private final int bits;

        Width(String text, int bits) {
            this.text = text;
            this.bits = bits;
        }

        /** How wide a field is, in bits. */
        public int bits() {
            return bits;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The kinds of fields that bits 11:10 tell, in the order of their numbers. */
    public enum Type {
        /** Controls. */
        CONTROL("control"),
        /** What a VM exit or a failed instruction leaves; read-only. */
        EXIT_INFORMATION("VM-exit information"),
        /** The guest's state. */
        GUEST("guest state"),
        /** The host's state. */
        HOST("host state");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

package dev.vmxscope.core.cpu;

/**
 * The control registers of one logical processor, 64 bits each. Intel SDM Vol. 3A, section 2.5.
 *
 * @param cr0 see {@link Cr0}
 * @param cr2 linear address of the last page fault
 * @param cr3 physical address of the top paging structure
 * @param cr4 see {@link Cr4}
 * @param cr8 task priority; under Windows the IRQL
 * @param efer see {@link Efer}
 * @param xcr0 which extended states XSAVE keeps
 */
public record ControlRegisters(long cr0, long cr2, long cr3, long cr4, long cr8, long efer, long xcr0) {
    /** After power-up or reset: CR0 60000010H (CD, NW, ET), all else 0. Intel SDM Vol. 3A, table 10-1. */
    public static final ControlRegisters RESET = new ControlRegisters(0x60000010L, 0, 0, 0, 0, 0, 1);

    /** The same with another CR0. */
    public ControlRegisters withCr0(long value) {
        return new ControlRegisters(value, cr2, cr3, cr4, cr8, efer, xcr0);
    }

    /** The same with another CR2. */
    public ControlRegisters withCr2(long value) {
        return new ControlRegisters(cr0, value, cr3, cr4, cr8, efer, xcr0);
    }

    /** The same with another CR3. */
    public ControlRegisters withCr3(long value) {
        return new ControlRegisters(cr0, cr2, value, cr4, cr8, efer, xcr0);
    }

    /** The same with another CR4. */
    public ControlRegisters withCr4(long value) {
        return new ControlRegisters(cr0, cr2, cr3, value, cr8, efer, xcr0);
    }

    /** The same with another CR8. */
    public ControlRegisters withCr8(long value) {
        return new ControlRegisters(cr0, cr2, cr3, cr4, value, efer, xcr0);
    }

    /** The same with another IA32_EFER. */
    public ControlRegisters withEfer(long value) {
        return new ControlRegisters(cr0, cr2, cr3, cr4, cr8, value, xcr0);
    }

    /** The same with another XCR0. */
    public ControlRegisters withXcr0(long value) {
        return new ControlRegisters(cr0, cr2, cr3, cr4, cr8, efer, value);
    }
}

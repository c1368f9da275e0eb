package dev.vmxscope.core.cpu;

/**
 * DR0 to DR3, DR6 and DR7, 64 bits each. The emulator keeps them; it sets no breakpoints by them.
 *
 * @param dr0 breakpoint address
 * @param dr1 breakpoint address
 * @param dr2 breakpoint address
 * @param dr3 breakpoint address
 * @param dr6 status
 * @param dr7 control
 */
public record DebugRegisters(long dr0, long dr1, long dr2, long dr3, long dr6, long dr7) {
    /** After reset. Intel SDM Vol. 3A, table 10-1. */
    public static final DebugRegisters RESET = new DebugRegisters(0, 0, 0, 0, 0xFFFF0FF0L, 0x400);

    /**
     * The register of that number; 4 and 5 stand for 6 and 7.
     *
     * @throws IllegalArgumentException for a number over 7
     */
    public long get(int number) {
        return switch (number) {
            case 0 -> dr0;
            case 1 -> dr1;
            case 2 -> dr2;
            case 3 -> dr3;
            case 4, 6 -> dr6;
            case 5, 7 -> dr7;
            default -> throw new IllegalArgumentException("no DR" + number);
        };
    }

    /** The same with one replaced; 4 and 5 stand for 6 and 7. */
    public DebugRegisters with(int number, long value) {
        return new DebugRegisters(
                number == 0 ? value : dr0,
                number == 1 ? value : dr1,
                number == 2 ? value : dr2,
                number == 3 ? value : dr3,
                number == 4 || number == 6 ? value : dr6,
                number == 5 || number == 7 ? value : dr7);
    }
}

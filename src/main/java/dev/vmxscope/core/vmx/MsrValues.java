package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.SegmentName;

/** What RDMSR gives, wherever the processor keeps it. */
public final class MsrValues {
    /** All types of the page attribute table as after reset. Intel SDM Vol. 3A, section 12.12.4. */
    private static final long PAT_RESET = 0x0007040600070406L;
    /** Local APIC enabled at its architectural address. Intel SDM Vol. 3A, section 11.4.4. */
    private static final long APIC_RESET = 0xFEE00800L;

    private static final long BOOT_PROCESSOR = 1 << 8;

    private MsrValues() {}

    /**
     * The value of an MSR of a processor, 64 bits; 0 where it has none.
     *
     * @param tsc the machine's time stamp
     */
    public static long read(Processor cpu, long tsc, Msr msr) {
        return switch (msr.kind()) {
            case COUNTER -> timeStamp(cpu, tsc);
            case STATE -> cpu.msrs().get(msr.index()).orElseGet(() -> afterReset(cpu, msr));
            case PROFILE, VMX -> cpu.profile().msr(msr.index()).orElse(0);
            case CONTROL -> cpu.control().efer();
            case SEGMENT_BASE -> cpu.segments().get(segment(msr)).base();
        };
    }

    /** What RDTSC gives: the machine's time stamp and the processor's adjustment. Intel SDM Vol. 3B, 18.17.3. */
    static long timeStamp(Processor cpu, long tsc) {
        return tsc + cpu.msrs().getOrZero(Msr.IA32_TSC_ADJUST.index());
    }

    static SegmentName segment(Msr msr) {
        return msr == Msr.IA32_FS_BASE ? SegmentName.FS : SegmentName.GS;
    }

    private static long afterReset(Processor cpu, Msr msr) {
        return switch (msr) {
            case IA32_PAT -> PAT_RESET;
            case IA32_APIC_BASE -> APIC_RESET | (cpu.id() == 0 ? BOOT_PROCESSOR : 0);
            default -> 0;
        };
    }
}

package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.vmx.Place;
import java.util.Map;
import java.util.Optional;

/**
 * CR4 and CR0 of one processor.
 *
 * @param cpu number of the processor
 * @param cr4 now and before, and what VMX operation demands of it
 * @param cr0 now and before, and what VMX operation demands of it
 * @param vmxe whether CR4.VMXE is 1
 * @param mode in or outside VMX operation
 * @param origin who wrote CR4 last
 */
public record ControlState(int cpu, Bits cr4, Bits cr0, boolean vmxe, VmxState.Mode mode, Optional<Written> origin) {

    /**
     * A register, and the bits that VMX operation fixes.
     *
     * @param value 64 bits
     * @param before its value before the last step
     * @param fixed empty on a processor without VMX
     * @param wanted what an instruction that fails wants of it
     */
    public record Bits(long value, long before, Optional<Fixed> fixed, Optional<Wanted> wanted) {}

    /**
     * Two capability MSRs. Intel SDM Vol. 3D, appendix A.7 and A.8.
     *
     * @param fixed0 a bit that is 1 here must be 1
     * @param fixed1 a bit that is 0 here must be 0
     */
    public record Fixed(long fixed0, long fixed1) {}

    /** The registers of the processor that is shown. */
    public static ControlState of(View view) {
        Processor cpu = view.processor();
        Processor before = view.processorBefore();
        Map<Place, Wanted> wanted = Wanted.of(view);
        return new ControlState(
                cpu.id(),
                new Bits(
                        cpu.control().cr4(),
                        before.control().cr4(),
                        fixed(cpu.profile(), Msr.IA32_VMX_CR4_FIXED0, Msr.IA32_VMX_CR4_FIXED1),
                        Optional.ofNullable(wanted.get(Place.Control.CR4))),
                new Bits(
                        cpu.control().cr0(),
                        before.control().cr0(),
                        fixed(cpu.profile(), Msr.IA32_VMX_CR0_FIXED0, Msr.IA32_VMX_CR0_FIXED1),
                        Optional.ofNullable(wanted.get(Place.Control.CR0))),
                Cr4.VMXE.isSet(cpu.control().cr4()),
                cpu.vmx().mode(),
                Written.of(view, Place.Control.CR4, -1));
    }

    private static Optional<Fixed> fixed(CpuProfile profile, Msr fixed0, Msr fixed1) {
        if (!profile.hasVmx()
                || profile.msr(fixed0.index()).isEmpty()
                || profile.msr(fixed1.index()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Fixed(
                profile.msr(fixed0.index()).getAsLong(),
                profile.msr(fixed1.index()).getAsLong()));
    }
}

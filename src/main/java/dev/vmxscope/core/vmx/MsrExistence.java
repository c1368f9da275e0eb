package dev.vmxscope.core.vmx;

import static dev.vmxscope.core.vmx.CommonRequirements.cpuidBit;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import java.util.List;

/** Which of the known MSRs a processor has. Intel SDM Vol. 4, table 2-2; Vol. 3D, appendix A. */
final class MsrExistence {
    private static final int EXTENDED = 0x80000001;
    private static final int LMCE = 27;

    private MsrExistence() {}

    /** Evidence that the processor has that MSR. */
    static Evidence of(Processor cpu, Msr msr) {
        CpuProfile profile = cpu.profile();
        Evidence gate = gate(cpu, msr);
        boolean stored = msr.kind() != Msr.Kind.PROFILE && msr.kind() != Msr.Kind.VMX
                || profile.msr(msr.index()).isPresent();
        return gate.met() && !stored ? Evidence.of(false, msr.name(), 0, 1) : gate;
    }

    /**
     * Evidence of Intel 64: CPUID.80000001H:EDX[29], or, where the profile does not give that leaf, that the processor
     * is in IA-32e mode.
     */
    static Evidence intel64(Processor cpu) {
        boolean told = cpu.profile().cpuid().containsKey(new CpuidLeaf(EXTENDED, 0));
        return !told && cpu.longModeActive()
                ? Evidence.set(Efer.LAYOUT, cpu.control().efer(), Efer.LMA)
                : cpuidBit(cpu.profile(), EXTENDED, 'd', 29);
    }

    private static Evidence gate(Processor cpu, Msr msr) {
        CpuProfile profile = cpu.profile();
        return switch (msr) {
            case IA32_TIME_STAMP_COUNTER -> cpuidBit(profile, 1, 'd', 4);
            case IA32_TSC_ADJUST -> cpuidBit(profile, 7, 'b', 1);
            case IA32_FEATURE_CONTROL ->
                any(List.of(
                        cpuidBit(profile, 1, 'c', 5),
                        cpuidBit(profile, 1, 'c', 6),
                        cpuidBit(profile, 7, 'b', 2),
                        bit(profile, Msr.IA32_MCG_CAP, LMCE)));
            case IA32_SPEC_CTRL ->
                any(List.of(
                        cpuidBit(profile, 7, 'd', 26), cpuidBit(profile, 7, 'd', 27), cpuidBit(profile, 7, 'd', 31)));
            case IA32_PRED_CMD -> cpuidBit(profile, 7, 'd', 26);
            case IA32_SMM_MONITOR_CTL -> any(List.of(cpuidBit(profile, 1, 'c', 5), cpuidBit(profile, 1, 'c', 6)));
            case IA32_MTRRCAP, IA32_MTRR_DEF_TYPE -> cpuidBit(profile, 1, 'd', 12);
            case IA32_SYSENTER_CS, IA32_SYSENTER_ESP, IA32_SYSENTER_EIP -> cpuidBit(profile, 1, 'd', 11);
            case IA32_MCG_CAP -> cpuidBit(profile, 1, 'd', 14);
            case IA32_PAT -> cpuidBit(profile, 1, 'd', 16);
            case IA32_EFER -> any(List.of(intel64(cpu), cpuidBit(profile, EXTENDED, 'd', 20)));
            case IA32_STAR, IA32_LSTAR, IA32_CSTAR, IA32_FMASK, IA32_FS_BASE, IA32_GS_BASE, IA32_KERNEL_GS_BASE ->
                intel64(cpu);
            case IA32_TSC_AUX -> any(List.of(cpuidBit(profile, EXTENDED, 'd', 27), cpuidBit(profile, 7, 'c', 22)));
            default -> msr.kind() == Msr.Kind.VMX ? vmx(profile, msr) : Evidence.of(true, msr.name(), 1, 1);
        };
    }

    private static Evidence vmx(CpuProfile profile, Msr msr) {
        Evidence vmx = cpuidBit(profile, 1, 'c', 5);
        if (!vmx.met()) {
            return vmx;
        }
        return switch (msr) {
            case IA32_VMX_PROCBASED_CTLS2 -> bit(profile, Msr.IA32_VMX_PROCBASED_CTLS, 63);
            case IA32_VMX_EPT_VPID_CAP ->
                secondary(
                        profile,
                        any(List.of(
                                bit(profile, Msr.IA32_VMX_PROCBASED_CTLS2, 33),
                                bit(profile, Msr.IA32_VMX_PROCBASED_CTLS2, 37))));
            case IA32_VMX_TRUE_PINBASED_CTLS,
                    IA32_VMX_TRUE_PROCBASED_CTLS,
                    IA32_VMX_TRUE_EXIT_CTLS,
                    IA32_VMX_TRUE_ENTRY_CTLS -> bit(profile, Msr.IA32_VMX_BASIC, 55);
            case IA32_VMX_VMFUNC -> secondary(profile, bit(profile, Msr.IA32_VMX_PROCBASED_CTLS2, 45));
            case IA32_VMX_PROCBASED_CTLS3 -> bit(profile, Msr.IA32_VMX_PROCBASED_CTLS, 49);
            case IA32_VMX_EXIT_CTLS2 -> bit(profile, Msr.IA32_VMX_EXIT_CTLS, 63);
            default -> vmx;
        };
    }

    /** Without secondary controls there is no IA32_VMX_PROCBASED_CTLS2 whose bits could count. */
    private static Evidence secondary(CpuProfile profile, Evidence gate) {
        Evidence controls = bit(profile, Msr.IA32_VMX_PROCBASED_CTLS, 63);
        return controls.met() ? gate : controls;
    }

    private static Evidence bit(CpuProfile profile, Msr msr, int bit) {
        return Evidence.bits(
                msr.name() + "[" + bit + "]", profile.msr(msr.index()).orElse(0), 1L << bit, 1L << bit);
    }

    /** The first that is met, else the first. */
    private static Evidence any(List<Evidence> choices) {
        return choices.stream().filter(Evidence::met).findFirst().orElse(choices.get(0));
    }
}

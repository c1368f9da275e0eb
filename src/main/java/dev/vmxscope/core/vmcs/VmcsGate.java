package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.VmxMisc;
import java.util.function.Predicate;

/**
 * Which processors have a field of the VMCS. Intel SDM Vol. 3D, the footnotes of appendix B: mostly those that allow a
 * control to be 1.
 *
 * @param text what the processor must have, in the manual's words; empty where every one has the field
 * @param open whether a processor has it
 */
public record VmcsGate(String text, Predicate<CpuProfile> open) {
    static final VmcsGate NONE = new VmcsGate("", profile -> true);
    static final VmcsGate POSTED_INTERRUPTS = of(VmxControls.PIN_BASED, PinBasedControls.POSTED_INTERRUPTS);
    static final VmcsGate TIMER = of(VmxControls.PIN_BASED, PinBasedControls.PREEMPTION_TIMER);
    static final VmcsGate TPR_SHADOW = of(VmxControls.PRIMARY, PrimaryControls.TPR_SHADOW);
    static final VmcsGate MSR_BITMAPS = of(VmxControls.PRIMARY, PrimaryControls.USE_MSR_BITMAPS);
    static final VmcsGate ACTIVATE_SECONDARY = of(VmxControls.PRIMARY, PrimaryControls.ACTIVATE_SECONDARY);
    static final VmcsGate ACTIVATE_TERTIARY = of(VmxControls.PRIMARY, PrimaryControls.ACTIVATE_TERTIARY);
    static final VmcsGate APIC_ACCESSES = of(VmxControls.SECONDARY, SecondaryControls.APIC_ACCESSES);
    static final VmcsGate EPT = of(VmxControls.SECONDARY, SecondaryControls.ENABLE_EPT);
    static final VmcsGate VPID = of(VmxControls.SECONDARY, SecondaryControls.ENABLE_VPID);
    static final VmcsGate VIRTUAL_INTERRUPTS = of(VmxControls.SECONDARY, SecondaryControls.VIRTUAL_INTERRUPTS);
    static final VmcsGate PAUSE_LOOP = of(VmxControls.SECONDARY, SecondaryControls.PAUSE_LOOP_EXITING);
    static final VmcsGate VM_FUNCTIONS = of(VmxControls.SECONDARY, SecondaryControls.ENABLE_VM_FUNCTIONS);
    static final VmcsGate SHADOWING = of(VmxControls.SECONDARY, SecondaryControls.VMCS_SHADOWING);
    static final VmcsGate ENCLS = of(VmxControls.SECONDARY, SecondaryControls.ENCLS_EXITING);
    static final VmcsGate PML = of(VmxControls.SECONDARY, SecondaryControls.ENABLE_PML);
    static final VmcsGate VE = of(VmxControls.SECONDARY, SecondaryControls.EPT_VIOLATION_VE);
    static final VmcsGate XSAVES = of(VmxControls.SECONDARY, SecondaryControls.ENABLE_XSAVES);
    static final VmcsGate PASID = of(VmxControls.SECONDARY, SecondaryControls.PASID_TRANSLATION);
    static final VmcsGate SUB_PAGES = of(VmxControls.SECONDARY, SecondaryControls.SUB_PAGE_WRITES);
    static final VmcsGate TSC_SCALING = of(VmxControls.SECONDARY, SecondaryControls.TSC_SCALING);
    static final VmcsGate PCONFIG = of(VmxControls.SECONDARY, SecondaryControls.ENABLE_PCONFIG);
    static final VmcsGate ENCLV = of(VmxControls.SECONDARY, SecondaryControls.ENCLV_EXITING);
    static final VmcsGate TIMEOUT = of(VmxControls.SECONDARY, SecondaryControls.INSTRUCTION_TIMEOUT);
    static final VmcsGate HLAT = of(VmxControls.TERTIARY, TertiaryControls.ENABLE_HLAT);
    static final VmcsGate IPI = of(VmxControls.TERTIARY, TertiaryControls.IPI_VIRTUALIZATION);
    static final VmcsGate SPEC_CTRL = of(VmxControls.TERTIARY, TertiaryControls.VIRTUALIZE_SPEC_CTRL);
    static final VmcsGate SECONDARY_EXIT = of(VmxControls.EXIT, ExitControls.ACTIVATE_SECONDARY);
    static final VmcsGate HOST_PERF = of(VmxControls.EXIT, ExitControls.LOAD_PERF_GLOBAL_CTRL);
    static final VmcsGate HOST_PAT = of(VmxControls.EXIT, ExitControls.LOAD_PAT);
    static final VmcsGate HOST_EFER = of(VmxControls.EXIT, ExitControls.LOAD_EFER);
    static final VmcsGate HOST_PKRS = of(VmxControls.EXIT, ExitControls.LOAD_PKRS);
    static final VmcsGate HOST_CET = of(VmxControls.EXIT, ExitControls.LOAD_CET);
    static final VmcsGate HOST_FRED = of(VmxControls.SECONDARY_EXIT, SecondaryExitControls.LOAD_FRED);
    static final VmcsGate GUEST_PERF = of(VmxControls.ENTRY, EntryControls.LOAD_PERF_GLOBAL_CTRL)
            .or(of(VmxControls.EXIT, ExitControls.SAVE_PERF_GLOBAL_CTRL));
    static final VmcsGate GUEST_PAT =
            of(VmxControls.ENTRY, EntryControls.LOAD_PAT).or(of(VmxControls.EXIT, ExitControls.SAVE_PAT));
    static final VmcsGate GUEST_EFER =
            of(VmxControls.ENTRY, EntryControls.LOAD_EFER).or(of(VmxControls.EXIT, ExitControls.SAVE_EFER));
    static final VmcsGate BNDCFGS =
            of(VmxControls.ENTRY, EntryControls.LOAD_BNDCFGS).or(of(VmxControls.EXIT, ExitControls.CLEAR_BNDCFGS));
    static final VmcsGate RTIT_CTL =
            of(VmxControls.ENTRY, EntryControls.LOAD_RTIT_CTL).or(of(VmxControls.EXIT, ExitControls.CLEAR_RTIT_CTL));
    static final VmcsGate LBR_CTL =
            of(VmxControls.ENTRY, EntryControls.LOAD_LBR_CTL).or(of(VmxControls.EXIT, ExitControls.CLEAR_LBR_CTL));
    static final VmcsGate UINV =
            of(VmxControls.ENTRY, EntryControls.LOAD_UINV).or(of(VmxControls.EXIT, ExitControls.CLEAR_UINV));
    static final VmcsGate GUEST_PKRS = of(VmxControls.ENTRY, EntryControls.LOAD_PKRS);
    static final VmcsGate GUEST_CET = of(VmxControls.ENTRY, EntryControls.LOAD_CET);
    static final VmcsGate GUEST_FRED = of(VmxControls.ENTRY, EntryControls.LOAD_FRED);
    static final VmcsGate FRED =
            new VmcsGate("CPUID.(7,1):EAX[17]", profile -> (profile.leaf(7, 1).eax() & 1 << 17) != 0);
    static final VmcsGate EPTP_SWITCHING = new VmcsGate(
            "EPTP switching",
            profile -> (profile.msr(Msr.IA32_VMX_VMFUNC.index()).orElse(0) & 1) != 0);

    /** A control may be 1. */
    private static VmcsGate of(VmxControls controls, BitField control) {
        return new VmcsGate(control.name(), profile -> controls.allows(profile, control));
    }

    /** The processor has more than that many CR3-target values. Intel SDM Vol. 3D, A.6. */
    static VmcsGate cr3Targets(int number) {
        return new VmcsGate(
                "more than " + number + " CR3 targets",
                profile -> VmxMisc.CR3_TARGETS.of(
                                profile.msr(Msr.IA32_VMX_MISC.index()).orElse(0))
                        > number);
    }

    private VmcsGate or(VmcsGate other) {
        return new VmcsGate(text + " or " + other.text, open.or(other.open));
    }
}

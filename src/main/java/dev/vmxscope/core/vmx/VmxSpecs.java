package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.EptVpidCapabilities;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.vmcs.SecondaryControls;
import dev.vmxscope.core.vmcs.VmxControls;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.ArrayList;
import java.util.List;

/** The VMX instructions. Intel SDM Vol. 3C, chapter 31 (30 in older editions). */
final class VmxSpecs {
    private static final String SOURCE = "Intel SDM Vol. 3C, 31.3";

    private static final Requirement IN_VMX_OPERATION = Requirement.of(
            "in-vmx-operation",
            SOURCE,
            s -> Evidence.of(
                    s.cpu().vmx().inOperation(),
                    "VMX operation",
                    s.cpu().vmx().mode().ordinal(),
                    VmxState.Mode.ROOT.ordinal()));

    private static final Requirement IN_NON_ROOT = Requirement.of(
            "in-non-root",
            "Intel SDM Vol. 3C, 26.5.6.2",
            s -> Evidence.of(
                    s.cpu().vmx().mode() == VmxState.Mode.NON_ROOT,
                    "VMX operation",
                    s.cpu().vmx().mode().ordinal(),
                    VmxState.Mode.NON_ROOT.ordinal()));

    private static final Requirement CURRENT_VMCS = Requirement.of(
            "current-vmcs",
            SOURCE,
            s -> Evidence.of(
                    s.cpu().vmx().hasCurrentVmcs(),
                    "current-VMCS pointer",
                    s.cpu().vmx().currentVmcs(),
                    0));

    /** No processor of this emulator activates the dual-monitor treatment. Intel SDM Vol. 3C, section 32.15. */
    private static final Requirement DUAL_MONITOR = Requirement.of(
            "dual-monitor-treatment",
            "Intel SDM Vol. 3C, 31.3 VMCALL and 32.15.2",
            s -> Evidence.bits(
                    Msr.IA32_SMM_MONITOR_CTL.name(), s.cpu().msrs().getOrZero(Msr.IA32_SMM_MONITOR_CTL.index()), 1, 1));

    static final List<InstructionSpec> ALL = all();

    private VmxSpecs() {}

    private static List<InstructionSpec> all() {
        return List.of(
                VmxonSpec.VMXON,
                InstructionSpec.vmx(
                        Mnemonic.VMXOFF, prologue(26), (s, next) -> Change.of(next.withVmx(VmxState.OUTSIDE))),
                VmcsPointerSpecs.vmclear(prologue(19)),
                VmcsPointerSpecs.vmptrld(prologue(21)),
                VmcsPointerSpecs.vmptrst(prologue(22)),
                needsVmcs(Mnemonic.VMREAD, 23),
                needsVmcs(Mnemonic.VMWRITE, 25),
                needsVmcs(Mnemonic.VMLAUNCH, 20),
                needsVmcs(Mnemonic.VMRESUME, 24),
                vmcall(),
                InstructionSpec.vmx(
                        Mnemonic.VMFUNC,
                        List.of(
                                Stage.of("VMX operation", Outcome.Fault.UD, IN_NON_ROOT),
                                CommonRequirements.notEmulated(Mnemonic.VMFUNC)),
                        Effect.NONE),
                invalidate(
                        Mnemonic.INVEPT, 50, "ept-supported", SecondaryControls.ENABLE_EPT, EptVpidCapabilities.INVEPT),
                invalidate(
                        Mnemonic.INVVPID,
                        53,
                        "vpid-supported",
                        SecondaryControls.ENABLE_VPID,
                        EptVpidCapabilities.INVVPID));
    }

    private static Stage undefinedUnlessInVmx() {
        return Stage.of(
                "VMX operation and mode",
                Outcome.Fault.UD,
                IN_VMX_OPERATION,
                CommonRequirements.PROTECTED_MODE,
                CommonRequirements.NOT_VIRTUAL_8086,
                CommonRequirements.NOT_COMPATIBILITY_MODE);
    }

    /** What all of them but VMXON, VMCALL and VMFUNC ask first, in this order. */
    private static List<Stage> prologue(int exitReason) {
        return List.of(undefinedUnlessInVmx(), CommonRequirements.exits(exitReason), CommonRequirements.privileged());
    }

    static List<Stage> with(List<Stage> first, Stage... rest) {
        List<Stage> all = new ArrayList<>(first);
        all.addAll(List.of(rest));
        return all;
    }

    private static InstructionSpec needsVmcs(Mnemonic mnemonic, int exitReason) {
        Stage vmcs = Stage.of("current VMCS", Outcome.VmFailInvalid.INSTANCE, CURRENT_VMCS);
        return InstructionSpec.vmx(
                mnemonic, with(prologue(exitReason), vmcs, CommonRequirements.notEmulated(mnemonic)), Effect.NONE);
    }

    /** VMCALL exits in non-root operation whatever the mode; without dual-monitor treatment it fails in root. */
    private static InstructionSpec vmcall() {
        return InstructionSpec.vmx(
                Mnemonic.VMCALL,
                List.of(
                        Stage.of("VMX operation", Outcome.Fault.UD, IN_VMX_OPERATION),
                        CommonRequirements.exits(18),
                        Stage.of(
                                "mode",
                                Outcome.Fault.UD,
                                CommonRequirements.NOT_VIRTUAL_8086,
                                CommonRequirements.NOT_COMPATIBILITY_MODE),
                        CommonRequirements.privileged(),
                        Stage.of("dual-monitor treatment", new Outcome.VmFail(1), DUAL_MONITOR),
                        CommonRequirements.notEmulated(Mnemonic.VMCALL)),
                Effect.NONE);
    }

    private static InstructionSpec invalidate(
            Mnemonic mnemonic, int exitReason, String id, BitField control, BitField capability) {
        Requirement supported = Requirement.of(id, SOURCE + " " + mnemonic + "; Vol. 3D, A.10", s -> {
            if (!VmxControls.SECONDARY.allows(s.cpu().profile(), control)) {
                return Evidence.bits(
                        Msr.IA32_VMX_PROCBASED_CTLS2.name(),
                        s.cpu()
                                .profile()
                                .msr(Msr.IA32_VMX_PROCBASED_CTLS2.index())
                                .orElse(0),
                        control.mask() << 32,
                        control.mask() << 32);
            }
            return Evidence.set(
                    EptVpidCapabilities.LAYOUT,
                    s.cpu().profile().msr(Msr.IA32_VMX_EPT_VPID_CAP.index()).orElse(0),
                    capability);
        });
        Stage undefined = Stage.of(
                "support, VMX operation and mode",
                Outcome.Fault.UD,
                supported,
                IN_VMX_OPERATION,
                CommonRequirements.PROTECTED_MODE,
                CommonRequirements.NOT_VIRTUAL_8086,
                CommonRequirements.NOT_COMPATIBILITY_MODE);
        List<Stage> stages = List.of(
                undefined,
                CommonRequirements.exits(exitReason),
                CommonRequirements.privileged(),
                CommonRequirements.notEmulated(mnemonic));
        return InstructionSpec.vmx(mnemonic, stages, Effect.NONE);
    }
}

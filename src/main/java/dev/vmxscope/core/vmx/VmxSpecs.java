package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.VmxState;
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
                            VmxState.Mode.ROOT.ordinal())
                    .at(Place.State.VMX_OPERATION));

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
        Stage vmcs = Stage.of("current VMCS", Outcome.VmFailInvalid.INSTANCE, CURRENT_VMCS);
        return List.of(
                VmxonSpec.VMXON,
                // A20M needs nothing: VMXON succeeds only with bit 20 not masked, and VMX operation keeps it so.
                InstructionSpec.vmx(
                        Mnemonic.VMXOFF, prologue(26), (s, next) -> Change.of(next.withVmx(VmxState.OUTSIDE))),
                VmcsPointerSpecs.vmclear(prologue(19)),
                VmcsPointerSpecs.vmptrld(prologue(21)),
                VmcsPointerSpecs.vmptrst(prologue(22)),
                VmcsFieldSpecs.vmread(prologue(23), vmcs),
                VmcsFieldSpecs.vmwrite(prologue(25), vmcs),
                VmEntrySpecs.vmlaunch(prologue(20), CURRENT_VMCS),
                VmEntrySpecs.vmresume(prologue(24), CURRENT_VMCS),
                vmcall(),
                InstructionSpec.vmx(
                        Mnemonic.VMFUNC,
                        List.of(
                                Stage.of("VMX operation", Outcome.Fault.UD, IN_NON_ROOT),
                                CommonRequirements.notEmulated(Mnemonic.VMFUNC)),
                        Effect.NONE),
                InvalidationSpecs.invept(invalidationPrologue(InvalidationSpecs.eptSupported(), 50)),
                InvalidationSpecs.invvpid(invalidationPrologue(InvalidationSpecs.vpidSupported(), 53)));
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

    private static List<Stage> invalidationPrologue(Requirement supported, int exitReason) {
        Stage undefined = Stage.of(
                "support, VMX operation and mode",
                Outcome.Fault.UD,
                supported,
                IN_VMX_OPERATION,
                CommonRequirements.PROTECTED_MODE,
                CommonRequirements.NOT_VIRTUAL_8086,
                CommonRequirements.NOT_COMPATIBILITY_MODE);
        return List.of(undefined, CommonRequirements.exits(exitReason), CommonRequirements.privileged());
    }
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;

/**
 * VMXON. Intel SDM Vol. 3C, section 31.3, "VMXON", and section 24.7, "Enabling and entering VMX operation". The
 * decoder has rejected the register form.
 *
 * <p>The manual asks for CPL 0 in one breath with the registers outside VMX operation, and alone in root operation;
 * there the registers and the operand are not looked at.
 */
final class VmxonSpec {
    private static final String SOURCE = "Intel SDM Vol. 3C, 31.3 VMXON";
    private static final String ENABLING = "Intel SDM Vol. 3C, 24.7";
    private static final int EXIT_REASON = 27;
    private static final int ERROR_IN_ROOT = 15;

    private static final Requirement VMXE_SET = Requirement.of(
            "vmxe-set",
            ENABLING,
            s -> Evidence.set(Cr4.LAYOUT, s.cpu().control().cr4(), Cr4.VMXE).at(Place.Control.CR4));

    private static final Requirement A20_NOT_MASKED = Requirement.of(
                    "a20-not-masked",
                    SOURCE,
                    s -> Evidence.bits("A20M", s.cpu().a20Masked() ? 1 : 0, 1, 0)
                            .at(Place.State.A20M))
            .when(Situation::outsideVmx);

    private static final Requirement LOCKED = Requirement.of(
                    "feature-control-locked",
                    ENABLING,
                    s -> Evidence.set(FeatureControl.LAYOUT, s.cpu().featureControl(), FeatureControl.LOCK)
                            .at(Place.Model.FEATURE_CONTROL))
            .when(Situation::outsideVmx);

    private static final Requirement INSIDE_SMX = Requirement.of(
                    "feature-control-inside-smx",
                    ENABLING,
                    s -> Evidence.set(FeatureControl.LAYOUT, s.cpu().featureControl(), FeatureControl.VMX_INSIDE_SMX)
                            .at(Place.Model.FEATURE_CONTROL))
            .when(s -> s.outsideVmx() && s.cpu().smx());

    private static final Requirement OUTSIDE_SMX = Requirement.of(
                    "feature-control-outside-smx",
                    ENABLING,
                    s -> Evidence.set(FeatureControl.LAYOUT, s.cpu().featureControl(), FeatureControl.VMX_OUTSIDE_SMX)
                            .at(Place.Model.FEATURE_CONTROL))
            .when(s -> s.outsideVmx() && !s.cpu().smx());

    private static final Requirement NOT_IN_ROOT = Requirement.of(
            "not-in-root",
            SOURCE,
            s -> Evidence.of(
                            !s.inRoot(),
                            "VMX operation",
                            s.cpu().vmx().mode().ordinal(),
                            VmxState.Mode.OUTSIDE.ordinal())
                    .at(Place.State.VMX_OPERATION));

    static final InstructionSpec VMXON = InstructionSpec.vmx(
            Mnemonic.VMXON,
            List.of(
                    Stage.of(
                            "mode and CR4.VMXE",
                            Outcome.Fault.UD,
                            CommonRequirements.PROTECTED_MODE,
                            VMXE_SET,
                            CommonRequirements.NOT_VIRTUAL_8086,
                            CommonRequirements.NOT_COMPATIBILITY_MODE),
                    CommonRequirements.exits(EXIT_REASON),
                    Stage.of(
                            "privilege and registers",
                            Outcome.Fault.GP0,
                            CommonRequirements.CPL_0,
                            A20_NOT_MASKED,
                            FixedBits.cr0Fixed0(s -> s.cpu().control().cr0(), s -> Place.Control.CR0)
                                    .when(Situation::outsideVmx),
                            FixedBits.cr0Fixed1(s -> s.cpu().control().cr0(), s -> Place.Control.CR0)
                                    .when(Situation::outsideVmx),
                            FixedBits.cr4Fixed0(s -> s.cpu().control().cr4(), s -> Place.Control.CR4)
                                    .when(Situation::outsideVmx),
                            FixedBits.cr4Fixed1(s -> s.cpu().control().cr4(), s -> Place.Control.CR4)
                                    .when(Situation::outsideVmx),
                            LOCKED,
                            INSIDE_SMX,
                            OUTSIDE_SMX),
                    Stage.of("VMX root operation", new Outcome.VmFail(ERROR_IN_ROOT), NOT_IN_ROOT),
                    CommonRequirements.operandAccess(0, 8, AccessKind.READ),
                    Stage.of(
                            "VMXON pointer",
                            Outcome.VmFailInvalid.INSTANCE,
                            RegionRequirements.ALIGNED,
                            RegionRequirements.WIDTH),
                    Stage.of(
                            "VMXON region",
                            Outcome.VmFailInvalid.INSTANCE,
                            RegionRequirements.REVISION,
                            RegionRequirements.NOT_SHADOW)),
            (s, next) -> {
                Access.Reached operand = (Access.Reached) s.access(0, 8, AccessKind.READ);
                return Change.of(next.withVmx(VmxState.root(operand.read(s.memory(), 0, 8))))
                        .writing(operand.marks());
            });

    private VmxonSpec() {}
}

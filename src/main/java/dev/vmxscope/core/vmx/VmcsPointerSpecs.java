package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.vmcs.SecondaryControls;
import dev.vmxscope.core.vmcs.VmcsRegion;
import dev.vmxscope.core.vmcs.VmxControls;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;

/** VMCLEAR, VMPTRLD and VMPTRST. Intel SDM Vol. 3C, section 31.3. */
final class VmcsPointerSpecs {
    private VmcsPointerSpecs() {}

    static InstructionSpec vmclear(List<Stage> prologue) {
        return InstructionSpec.vmx(
                Mnemonic.VMCLEAR,
                VmxSpecs.with(
                        prologue,
                        CommonRequirements.operandAccess(0, 8, AccessKind.READ),
                        Stage.of(
                                "VMCS pointer",
                                new Outcome.VmFail(2),
                                RegionRequirements.ALIGNED,
                                RegionRequirements.WIDTH),
                        Stage.of("VMXON region", new Outcome.VmFail(3), RegionRequirements.NOT_VMXON_REGION)),
                (s, next) -> {
                    Access.Reached operand = (Access.Reached) s.access(0, 8, AccessKind.READ);
                    long region = operand.read(s.memory(), 0, 8);
                    VmxState vmx = s.cpu().vmx();
                    VmxState after = vmx.currentVmcs() == region ? vmx.withCurrentVmcs(VmxState.NONE) : vmx;
                    return Change.of(next.withVmx(after))
                            .writing(operand.marks())
                            .writing(List.of(new MemoryWrite(region + VmcsRegion.LAUNCH_STATE, 0, 4)));
                });
    }

    static InstructionSpec vmptrld(List<Stage> prologue) {
        Requirement notShadow = RegionRequirements.NOT_SHADOW.when(
                s -> !VmxControls.SECONDARY.allows(s.cpu().profile(), SecondaryControls.VMCS_SHADOWING));
        return InstructionSpec.vmx(
                Mnemonic.VMPTRLD,
                VmxSpecs.with(
                        prologue,
                        CommonRequirements.operandAccess(0, 8, AccessKind.READ),
                        Stage.of(
                                "VMCS pointer",
                                new Outcome.VmFail(9),
                                RegionRequirements.ALIGNED,
                                RegionRequirements.WIDTH),
                        Stage.of("VMXON region", new Outcome.VmFail(10), RegionRequirements.NOT_VMXON_REGION),
                        Stage.of("VMCS region", new Outcome.VmFail(11), RegionRequirements.REVISION, notShadow)),
                (s, next) -> {
                    Access.Reached operand = (Access.Reached) s.access(0, 8, AccessKind.READ);
                    long region = operand.read(s.memory(), 0, 8);
                    return Change.of(next.withVmx(s.cpu().vmx().withCurrentVmcs(region)))
                            .writing(operand.marks());
                });
    }

    static InstructionSpec vmptrst(List<Stage> prologue) {
        return InstructionSpec.vmx(
                Mnemonic.VMPTRST,
                VmxSpecs.with(prologue, CommonRequirements.operandAccess(0, 8, AccessKind.WRITE)),
                (s, next) -> {
                    Access.Reached operand = (Access.Reached) s.access(0, 8, AccessKind.WRITE);
                    return Change.of(next)
                            .writing(operand.marks())
                            .writing(operand.write(0, s.cpu().vmx().currentVmcs(), 8));
                });
    }
}

package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.vmx.Place;
import java.util.Optional;

/**
 * IA32_FEATURE_CONTROL of one processor.
 *
 * @param cpu number of the processor
 * @param value 64 bits
 * @param before its value before the last step
 * @param locked whether software can no longer write it
 * @param meaning what the value means for VMXON
 * @param origin who wrote it last
 * @param firmware what the firmware is set to write at the next start
 * @param wanted what an instruction that fails wants of it
 */
public record FeatureControlState(
        int cpu,
        long value,
        long before,
        boolean locked,
        Meaning meaning,
        Optional<Written> origin,
        Firmware firmware,
        Optional<Wanted> wanted) {

    /** What a value means for VMXON. Intel SDM Vol. 3C, section 24.7. */
    public enum Meaning {
        /** The processor has no VMX. */
        NO_VMX,
        /** Not locked: VMXON raises #GP(0), but software may still write and lock the register. */
        UNLOCKED,
        /** Locked without the bit that VMXON needs: only a power cycle opens it again. */
        LOCKED_OFF,
        /** Locked with VMX inside SMX only. */
        LOCKED_SMX_ONLY,
        /** Locked with VMX enabled: this register does not keep VMXON from succeeding. */
        READY
    }

    /** The register of the processor that is shown. */
    public static FeatureControlState of(View view) {
        Processor cpu = view.processor();
        long value = cpu.featureControl();
        return new FeatureControlState(
                cpu.id(),
                value,
                view.processorBefore().featureControl(),
                FeatureControl.LOCK.isSet(value),
                meaning(cpu),
                Written.of(view, Place.Model.FEATURE_CONTROL, -1),
                view.machine().setup().firmware(),
                Optional.ofNullable(Wanted.of(view).get(Place.Model.FEATURE_CONTROL)));
    }

    private static Meaning meaning(Processor cpu) {
        long value = cpu.featureControl();
        if (!cpu.profile().hasVmx()) {
            return Meaning.NO_VMX;
        }
        if (!FeatureControl.LOCK.isSet(value)) {
            return Meaning.UNLOCKED;
        }
        boolean enabled = (cpu.smx() ? FeatureControl.VMX_INSIDE_SMX : FeatureControl.VMX_OUTSIDE_SMX).isSet(value);
        if (enabled) {
            return Meaning.READY;
        }
        return !cpu.smx() && FeatureControl.VMX_INSIDE_SMX.isSet(value) ? Meaning.LOCKED_SMX_ONLY : Meaning.LOCKED_OFF;
    }
}

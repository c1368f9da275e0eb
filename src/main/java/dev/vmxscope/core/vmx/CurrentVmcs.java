package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.vmcs.PrimaryControls;
import dev.vmxscope.core.vmcs.VmcsField;
import dev.vmxscope.core.vmcs.VmxControls;
import java.util.Optional;

/**
 * The current VMCS as the checks of VM entry read it.
 *
 * @param cpu the processor
 * @param memory physical memory; only read
 * @param region physical address of the region, 64 bits
 */
record CurrentVmcs(Processor cpu, MemoryView memory, long region) {

    /** The current VMCS, if there is one. */
    static Optional<CurrentVmcs> of(Situation s) {
        return s.cpu().vmx().hasCurrentVmcs()
                ? Optional.of(new CurrentVmcs(s.cpu(), s.memory(), s.cpu().vmx().currentVmcs()))
                : Optional.empty();
    }

    CpuProfile profile() {
        return cpu.profile();
    }

    /** The value of a field, zero-extended to 64 bits. */
    long read(VmcsField field) {
        return field.read(memory, region);
    }

    /** The value of a control field. */
    long read(VmxControls controls) {
        return read(controls.field());
    }

    /**
     * Whether a control is 1 and means something: one that the processor does not allow to be 1 is a mistake by itself,
     * and no other rule depends on it; without "activate secondary controls" the secondary ones count as 0. Intel SDM
     * Vol. 3C, section 25.6.2.
     */
    boolean on(VmxControls controls, BitField control) {
        return used(controls) && control.isSet(read(controls) & controls.mayBeOne(profile()));
    }

    /** Whether the processor looks at that control field at all. */
    boolean used(VmxControls controls) {
        return switch (controls) {
            case SECONDARY -> on(VmxControls.PRIMARY, PrimaryControls.ACTIVATE_SECONDARY);
            case TERTIARY -> on(VmxControls.PRIMARY, PrimaryControls.ACTIVATE_TERTIARY);
            case PIN_BASED, PRIMARY, EXIT, ENTRY -> true;
            case SECONDARY_EXIT -> false;
        };
    }

    /** Where a field is kept. */
    Place place(VmcsField field) {
        return new Place.Memory(field.label(), region + field.offset(), field.bits() / 8);
    }

    /** Evidence of a field by its whole value. */
    Evidence whole(VmcsField field, boolean met, long required) {
        return Evidence.of(met, field.label(), read(field), required).at(place(field));
    }

    /** Evidence that a field is not 0. */
    Evidence notZero(VmcsField field) {
        return whole(field, read(field) != 0, 1);
    }

    /** Evidence that the whole field has given bits. */
    Evidence bits(VmcsField field, long mask, long required) {
        return Evidence.bits(field.label(), read(field), mask, required).at(place(field));
    }

    /** Evidence that many bits of a field have given values, told by the names of a register's fields. */
    Evidence masked(VmcsField field, RegisterLayout like, long mask, long required) {
        RegisterLayout named = new RegisterLayout(field.label(), like.bits(), like.source(), like.fields());
        return Evidence.masked(named, read(field), mask, required).at(place(field));
    }

    /** Evidence that a control is 1. */
    Evidence set(VmxControls controls, BitField control) {
        return Evidence.set(controls.layout(), read(controls), control).at(place(controls.field()));
    }

    /** Evidence that a control is 0. */
    Evidence clear(VmxControls controls, BitField control) {
        return Evidence.clear(controls.layout(), read(controls), control).at(place(controls.field()));
    }

    /** Evidence that a field holds a physical address of an aligned structure, not too wide. */
    Evidence address(VmcsField field, long alignment) {
        return bits(field, alignment - 1 | RegionRequirements.tooHigh(profile()), 0);
    }
}

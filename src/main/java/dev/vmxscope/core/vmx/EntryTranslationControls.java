package dev.vmxscope.core.vmx;

import static dev.vmxscope.core.vmcs.VmxControls.SECONDARY;
import static dev.vmxscope.core.vmx.EntryExecutionControls.CHECK;
import static dev.vmxscope.core.vmx.EntryExecutionControls.PAGE;
import static dev.vmxscope.core.vmx.EntryExecutionControls.needs;
import static dev.vmxscope.core.vmx.EntryExecutionControls.page;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.vmcs.SecondaryControls;
import dev.vmxscope.core.vmcs.VmcsField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What VM entry asks of the controls of address translation and of those that rest on it. Intel SDM Vol. 3C, section
 * 27.2.1.1.
 */
final class EntryTranslationControls {
    private static final BitField EPTP_SWITCHING = BitField.bit("EPTP switching", 0);

    private EntryTranslationControls() {}

    static List<Requirement> all() {
        List<Requirement> all = new ArrayList<>();
        all.add(CHECK.when(
                "entry-vpid-not-zero",
                v -> v.on(SECONDARY, SecondaryControls.ENABLE_VPID),
                v -> v.notZero(VmcsField.VPID)));
        all.add(pointer(EptPointer.MEMORY_TYPE, EptPointer::memoryType));
        all.add(pointer(EptPointer.WALK_LENGTH, EptPointer::walkLength));
        all.add(pointer(EptPointer.ACCESSED_DIRTY, EptPointer::accessedDirty));
        all.add(pointer(EptPointer.RESERVED, EptPointer::reserved));
        all.add(needsEpt("entry-pml-needs-ept", SecondaryControls.ENABLE_PML));
        all.add(page("entry-pml-address", SECONDARY, SecondaryControls.ENABLE_PML, VmcsField.PML_ADDRESS));
        all.add(needsEpt("entry-unrestricted-guest-needs-ept", SecondaryControls.UNRESTRICTED_GUEST));
        all.add(needsEpt("entry-mode-based-execute-needs-ept", SecondaryControls.MODE_BASED_EXECUTE));
        all.add(needsEpt("entry-sub-page-writes-need-ept", SecondaryControls.SUB_PAGE_WRITES));
        all.add(page(
                "entry-sub-page-table-address",
                SECONDARY,
                SecondaryControls.SUB_PAGE_WRITES,
                VmcsField.SUB_PAGE_TABLE_POINTER));
        all.add(needsEpt("entry-pt-guest-physical-needs-ept", SecondaryControls.PT_GUEST_PHYSICAL));
        all.addAll(functions());
        all.addAll(others());
        return all;
    }

    private static Requirement needsEpt(String id, BitField control) {
        return needs(CHECK, id, SECONDARY, control, SECONDARY, SecondaryControls.ENABLE_EPT);
    }

    private static Requirement pointer(String id, Function<EptPointer, Evidence> check) {
        return CHECK.when(
                id,
                v -> v.on(SECONDARY, SecondaryControls.ENABLE_EPT),
                v -> check.apply(new EptPointer(
                                v.profile(), VmcsField.EPT_POINTER.label(), v.read(VmcsField.EPT_POINTER)))
                        .at(v.place(VmcsField.EPT_POINTER)));
    }

    private static boolean switches(CurrentVmcs v) {
        return v.on(SECONDARY, SecondaryControls.ENABLE_VM_FUNCTIONS)
                && EPTP_SWITCHING.isSet(v.read(VmcsField.VM_FUNCTION_CONTROLS) & functionsAllowed(v));
    }

    private static long functionsAllowed(CurrentVmcs v) {
        return v.profile().msr(Msr.IA32_VMX_VMFUNC.index()).orElse(0);
    }

    private static List<Requirement> functions() {
        return List.of(
                CHECK.when(
                        "entry-vm-functions-allowed",
                        v -> v.on(SECONDARY, SecondaryControls.ENABLE_VM_FUNCTIONS),
                        v -> v.bits(VmcsField.VM_FUNCTION_CONTROLS, ~functionsAllowed(v), 0)),
                CHECK.when(
                        "entry-eptp-switching-needs-ept",
                        EntryTranslationControls::switches,
                        v -> v.set(SECONDARY, SecondaryControls.ENABLE_EPT)),
                CHECK.when(
                        "entry-eptp-list-address",
                        EntryTranslationControls::switches,
                        v -> v.address(VmcsField.EPTP_LIST_ADDRESS, PAGE)));
    }

    private static List<Requirement> others() {
        return List.of(
                page("entry-vmread-bitmap", SECONDARY, SecondaryControls.VMCS_SHADOWING, VmcsField.VMREAD_BITMAP),
                page("entry-vmwrite-bitmap", SECONDARY, SecondaryControls.VMCS_SHADOWING, VmcsField.VMWRITE_BITMAP),
                page(
                        "entry-ve-information-address",
                        SECONDARY,
                        SecondaryControls.EPT_VIOLATION_VE,
                        VmcsField.VE_INFORMATION_ADDRESS),
                CHECK.when(
                        "entry-tsc-multiplier-not-zero",
                        v -> v.on(SECONDARY, SecondaryControls.TSC_SCALING),
                        v -> v.notZero(VmcsField.TSC_MULTIPLIER)));
    }
}

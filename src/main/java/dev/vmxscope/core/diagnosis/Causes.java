package dev.vmxscope.core.diagnosis;

import static dev.vmxscope.core.diagnosis.NamedCause.*;

import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which named cause stands behind an unmet requirement. A choice belongs to one requirement and gives the first cause
 * whose condition holds, from the special to the general. Several choices of one requirement look at different bits and
 * are independent of each other.
 */
final class Causes {
    private static final long NE_PG = Cr0.NE.mask() | Cr0.PG.mask();

    /** A cause and the condition under which it stands behind the requirement. */
    record Case(NamedCause cause, Predicate<Clue> condition) {}

    /**
     * The causes that one requirement can have.
     *
     * @param requirement its id; with an asterisk at the end, all those that begin so
     */
    record Choice(String requirement, List<Case> cases) {
        boolean of(String id) {
            return requirement.endsWith("*")
                    ? id.startsWith(requirement.substring(0, requirement.length() - 1))
                    : id.equals(requirement);
        }
    }

    static final List<Choice> TABLE = table();

    private Causes() {}

    /** The causes of one unmet requirement, none if it has none with a name. */
    static List<NamedCause> of(Clue clue) {
        String id = clue.finding().requirement().id();
        return TABLE.stream()
                .filter(choice -> choice.of(id))
                .flatMap(choice -> choice.cases().stream()
                        .filter(one -> one.condition().test(clue))
                        .limit(1))
                .map(Case::cause)
                .toList();
    }

    private static Choice choice(String requirement, Case... cases) {
        return new Choice(requirement, List.of(cases));
    }

    private static Case when(NamedCause cause, Predicate<Clue> condition) {
        return new Case(cause, condition);
    }

    private static Case otherwise(NamedCause cause) {
        return new Case(cause, clue -> true);
    }

    private static List<Choice> table() {
        List<Choice> all = new ArrayList<>();
        all.addAll(featureControl());
        all.addAll(controlRegisters());
        all.addAll(modes());
        all.addAll(operands());
        all.addAll(regions());
        all.addAll(vmxOperation());
        all.addAll(currentVmcs());
        all.addAll(vmEntry());
        all.addAll(modelSpecificRegisters());
        return List.copyOf(all);
    }

    private static List<Choice> featureControl() {
        return List.of(
                choice("feature-control-locked", otherwise(UNLOCKED)),
                choice("feature-control-inside-smx", when(UNLOCKED, Clue::unlocked), otherwise(SMX_INSIDE)),
                choice(
                        "feature-control-outside-smx",
                        when(UNLOCKED, Clue::unlocked),
                        when(LOCKED_TOO_EARLY, Clue::lockedTooEarly),
                        when(SMX_ONLY, Clue::smxOnly),
                        otherwise(BIOS_OFF)),
                choice(
                        "feature-control-unlocked",
                        when(LOCKED_TOO_EARLY, Clue::lockedTooEarly),
                        otherwise(LOCKED_WRITE)),
                choice("feature-control-vmx-supported", lacking()),
                choice("feature-control-reserved-clear", otherwise(FEATURE_CONTROL_BITS)),
                choice("feature-control-smx-supported", otherwise(FEATURE_CONTROL_BITS)),
                choice("feature-control-sgx-supported", otherwise(FEATURE_CONTROL_BITS)),
                choice("feature-control-lmce-supported", otherwise(FEATURE_CONTROL_BITS)));
    }

    /** Why a processor has no VMX. */
    private static Case[] lacking() {
        return new Case[] {
            when(HIDDEN_BY_HOST, Clue::hiddenByHost), when(AMD_PROCESSOR, Clue::amd), when(NO_VMX, Clue::lacksVmx)
        };
    }

    private static List<Choice> controlRegisters() {
        return List.of(
                choice(
                        "vmxe-set",
                        when(HIDDEN_BY_HOST, Clue::hiddenByHost),
                        when(AMD_PROCESSOR, Clue::amd),
                        when(NO_VMX, Clue::lacksVmx),
                        when(VME_NOT_VMXE, Clue::vmeForVmxe),
                        when(VMXE_TAKEN_AWAY, Clue::vmxeCleared),
                        when(OTHER_CORE, Clue::vmxeElsewhere),
                        otherwise(NO_VMXE)),
                choice("cr4-vmxe-supported", lacking()),
                choice("cr4-reserved-clear", otherwise(CR4_UNSUPPORTED)),
                choice("cr4-vmxe-kept", otherwise(CLEAR_VMXE_IN_VMX)),
                choice("cr4-fixed0", otherwise(CR4_FIXED)),
                choice("cr4-fixed1", otherwise(CR4_FIXED)),
                choice(
                        "cr0-fixed0",
                        when(CLEAR_CR0_IN_VMX, Clue::inVmxOperation),
                        when(FIXED_BITS, c -> c.wrong(Cr0.NE))),
                choice("cr0-fixed0", when(PAGING_OFF, c -> !c.inVmxOperation() && c.wrong(Cr0.PG))),
                choice("cr0-fixed0", when(CR0_FIXED, c -> !c.inVmxOperation() && c.wrongBeside(NE_PG))),
                choice("cr0-fixed1", otherwise(CR0_FIXED)));
    }

    private static List<Choice> modes() {
        return List.of(
                choice("cpl-0", otherwise(USER_MODE)),
                choice("not-compatibility-mode", otherwise(COMPATIBILITY_MODE)),
                choice("protected-mode", otherwise(REAL_MODE)),
                choice("not-virtual-8086", otherwise(VIRTUAL_8086)),
                choice("a20-not-masked", otherwise(A20M)));
    }

    private static List<Choice> operands() {
        return List.of(
                choice("operand-canonical", otherwise(OPERAND_NOT_CANONICAL)),
                choice("operand-segment", otherwise(OPERAND_SEGMENT)),
                choice(
                        "operand-mapped",
                        when(VALUE_NOT_POINTER, Clue::operandIsPhysicalAddress),
                        when(OPERAND_NOT_MAPPED, Clue::emulated)));
    }

    private static List<Choice> regions() {
        return List.of(
                choice("region-aligned", when(VALUE_NOT_POINTER, Clue::readsTheRegion), otherwise(UNALIGNED)),
                choice("region-width", when(VIRTUAL_ADDRESS, Clue::wideVirtualAddress), otherwise(WIDTH)),
                choice(
                        "region-revision",
                        when(NULL_REGION, Clue::nullRegion),
                        when(NO_MEMORY_THERE, Clue::beyondMemory),
                        when(VIRTUAL_ADDRESS, Clue::virtualAddressOfRegion),
                        when(VMPTRLD_REVISION, c -> c.is(Mnemonic.VMPTRLD)),
                        when(REVISION_ID, Clue::zeroHeader),
                        otherwise(REVISION_WRONG)),
                choice("region-not-shadow", when(NO_MEMORY_THERE, Clue::beyondMemory), otherwise(REV_BIT31)),
                choice("not-vmxon-region", otherwise(VMXON_REGION_AS_VMCS)));
    }

    private static List<Choice> vmxOperation() {
        return List.of(
                choice("not-in-root", when(ALREADY_ROOT_VMCS, Clue::hasCurrentVmcs), otherwise(ALREADY_ROOT)),
                choice(
                        "in-vmx-operation",
                        when(VMXON_HAD_FAILED, Clue::vmxonFailed),
                        when(VMXOFF_TWICE, c -> c.is(Mnemonic.VMXOFF) && c.leftVmx()),
                        when(VMX_ON_OTHER_CORE, Clue::vmxElsewhere),
                        when(VMXOFF_OUTSIDE, c -> c.is(Mnemonic.VMXOFF)),
                        otherwise(BEFORE_VMXON)),
                choice("dual-monitor-treatment", otherwise(VMCALL_IN_ROOT)),
                choice("in-non-root", otherwise(VMFUNC_OUTSIDE_GUEST)),
                choice("ept-supported", otherwise(NO_EPT_OR_VPID)),
                choice("vpid-supported", otherwise(NO_EPT_OR_VPID)));
    }

    private static List<Choice> currentVmcs() {
        return List.of(
                choice("current-vmcs", when(STALE_ERROR, Clue::readsErrorNumber), otherwise(NO_CURRENT_VMCS)),
                choice("vmcs-not-shadow", otherwise(SHADOW_VMCS)),
                choice("vmcs-field-supported", otherwise(VMCS_FIELD_UNSUPPORTED)),
                choice("vmcs-field-writable", otherwise(VMCS_FIELD_READ_ONLY)),
                choice("vmcs-clear", otherwise(LAUNCH_OF_LAUNCHED)),
                choice("vmcs-launched", otherwise(RESUME_OF_CLEAR)),
                choice("events-not-blocked-by-mov-ss", otherwise(MOV_SS_SHADOW)),
                choice("invept-*", otherwise(INVALIDATION_OPERAND)),
                choice("invvpid-*", otherwise(INVALIDATION_OPERAND)));
    }

    /** The checks of VM entry, whose own error numbers tell controls from host state; INVEPT shares those of the EPTP. */
    private static List<Choice> vmEntry() {
        Case[] cases = {
            when(INVALIDATION_OPERAND, c -> c.is(Mnemonic.INVEPT)),
            when(INVALID_HOST_STATE, Clue::hostState),
            when(CONTROLS_NOT_ALLOWED, c -> c.finding().requirement().id().endsWith("controls-allowed")),
            otherwise(INVALID_CONTROLS)
        };
        return List.of(
                choice("entry-*", cases),
                choice("exit-*", cases),
                choice("eptp-*", cases),
                choice("guest-*", cases),
                choice("host-*", cases));
    }

    private static List<Choice> modelSpecificRegisters() {
        return List.of(
                choice(
                        "msr-exists",
                        when(RDMSR_TOO_EARLY, c -> c.is(Mnemonic.RDMSR) && c.lacksVmx() && c.capabilityMsr()),
                        when(CAPABILITY_ABSENT, c -> !c.lacksVmx() && c.capabilityMsr()),
                        when(HIDDEN_BY_HOST, c -> c.hiddenByHost() && c.speaksOfVmx()),
                        when(AMD_PROCESSOR, c -> c.amd() && c.speaksOfVmx()),
                        when(NO_VMX, c -> c.lacksVmx() && c.speaksOfVmx())),
                choice("msr-writable", when(CAPABILITY_READ_ONLY, Clue::capabilityMsr)));
    }
}

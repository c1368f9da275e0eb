package dev.vmxscope.core.vmx;

import static dev.vmxscope.core.vmcs.VmxControls.ENTRY;
import static dev.vmxscope.core.vmcs.VmxControls.EXIT;
import static dev.vmxscope.core.vmcs.VmxControls.PIN_BASED;
import static dev.vmxscope.core.vmcs.VmxControls.PRIMARY;
import static dev.vmxscope.core.vmcs.VmxControls.SECONDARY;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.VmxBasic;
import dev.vmxscope.core.cpu.VmxMisc;
import dev.vmxscope.core.vmcs.EntryControls;
import dev.vmxscope.core.vmcs.EntryInterruption;
import dev.vmxscope.core.vmcs.ExitControls;
import dev.vmxscope.core.vmcs.PinBasedControls;
import dev.vmxscope.core.vmcs.PrimaryControls;
import dev.vmxscope.core.vmcs.SecondaryControls;
import dev.vmxscope.core.vmcs.VmcsField;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What VM entry asks of the VM-exit and VM-entry control fields. Intel SDM Vol. 3C, sections 27.2.1.2 and 27.2.1.3
 * (26.2.1.2 and 26.2.1.3 in older editions). No processor here is ever in SMM.
 */
final class EntryTransitionControls {
    private static final EntryCheck OF_EXIT = new EntryCheck("Intel SDM Vol. 3C, 27.2.1.2", 7);
    private static final EntryCheck OF_ENTRY = new EntryCheck("Intel SDM Vol. 3C, 27.2.1.3", 7);

    private static final int MSR_ENTRY_BYTES = 16;
    private static final int NMI_VECTOR = 2;
    private static final long VECTOR_ABOVE_31 = 0xE0;
    private static final long RESERVED = 0x7FFFF000L;
    private static final long ERROR_CODE_HIGH = 0xFFFF0000L;
    private static final int LONGEST_INSTRUCTION = 15;
    /** The vectors of #DF, #TS, #NP, #SS, #GP, #PF and #AC, a bit for each. */
    private static final long WITH_ERROR_CODE = 1 << 8 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14 | 1 << 17;

    private EntryTransitionControls() {}

    static List<Requirement> all() {
        return List.of(
                EntryExecutionControls.allowed(OF_EXIT, "exit-controls-allowed", EXIT),
                EntryExecutionControls.needs(
                        OF_EXIT,
                        "entry-save-timer-needs-timer",
                        EXIT,
                        ExitControls.SAVE_TIMER,
                        PIN_BASED,
                        PinBasedControls.PREEMPTION_TIMER),
                list(
                        OF_EXIT,
                        "entry-exit-msr-store-list",
                        VmcsField.EXIT_MSR_STORE_ADDRESS,
                        VmcsField.EXIT_MSR_STORE_COUNT),
                list(
                        OF_EXIT,
                        "entry-exit-msr-load-list",
                        VmcsField.EXIT_MSR_LOAD_ADDRESS,
                        VmcsField.EXIT_MSR_LOAD_COUNT),
                EntryExecutionControls.allowed(OF_ENTRY, "entry-controls-allowed", ENTRY),
                OF_ENTRY.of("entry-not-for-smm", EntryTransitionControls::notForSmm),
                event("entry-event-type", EntryTransitionControls::injects, EntryTransitionControls::type),
                event("entry-event-vector", EntryTransitionControls::vectorMatters, EntryTransitionControls::vector),
                event(
                        "entry-event-error-code-delivered",
                        EntryTransitionControls::deliveryMatters,
                        EntryTransitionControls::delivery),
                event("entry-event-reserved", EntryTransitionControls::injects, EntryTransitionControls::reserved),
                event(
                        "entry-event-error-code",
                        v -> injects(v) && EntryInterruption.DELIVER_ERROR_CODE.isSet(information(v)),
                        v -> v.bits(VmcsField.ENTRY_ERROR_CODE, ERROR_CODE_HIGH, 0)),
                event(
                        "entry-event-instruction-length",
                        EntryTransitionControls::isSoftware,
                        EntryTransitionControls::length),
                list(
                        OF_ENTRY,
                        "entry-msr-load-list",
                        VmcsField.ENTRY_MSR_LOAD_ADDRESS,
                        VmcsField.ENTRY_MSR_LOAD_COUNT));
    }

    private static Requirement event(
            String id, Predicate<CurrentVmcs> condition, Function<CurrentVmcs, Evidence> check) {
        return OF_ENTRY.when(id, condition, check);
    }

    private static Evidence told(CurrentVmcs v, boolean met, long mask, long required, BitField field) {
        VmcsField information = VmcsField.ENTRY_INTERRUPTION_INFORMATION;
        return new Evidence(met, information.label(), List.of(field), v.read(information), required, mask, null)
                .at(v.place(information));
    }

    /** A list of MSRs, 16 bytes each; its address means nothing while its count is 0. */
    private static Requirement list(EntryCheck check, String id, VmcsField address, VmcsField count) {
        return check.when(id, v -> v.read(count) != 0, v -> {
            Evidence first = v.address(address, MSR_ENTRY_BYTES);
            if (!first.met()) {
                return first;
            }
            long last = v.read(address) + v.read(count) * MSR_ENTRY_BYTES - 1;
            return Evidence.bits("last byte of the list", last, RegionRequirements.tooHigh(v.profile()), 0);
        });
    }

    /** A control that the processor does not even allow is told by another requirement. */
    private static Evidence notForSmm(CurrentVmcs v) {
        long mask = (EntryControls.ENTRY_TO_SMM.mask() | EntryControls.DEACTIVATE_DUAL_MONITOR.mask())
                & ENTRY.mayBeOne(v.profile());
        return Evidence.masked(EntryControls.LAYOUT, v.read(ENTRY), mask, 0).at(v.place(VmcsField.ENTRY_CONTROLS));
    }

    private static long information(CurrentVmcs v) {
        return v.read(VmcsField.ENTRY_INTERRUPTION_INFORMATION);
    }

    private static boolean injects(CurrentVmcs v) {
        return EntryInterruption.VALID.isSet(information(v));
    }

    private static int typeOf(CurrentVmcs v) {
        return (int) EntryInterruption.TYPE.of(information(v));
    }

    private static Evidence type(CurrentVmcs v) {
        int type = typeOf(v);
        boolean met = type != EntryInterruption.TYPE_RESERVED
                && (type != EntryInterruption.TYPE_OTHER
                        || PRIMARY.allows(v.profile(), PrimaryControls.MONITOR_TRAP_FLAG));
        return told(v, met, EntryInterruption.TYPE.mask(), 0, EntryInterruption.TYPE);
    }

    private static boolean vectorMatters(CurrentVmcs v) {
        int type = typeOf(v);
        return injects(v)
                && (type == EntryInterruption.TYPE_NMI
                        || type == EntryInterruption.TYPE_EXCEPTION
                        || type == EntryInterruption.TYPE_OTHER);
    }

    private static Evidence vector(CurrentVmcs v) {
        int type = typeOf(v);
        long mask = type == EntryInterruption.TYPE_EXCEPTION ? VECTOR_ABOVE_31 : EntryInterruption.VECTOR.mask();
        long required = type == EntryInterruption.TYPE_NMI ? NMI_VECTOR : 0;
        boolean met = (information(v) & mask) == required;
        return told(v, met, mask, required, EntryInterruption.VECTOR);
    }

    private static boolean mayDeliver(CurrentVmcs v) {
        boolean protectedMode =
                !v.on(SECONDARY, SecondaryControls.UNRESTRICTED_GUEST) || Cr0.PE.isSet(v.read(VmcsField.GUEST_CR0));
        return typeOf(v) == EntryInterruption.TYPE_EXCEPTION && protectedMode;
    }

    /** With IA32_VMX_BASIC[56] an exception of any vector may come with or without. */
    private static boolean deliveryMatters(CurrentVmcs v) {
        return injects(v) && !(mayDeliver(v) && VmxBasic.ANY_ERROR_CODE.isSet(RegionRequirements.basic(v.profile())));
    }

    private static Evidence delivery(CurrentVmcs v) {
        long vector = EntryInterruption.VECTOR.of(information(v));
        boolean delivers = mayDeliver(v) && vector < Long.SIZE && (WITH_ERROR_CODE >>> vector & 1) != 0;
        long mask = EntryInterruption.DELIVER_ERROR_CODE.mask();
        long required = delivers ? mask : 0;
        boolean met = (information(v) & mask) == required;
        return told(v, met, mask, required, EntryInterruption.DELIVER_ERROR_CODE);
    }

    private static Evidence reserved(CurrentVmcs v) {
        boolean nested = VmxBasic.NESTED_EXCEPTION.isSet(RegionRequirements.basic(v.profile()));
        long mask = nested ? EntryInterruption.NESTED.clear(RESERVED) : RESERVED;
        return v.masked(VmcsField.ENTRY_INTERRUPTION_INFORMATION, EntryInterruption.LAYOUT, mask, 0);
    }

    private static boolean isSoftware(CurrentVmcs v) {
        int type = typeOf(v);
        return injects(v)
                && type >= EntryInterruption.TYPE_SOFTWARE_INTERRUPT
                && type <= EntryInterruption.TYPE_SOFTWARE_EXCEPTION;
    }

    private static Evidence length(CurrentVmcs v) {
        boolean zero = VmxMisc.ZERO_LENGTH.isSet(
                v.profile().msr(Msr.IA32_VMX_MISC.index()).orElse(0));
        long length = v.read(VmcsField.ENTRY_INSTRUCTION_LENGTH);
        boolean met = length <= LONGEST_INSTRUCTION && (length != 0 || zero);
        return v.whole(VmcsField.ENTRY_INSTRUCTION_LENGTH, met, LONGEST_INSTRUCTION);
    }
}

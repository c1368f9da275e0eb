package dev.vmxscope.core.vmx;

import static dev.vmxscope.core.vmcs.VmxControls.ENTRY;
import static dev.vmxscope.core.vmcs.VmxControls.EXIT;
import static dev.vmxscope.core.vmcs.VmxControls.PIN_BASED;
import static dev.vmxscope.core.vmcs.VmxControls.PRIMARY;
import static dev.vmxscope.core.vmcs.VmxControls.SECONDARY;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.VmxMisc;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.vmcs.EntryControls;
import dev.vmxscope.core.vmcs.ExitControls;
import dev.vmxscope.core.vmcs.PinBasedControls;
import dev.vmxscope.core.vmcs.PrimaryControls;
import dev.vmxscope.core.vmcs.SecondaryControls;
import dev.vmxscope.core.vmcs.VmcsField;
import dev.vmxscope.core.vmcs.VmxControls;
import java.util.ArrayList;
import java.util.List;

/**
 * What VM entry asks of the VM-execution control fields. Intel SDM Vol. 3C, section 27.2.1.1 (26.2.1.1 in older
 * editions), but for the address-translation controls, of which {@link EntryTranslationControls} speaks.
 */
final class EntryExecutionControls {
    static final EntryCheck CHECK = new EntryCheck("Intel SDM Vol. 3C, 27.2.1.1", 7);
    static final long PAGE = MemoryView.PAGE_SIZE;

    private static final long THRESHOLD = 0xF;
    private static final int VTPR = 0x80;
    private static final int DESCRIPTOR_ALIGNMENT = 64;
    private static final long VECTOR_HIGH = 0xFF00;
    private static final List<BitField> NEED_TPR_SHADOW = List.of(
            SecondaryControls.X2APIC_MODE, SecondaryControls.APIC_REGISTERS, SecondaryControls.VIRTUAL_INTERRUPTS);

    private EntryExecutionControls() {}

    static List<Requirement> all() {
        List<Requirement> all = new ArrayList<>();
        all.add(allowed(CHECK, "entry-pin-controls-allowed", PIN_BASED));
        all.add(allowed(CHECK, "entry-primary-controls-allowed", PRIMARY));
        all.add(allowed(CHECK, "entry-secondary-controls-allowed", SECONDARY));
        all.add(allowed(CHECK, "entry-tertiary-controls-allowed", VmxControls.TERTIARY));
        all.add(CHECK.of("entry-cr3-target-count", EntryExecutionControls::cr3TargetCount));
        all.addAll(bitmaps());
        all.addAll(taskPriority());
        all.addAll(events());
        all.addAll(apic());
        all.addAll(postedInterrupts());
        all.addAll(tracing());
        all.addAll(EntryTranslationControls.all());
        return all;
    }

    /** The bits that the capability MSR fixes have their values. Intel SDM Vol. 3D, A.3 to A.5. */
    static Requirement allowed(EntryCheck check, String id, VmxControls controls) {
        return check.when(id, v -> v.used(controls), v -> {
            long one = controls.mustBeOne(v.profile());
            long fixed = one | ~controls.mayBeOne(v.profile());
            long width = controls.layout().bits() == Long.SIZE ? -1 : 0xFFFFFFFFL;
            return Evidence.masked(controls.layout(), v.read(controls), fixed & width, one)
                    .at(v.place(controls.field()));
        });
    }

    /** While one control is 1, another must be. */
    static Requirement needs(
            EntryCheck check, String id, VmxControls of, BitField control, VmxControls in, BitField needed) {
        return check.when(id, v -> v.on(of, control), v -> v.set(in, needed));
    }

    /** While a control is 1, a field must hold the address of a page. */
    static Requirement page(String id, VmxControls of, BitField control, VmcsField field) {
        return CHECK.when(id, v -> v.on(of, control), v -> v.address(field, PAGE));
    }

    private static Evidence cr3TargetCount(CurrentVmcs v) {
        long most = VmxMisc.CR3_TARGETS.of(
                v.profile().msr(Msr.IA32_VMX_MISC.index()).orElse(0));
        long count = v.read(VmcsField.CR3_TARGET_COUNT);
        return v.whole(VmcsField.CR3_TARGET_COUNT, count <= most, most);
    }

    private static List<Requirement> bitmaps() {
        return List.of(
                page("entry-io-bitmap-a", PRIMARY, PrimaryControls.USE_IO_BITMAPS, VmcsField.IO_BITMAP_A),
                page("entry-io-bitmap-b", PRIMARY, PrimaryControls.USE_IO_BITMAPS, VmcsField.IO_BITMAP_B),
                page("entry-msr-bitmaps", PRIMARY, PrimaryControls.USE_MSR_BITMAPS, VmcsField.MSR_BITMAPS));
    }

    private static boolean thresholdCounts(CurrentVmcs v) {
        return v.on(PRIMARY, PrimaryControls.TPR_SHADOW) && !v.on(SECONDARY, SecondaryControls.VIRTUAL_INTERRUPTS);
    }

    private static boolean thresholdIsCompared(CurrentVmcs v) {
        return thresholdCounts(v)
                && !v.on(SECONDARY, SecondaryControls.APIC_ACCESSES)
                && v.address(VmcsField.VIRTUAL_APIC_ADDRESS, PAGE).met();
    }

    private static List<Requirement> taskPriority() {
        return List.of(
                page("entry-virtual-apic-address", PRIMARY, PrimaryControls.TPR_SHADOW, VmcsField.VIRTUAL_APIC_ADDRESS),
                CHECK.when(
                        "entry-tpr-threshold-reserved",
                        EntryExecutionControls::thresholdCounts,
                        v -> v.bits(VmcsField.TPR_THRESHOLD, ~THRESHOLD, 0)),
                CHECK.when("entry-tpr-threshold-vtpr", EntryExecutionControls::thresholdIsCompared, v -> {
                    long threshold = v.read(VmcsField.TPR_THRESHOLD) & THRESHOLD;
                    long priority = (long) v.memory().read8(v.read(VmcsField.VIRTUAL_APIC_ADDRESS) + VTPR) >>> 4;
                    return v.whole(VmcsField.TPR_THRESHOLD, threshold <= priority, priority);
                }));
    }

    private static List<Requirement> events() {
        return List.of(
                needs(
                        CHECK,
                        "entry-virtual-nmis-need-nmi-exiting",
                        PIN_BASED,
                        PinBasedControls.VIRTUAL_NMIS,
                        PIN_BASED,
                        PinBasedControls.NMI_EXITING),
                needs(
                        CHECK,
                        "entry-nmi-window-needs-virtual-nmis",
                        PRIMARY,
                        PrimaryControls.NMI_WINDOW_EXITING,
                        PIN_BASED,
                        PinBasedControls.VIRTUAL_NMIS));
    }

    private static List<Requirement> apic() {
        return List.of(
                page(
                        "entry-apic-access-address",
                        SECONDARY,
                        SecondaryControls.APIC_ACCESSES,
                        VmcsField.APIC_ACCESS_ADDRESS),
                CHECK.when(
                        "entry-apic-virtualization-needs-tpr-shadow",
                        v -> NEED_TPR_SHADOW.stream().anyMatch(control -> v.on(SECONDARY, control)),
                        v -> v.set(PRIMARY, PrimaryControls.TPR_SHADOW)),
                CHECK.when(
                        "entry-x2apic-excludes-apic-accesses",
                        v -> v.on(SECONDARY, SecondaryControls.X2APIC_MODE),
                        v -> v.clear(SECONDARY, SecondaryControls.APIC_ACCESSES)),
                needs(
                        CHECK,
                        "entry-virtual-interrupts-need-external-exiting",
                        SECONDARY,
                        SecondaryControls.VIRTUAL_INTERRUPTS,
                        PIN_BASED,
                        PinBasedControls.EXTERNAL_INTERRUPT_EXITING));
    }

    private static List<Requirement> postedInterrupts() {
        return List.of(
                CHECK.when(
                        "entry-posted-interrupts-need-virtual-interrupts",
                        v -> v.on(PIN_BASED, PinBasedControls.POSTED_INTERRUPTS),
                        v -> v.used(SECONDARY)
                                ? v.set(SECONDARY, SecondaryControls.VIRTUAL_INTERRUPTS)
                                : v.set(PRIMARY, PrimaryControls.ACTIVATE_SECONDARY)),
                needs(
                        CHECK,
                        "entry-posted-interrupts-need-acknowledge",
                        PIN_BASED,
                        PinBasedControls.POSTED_INTERRUPTS,
                        EXIT,
                        ExitControls.ACKNOWLEDGE_INTERRUPT),
                CHECK.when(
                        "entry-posted-interrupt-vector",
                        v -> v.on(PIN_BASED, PinBasedControls.POSTED_INTERRUPTS),
                        v -> v.bits(VmcsField.POSTED_INTERRUPT_VECTOR, VECTOR_HIGH, 0)),
                CHECK.when(
                        "entry-posted-interrupt-descriptor",
                        v -> v.on(PIN_BASED, PinBasedControls.POSTED_INTERRUPTS),
                        v -> v.address(VmcsField.POSTED_INTERRUPT_DESCRIPTOR, DESCRIPTOR_ALIGNMENT)));
    }

    private static List<Requirement> tracing() {
        return List.of(
                needs(
                        CHECK,
                        "entry-pt-guest-physical-needs-load-rtit-ctl",
                        SECONDARY,
                        SecondaryControls.PT_GUEST_PHYSICAL,
                        ENTRY,
                        EntryControls.LOAD_RTIT_CTL),
                needs(
                        CHECK,
                        "entry-pt-guest-physical-needs-clear-rtit-ctl",
                        SECONDARY,
                        SecondaryControls.PT_GUEST_PHYSICAL,
                        EXIT,
                        ExitControls.CLEAR_RTIT_CTL));
    }
}

package dev.vmxscope.core.vmx;

import static dev.vmxscope.core.vmcs.VmxControls.ENTRY;
import static dev.vmxscope.core.vmcs.VmxControls.EXIT;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.vmcs.EntryControls;
import dev.vmxscope.core.vmcs.ExitControls;
import dev.vmxscope.core.vmcs.VmcsField;
import java.util.ArrayList;
import java.util.List;

/**
 * What VM entry asks of the host-state fields. Intel SDM Vol. 3C, sections 27.2.2 to 27.2.4 (26.2.2 to 26.2.4 in older
 * editions). The fields of control-flow enforcement and of protection keys are not looked at: no processor here has
 * them.
 */
final class EntryHostState {
    private static final EntryCheck REGISTERS = new EntryCheck("Intel SDM Vol. 3C, 27.2.2", 8);
    private static final EntryCheck SEGMENTS = new EntryCheck("Intel SDM Vol. 3C, 27.2.3", 8);
    private static final EntryCheck ADDRESS_SPACE = new EntryCheck("Intel SDM Vol. 3C, 27.2.4", 8);

    private static final int PERFORMANCE_LEAF = 0xA;
    private static final long HIGH = 0xFFFFFFFF_00000000L;
    private static final RegisterLayout SELECTOR = RegisterLayout.of(
            "selector",
            16,
            "Intel SDM Vol. 3A, 3.4.2",
            Access.READ_WRITE,
            BitField.range("RPL", 1, 0, Access.READ_WRITE),
            BitField.bit("TI", 2),
            BitField.range("index", 15, 3, Access.READ_WRITE));

    private EntryHostState() {}

    static List<Requirement> all() {
        List<Requirement> all = new ArrayList<>();
        all.addAll(controlRegisters());
        all.addAll(msrs());
        all.addAll(selectors());
        all.addAll(bases());
        all.addAll(addressSpace());
        return all;
    }

    private static boolean in64Bit(CurrentVmcs v) {
        return v.on(EXIT, ExitControls.HOST_ADDRESS_SPACE_SIZE);
    }

    private static long msr(CurrentVmcs v, Msr msr, long otherwise) {
        return v.profile().msr(msr.index()).orElse(otherwise);
    }

    private static List<Requirement> controlRegisters() {
        return List.of(
                REGISTERS.of("host-cr0-fixed", v -> {
                    long fixed0 = msr(v, Msr.IA32_VMX_CR0_FIXED0, 0);
                    long fixed = fixed0 | ~msr(v, Msr.IA32_VMX_CR0_FIXED1, -1);
                    long checked = Cr0.NW.clear(Cr0.CD.clear(fixed));
                    return v.masked(VmcsField.HOST_CR0, Cr0.LAYOUT, checked, fixed0);
                }),
                REGISTERS.of("host-cr4-fixed", v -> {
                    long fixed0 = msr(v, Msr.IA32_VMX_CR4_FIXED0, 0);
                    long fixed = fixed0 | ~msr(v, Msr.IA32_VMX_CR4_FIXED1, -1);
                    return v.masked(VmcsField.HOST_CR4, Cr4.LAYOUT, fixed, fixed0);
                }),
                REGISTERS.when(
                        "host-cr4-cet-needs-wp",
                        v -> Cr4.CET.isSet(v.read(VmcsField.HOST_CR4)),
                        v -> v.masked(VmcsField.HOST_CR0, Cr0.LAYOUT, Cr0.WP.mask(), Cr0.WP.mask())),
                REGISTERS.of(
                        "host-cr3-width",
                        v -> v.bits(VmcsField.HOST_CR3, -1L << v.profile().physicalAddressBits(), 0)));
    }

    private static List<Requirement> msrs() {
        return List.of(
                canonical(REGISTERS, "host-sysenter-esp-canonical", VmcsField.HOST_SYSENTER_ESP),
                canonical(REGISTERS, "host-sysenter-eip-canonical", VmcsField.HOST_SYSENTER_EIP),
                REGISTERS.when(
                        "host-perf-global-ctrl",
                        v -> v.on(EXIT, ExitControls.LOAD_PERF_GLOBAL_CTRL),
                        v -> v.bits(VmcsField.HOST_PERF_GLOBAL_CTRL, ~counters(v), 0)),
                REGISTERS.when(
                        "host-pat-types-valid",
                        v -> v.on(EXIT, ExitControls.LOAD_PAT),
                        v -> MsrWriteRules.patTypes(VmcsField.HOST_PAT.label(), v.read(VmcsField.HOST_PAT))
                                .at(v.place(VmcsField.HOST_PAT))),
                REGISTERS.when(
                        "host-efer-reserved",
                        v -> v.on(EXIT, ExitControls.LOAD_EFER),
                        v -> v.masked(VmcsField.HOST_EFER, Efer.LAYOUT, MsrWriteRules.eferReserved(v.cpu()), 0)),
                REGISTERS.when("host-efer-long-mode", v -> v.on(EXIT, ExitControls.LOAD_EFER), v -> {
                    long both = Efer.LMA.mask() | Efer.LME.mask();
                    return v.masked(VmcsField.HOST_EFER, Efer.LAYOUT, both, in64Bit(v) ? both : 0);
                }));
    }

    /** A bit for each performance counter that CPUID tells of. Intel SDM Vol. 3B, figure 20-3; Vol. 2A, CPUID. */
    private static long counters(CurrentVmcs v) {
        CpuidValues leaf = v.profile().leaf(PERFORMANCE_LEAF, 0);
        int general = leaf.eax() >>> 8 & 0xFF;
        int fixed = (leaf.eax() & 0xFF) > 1 ? leaf.edx() & 0x1F : 0;
        return ones(Math.min(general, Integer.SIZE)) | ones(fixed) << Integer.SIZE;
    }

    private static long ones(int count) {
        return (1L << count) - 1;
    }

    private static List<Requirement> selectors() {
        return List.of(
                selector("host-es-selector", VmcsField.HOST_ES_SELECTOR),
                selector("host-cs-selector", VmcsField.HOST_CS_SELECTOR),
                selector("host-ss-selector", VmcsField.HOST_SS_SELECTOR),
                selector("host-ds-selector", VmcsField.HOST_DS_SELECTOR),
                selector("host-fs-selector", VmcsField.HOST_FS_SELECTOR),
                selector("host-gs-selector", VmcsField.HOST_GS_SELECTOR),
                selector("host-tr-selector", VmcsField.HOST_TR_SELECTOR),
                SEGMENTS.of("host-cs-not-null", v -> v.notZero(VmcsField.HOST_CS_SELECTOR)),
                SEGMENTS.of("host-tr-not-null", v -> v.notZero(VmcsField.HOST_TR_SELECTOR)),
                SEGMENTS.when("host-ss-not-null", v -> !in64Bit(v), v -> v.notZero(VmcsField.HOST_SS_SELECTOR)));
    }

    private static Requirement selector(String id, VmcsField field) {
        return SEGMENTS.of(id, v -> v.masked(field, SELECTOR, 7, 0));
    }

    private static List<Requirement> bases() {
        return List.of(
                canonical(SEGMENTS, "host-fs-base-canonical", VmcsField.HOST_FS_BASE),
                canonical(SEGMENTS, "host-gs-base-canonical", VmcsField.HOST_GS_BASE),
                canonical(SEGMENTS, "host-tr-base-canonical", VmcsField.HOST_TR_BASE),
                canonical(SEGMENTS, "host-gdtr-base-canonical", VmcsField.HOST_GDTR_BASE),
                canonical(SEGMENTS, "host-idtr-base-canonical", VmcsField.HOST_IDTR_BASE));
    }

    private static Requirement canonical(EntryCheck check, String id, VmcsField field) {
        return check.of(id, v -> canonical(v, field));
    }

    private static Evidence canonical(CurrentVmcs v, VmcsField field) {
        long value = v.read(field);
        return v.whole(field, Paging.isCanonical(value), value << 16 >> 16);
    }

    private static List<Requirement> addressSpace() {
        BitField size = ExitControls.HOST_ADDRESS_SPACE_SIZE;
        return List.of(
                ADDRESS_SPACE.of(
                        "host-address-space-size",
                        v -> v.cpu().longModeActive() ? v.set(EXIT, size) : v.clear(EXIT, size)),
                ADDRESS_SPACE.when(
                        "guest-ia32e-needs-64-bit-host",
                        v -> v.on(ENTRY, EntryControls.IA32E_GUEST),
                        v -> v.set(EXIT, size)),
                ADDRESS_SPACE.when(
                        "host-cr4-pae",
                        EntryHostState::in64Bit,
                        v -> v.masked(VmcsField.HOST_CR4, Cr4.LAYOUT, Cr4.PAE.mask(), Cr4.PAE.mask())),
                ADDRESS_SPACE.when(
                        "host-cr4-pcide",
                        v -> !in64Bit(v),
                        v -> v.masked(VmcsField.HOST_CR4, Cr4.LAYOUT, Cr4.PCIDE.mask(), 0)),
                ADDRESS_SPACE.when(
                        "host-rip-canonical", EntryHostState::in64Bit, v -> canonical(v, VmcsField.HOST_RIP)),
                ADDRESS_SPACE.when(
                        "host-rip-high-bits-clear", v -> !in64Bit(v), v -> v.bits(VmcsField.HOST_RIP, HIGH, 0)));
    }
}

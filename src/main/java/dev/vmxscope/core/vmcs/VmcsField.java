package dev.vmxscope.core.vmcs;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.memory.MemoryView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a VMCS, by their encodings. Intel SDM Vol. 3D, appendix B; which processors have a field its footnotes
 * say. Where a field lies inside the region is each processor's own business; here each has a quadword of its own,
 * behind the region's header, in the order of this table.
 */
public enum VmcsField {
    // 16-bit control fields. B.1.1.
    VPID(0x0000, "virtual-processor identifier", VmcsGate.VPID),
    POSTED_INTERRUPT_VECTOR(0x0002, "posted-interrupt notification vector", VmcsGate.POSTED_INTERRUPTS),
    EPTP_INDEX(0x0004, "EPTP index", VmcsGate.VE),
    HLAT_PREFIX_SIZE(0x0006, "HLAT prefix size", VmcsGate.HLAT),
    LAST_PID_POINTER_INDEX(0x0008, "last PID-pointer index", VmcsGate.IPI),
    // 16-bit guest-state fields. B.1.2.
    GUEST_ES_SELECTOR(0x0800, "guest ES selector"),
    GUEST_CS_SELECTOR(0x0802, "guest CS selector"),
    GUEST_SS_SELECTOR(0x0804, "guest SS selector"),
    GUEST_DS_SELECTOR(0x0806, "guest DS selector"),
    GUEST_FS_SELECTOR(0x0808, "guest FS selector"),
    GUEST_GS_SELECTOR(0x080A, "guest GS selector"),
    GUEST_LDTR_SELECTOR(0x080C, "guest LDTR selector"),
    GUEST_TR_SELECTOR(0x080E, "guest TR selector"),
    GUEST_INTERRUPT_STATUS(0x0810, "guest interrupt status", VmcsGate.VIRTUAL_INTERRUPTS),
    PML_INDEX(0x0812, "PML index", VmcsGate.PML),
    GUEST_UINV(0x0814, "guest UINV", VmcsGate.UINV),
    // 16-bit host-state fields. B.1.3.
    HOST_ES_SELECTOR(0x0C00, "host ES selector"),
    HOST_CS_SELECTOR(0x0C02, "host CS selector"),
    HOST_SS_SELECTOR(0x0C04, "host SS selector"),
    HOST_DS_SELECTOR(0x0C06, "host DS selector"),
    HOST_FS_SELECTOR(0x0C08, "host FS selector"),
    HOST_GS_SELECTOR(0x0C0A, "host GS selector"),
    HOST_TR_SELECTOR(0x0C0C, "host TR selector"),
    // 64-bit control fields. B.2.1.
    IO_BITMAP_A(0x2000, "address of I/O bitmap A"),
    IO_BITMAP_B(0x2002, "address of I/O bitmap B"),
    MSR_BITMAPS(0x2004, "address of MSR bitmaps", VmcsGate.MSR_BITMAPS),
    EXIT_MSR_STORE_ADDRESS(0x2006, "VM-exit MSR-store address"),
    EXIT_MSR_LOAD_ADDRESS(0x2008, "VM-exit MSR-load address"),
    ENTRY_MSR_LOAD_ADDRESS(0x200A, "VM-entry MSR-load address"),
    EXECUTIVE_VMCS_POINTER(0x200C, "executive-VMCS pointer"),
    PML_ADDRESS(0x200E, "PML address", VmcsGate.PML),
    TSC_OFFSET(0x2010, "TSC offset"),
    VIRTUAL_APIC_ADDRESS(0x2012, "virtual-APIC address", VmcsGate.TPR_SHADOW),
    APIC_ACCESS_ADDRESS(0x2014, "APIC-access address", VmcsGate.APIC_ACCESSES),
    POSTED_INTERRUPT_DESCRIPTOR(0x2016, "posted-interrupt descriptor address", VmcsGate.POSTED_INTERRUPTS),
    VM_FUNCTION_CONTROLS(0x2018, "VM-function controls", VmcsGate.VM_FUNCTIONS),
    EPT_POINTER(0x201A, "EPT pointer", VmcsGate.EPT),
    EOI_EXIT_BITMAP_0(0x201C, "EOI-exit bitmap 0", VmcsGate.VIRTUAL_INTERRUPTS),
    EOI_EXIT_BITMAP_1(0x201E, "EOI-exit bitmap 1", VmcsGate.VIRTUAL_INTERRUPTS),
    EOI_EXIT_BITMAP_2(0x2020, "EOI-exit bitmap 2", VmcsGate.VIRTUAL_INTERRUPTS),
    EOI_EXIT_BITMAP_3(0x2022, "EOI-exit bitmap 3", VmcsGate.VIRTUAL_INTERRUPTS),
    EPTP_LIST_ADDRESS(0x2024, "EPTP-list address", VmcsGate.EPTP_SWITCHING),
    VMREAD_BITMAP(0x2026, "VMREAD-bitmap address", VmcsGate.SHADOWING),
    VMWRITE_BITMAP(0x2028, "VMWRITE-bitmap address", VmcsGate.SHADOWING),
    VE_INFORMATION_ADDRESS(0x202A, "virtualization-exception information address", VmcsGate.VE),
    XSS_EXITING_BITMAP(0x202C, "XSS-exiting bitmap", VmcsGate.XSAVES),
    ENCLS_EXITING_BITMAP(0x202E, "ENCLS-exiting bitmap", VmcsGate.ENCLS),
    SUB_PAGE_TABLE_POINTER(0x2030, "sub-page-permission-table pointer", VmcsGate.SUB_PAGES),
    TSC_MULTIPLIER(0x2032, "TSC multiplier", VmcsGate.TSC_SCALING),
    TERTIARY_CONTROLS(0x2034, "tertiary processor-based VM-execution controls", VmcsGate.ACTIVATE_TERTIARY),
    ENCLV_EXITING_BITMAP(0x2036, "ENCLV-exiting bitmap", VmcsGate.ENCLV),
    LOW_PASID_DIRECTORY(0x2038, "low PASID directory address", VmcsGate.PASID),
    HIGH_PASID_DIRECTORY(0x203A, "high PASID directory address", VmcsGate.PASID),
    PCONFIG_EXITING_BITMAP(0x203E, "PCONFIG-exiting bitmap", VmcsGate.PCONFIG),
    HLAT_POINTER(0x2040, "hypervisor-managed linear-address translation pointer", VmcsGate.HLAT),
    PID_POINTER_TABLE(0x2042, "PID-pointer table address", VmcsGate.IPI),
    SECONDARY_EXIT_CONTROLS(0x2044, "secondary VM-exit controls", VmcsGate.SECONDARY_EXIT),
    SPEC_CTRL_MASK(0x204A, "IA32_SPEC_CTRL mask", VmcsGate.SPEC_CTRL),
    SPEC_CTRL_SHADOW(0x204C, "IA32_SPEC_CTRL shadow", VmcsGate.SPEC_CTRL),
    INJECTED_EVENT_DATA(0x2052, "injected-event data", VmcsGate.FRED),
    // 64-bit read-only data fields. B.2.2.
    GUEST_PHYSICAL_ADDRESS(0x2400, "guest-physical address", VmcsGate.EPT),
    ORIGINAL_EVENT_DATA(0x2404, "original-event data", VmcsGate.FRED),
    // 64-bit guest-state fields. B.2.3.
    VMCS_LINK_POINTER(0x2800, "VMCS link pointer"),
    GUEST_DEBUGCTL(0x2802, "guest IA32_DEBUGCTL"),
    GUEST_PAT(0x2804, "guest IA32_PAT", VmcsGate.GUEST_PAT),
    GUEST_EFER(0x2806, "guest IA32_EFER", VmcsGate.GUEST_EFER),
    GUEST_PERF_GLOBAL_CTRL(0x2808, "guest IA32_PERF_GLOBAL_CTRL", VmcsGate.GUEST_PERF),
    GUEST_PDPTE0(0x280A, "guest PDPTE0", VmcsGate.EPT),
    GUEST_PDPTE1(0x280C, "guest PDPTE1", VmcsGate.EPT),
    GUEST_PDPTE2(0x280E, "guest PDPTE2", VmcsGate.EPT),
    GUEST_PDPTE3(0x2810, "guest PDPTE3", VmcsGate.EPT),
    GUEST_BNDCFGS(0x2812, "guest IA32_BNDCFGS", VmcsGate.BNDCFGS),
    GUEST_RTIT_CTL(0x2814, "guest IA32_RTIT_CTL", VmcsGate.RTIT_CTL),
    GUEST_LBR_CTL(0x2816, "guest IA32_LBR_CTL", VmcsGate.LBR_CTL),
    GUEST_PKRS(0x2818, "guest IA32_PKRS", VmcsGate.GUEST_PKRS),
    GUEST_FRED_CONFIG(0x281A, "guest IA32_FRED_CONFIG", VmcsGate.GUEST_FRED),
    GUEST_FRED_RSP1(0x281C, "guest IA32_FRED_RSP1", VmcsGate.GUEST_FRED),
    GUEST_FRED_RSP2(0x281E, "guest IA32_FRED_RSP2", VmcsGate.GUEST_FRED),
    GUEST_FRED_RSP3(0x2820, "guest IA32_FRED_RSP3", VmcsGate.GUEST_FRED),
    GUEST_FRED_STKLVLS(0x2822, "guest IA32_FRED_STKLVLS", VmcsGate.GUEST_FRED),
    GUEST_FRED_SSP1(0x2824, "guest IA32_FRED_SSP1", VmcsGate.GUEST_FRED),
    GUEST_FRED_SSP2(0x2826, "guest IA32_FRED_SSP2", VmcsGate.GUEST_FRED),
    GUEST_FRED_SSP3(0x2828, "guest IA32_FRED_SSP3", VmcsGate.GUEST_FRED),
    // 64-bit host-state fields. B.2.4.
    HOST_PAT(0x2C00, "host IA32_PAT", VmcsGate.HOST_PAT),
    HOST_EFER(0x2C02, "host IA32_EFER", VmcsGate.HOST_EFER),
    HOST_PERF_GLOBAL_CTRL(0x2C04, "host IA32_PERF_GLOBAL_CTRL", VmcsGate.HOST_PERF),
    HOST_PKRS(0x2C06, "host IA32_PKRS", VmcsGate.HOST_PKRS),
    HOST_FRED_CONFIG(0x2C08, "host IA32_FRED_CONFIG", VmcsGate.HOST_FRED),
    HOST_FRED_RSP1(0x2C0A, "host IA32_FRED_RSP1", VmcsGate.HOST_FRED),
    HOST_FRED_RSP2(0x2C0C, "host IA32_FRED_RSP2", VmcsGate.HOST_FRED),
    HOST_FRED_RSP3(0x2C0E, "host IA32_FRED_RSP3", VmcsGate.HOST_FRED),
    HOST_FRED_STKLVLS(0x2C10, "host IA32_FRED_STKLVLS", VmcsGate.HOST_FRED),
    HOST_FRED_SSP1(0x2C12, "host IA32_FRED_SSP1", VmcsGate.HOST_FRED),
    HOST_FRED_SSP2(0x2C14, "host IA32_FRED_SSP2", VmcsGate.HOST_FRED),
    HOST_FRED_SSP3(0x2C16, "host IA32_FRED_SSP3", VmcsGate.HOST_FRED),
    // 32-bit control fields. B.3.1.
    PIN_BASED_CONTROLS(0x4000, "pin-based VM-execution controls"),
    PRIMARY_CONTROLS(0x4002, "primary processor-based VM-execution controls"),
    EXCEPTION_BITMAP(0x4004, "exception bitmap"),
    PAGE_FAULT_MASK(0x4006, "page-fault error-code mask"),
    PAGE_FAULT_MATCH(0x4008, "page-fault error-code match"),
    CR3_TARGET_COUNT(0x400A, "CR3-target count"),
    EXIT_CONTROLS(0x400C, "VM-exit controls"),
    EXIT_MSR_STORE_COUNT(0x400E, "VM-exit MSR-store count"),
    EXIT_MSR_LOAD_COUNT(0x4010, "VM-exit MSR-load count"),
    ENTRY_CONTROLS(0x4012, "VM-entry controls"),
    ENTRY_MSR_LOAD_COUNT(0x4014, "VM-entry MSR-load count"),
    ENTRY_INTERRUPTION_INFORMATION(0x4016, "VM-entry interruption-information field"),
    ENTRY_ERROR_CODE(0x4018, "VM-entry exception error code"),
    ENTRY_INSTRUCTION_LENGTH(0x401A, "VM-entry instruction length"),
    TPR_THRESHOLD(0x401C, "TPR threshold", VmcsGate.TPR_SHADOW),
    SECONDARY_CONTROLS(0x401E, "secondary processor-based VM-execution controls", VmcsGate.ACTIVATE_SECONDARY),
    PLE_GAP(0x4020, "PLE_Gap", VmcsGate.PAUSE_LOOP),
    PLE_WINDOW(0x4022, "PLE_Window", VmcsGate.PAUSE_LOOP),
    INSTRUCTION_TIMEOUT(0x4024, "instruction-timeout control", VmcsGate.TIMEOUT),
    // 32-bit read-only data fields. B.3.2.
    INSTRUCTION_ERROR(0x4400, "VM-instruction error"),
    EXIT_REASON(0x4402, "exit reason"),
    EXIT_INTERRUPTION_INFORMATION(0x4404, "VM-exit interruption information"),
    EXIT_INTERRUPTION_ERROR_CODE(0x4406, "VM-exit interruption error code"),
    IDT_VECTORING_INFORMATION(0x4408, "IDT-vectoring information field"),
    IDT_VECTORING_ERROR_CODE(0x440A, "IDT-vectoring error code"),
    EXIT_INSTRUCTION_LENGTH(0x440C, "VM-exit instruction length"),
    EXIT_INSTRUCTION_INFORMATION(0x440E, "VM-exit instruction information"),
    // 32-bit guest-state fields. B.3.3.
    GUEST_ES_LIMIT(0x4800, "guest ES limit"),
    GUEST_CS_LIMIT(0x4802, "guest CS limit"),
    GUEST_SS_LIMIT(0x4804, "guest SS limit"),
    GUEST_DS_LIMIT(0x4806, "guest DS limit"),
    GUEST_FS_LIMIT(0x4808, "guest FS limit"),
    GUEST_GS_LIMIT(0x480A, "guest GS limit"),
    GUEST_LDTR_LIMIT(0x480C, "guest LDTR limit"),
    GUEST_TR_LIMIT(0x480E, "guest TR limit"),
    GUEST_GDTR_LIMIT(0x4810, "guest GDTR limit"),
    GUEST_IDTR_LIMIT(0x4812, "guest IDTR limit"),
    GUEST_ES_RIGHTS(0x4814, "guest ES access rights"),
    GUEST_CS_RIGHTS(0x4816, "guest CS access rights"),
    GUEST_SS_RIGHTS(0x4818, "guest SS access rights"),
    GUEST_DS_RIGHTS(0x481A, "guest DS access rights"),
    GUEST_FS_RIGHTS(0x481C, "guest FS access rights"),
    GUEST_GS_RIGHTS(0x481E, "guest GS access rights"),
    GUEST_LDTR_RIGHTS(0x4820, "guest LDTR access rights"),
    GUEST_TR_RIGHTS(0x4822, "guest TR access rights"),
    GUEST_INTERRUPTIBILITY(0x4824, "guest interruptibility state"),
    GUEST_ACTIVITY(0x4826, "guest activity state"),
    GUEST_SMBASE(0x4828, "guest SMBASE"),
    GUEST_SYSENTER_CS(0x482A, "guest IA32_SYSENTER_CS"),
    PREEMPTION_TIMER_VALUE(0x482E, "VMX-preemption timer value", VmcsGate.TIMER),
    // 32-bit host-state field. B.3.4.
    HOST_SYSENTER_CS(0x4C00, "host IA32_SYSENTER_CS"),
    // Natural-width control fields. B.4.1.
    CR0_MASK(0x6000, "CR0 guest/host mask"),
    CR4_MASK(0x6002, "CR4 guest/host mask"),
    CR0_SHADOW(0x6004, "CR0 read shadow"),
    CR4_SHADOW(0x6006, "CR4 read shadow"),
    CR3_TARGET_0(0x6008, "CR3-target value 0", VmcsGate.cr3Targets(0)),
    CR3_TARGET_1(0x600A, "CR3-target value 1", VmcsGate.cr3Targets(1)),
    CR3_TARGET_2(0x600C, "CR3-target value 2", VmcsGate.cr3Targets(2)),
    CR3_TARGET_3(0x600E, "CR3-target value 3", VmcsGate.cr3Targets(3)),
    // Natural-width read-only data fields. B.4.2.
    EXIT_QUALIFICATION(0x6400, "exit qualification"),
    IO_RCX(0x6402, "I/O RCX"),
    IO_RSI(0x6404, "I/O RSI"),
    IO_RDI(0x6406, "I/O RDI"),
    IO_RIP(0x6408, "I/O RIP"),
    GUEST_LINEAR_ADDRESS(0x640A, "guest-linear address"),
    // Natural-width guest-state fields. B.4.3.
    GUEST_CR0(0x6800, "guest CR0"),
    GUEST_CR3(0x6802, "guest CR3"),
    GUEST_CR4(0x6804, "guest CR4"),
    GUEST_ES_BASE(0x6806, "guest ES base"),
    GUEST_CS_BASE(0x6808, "guest CS base"),
    GUEST_SS_BASE(0x680A, "guest SS base"),
    GUEST_DS_BASE(0x680C, "guest DS base"),
    GUEST_FS_BASE(0x680E, "guest FS base"),
    GUEST_GS_BASE(0x6810, "guest GS base"),
    GUEST_LDTR_BASE(0x6812, "guest LDTR base"),
    GUEST_TR_BASE(0x6814, "guest TR base"),
    GUEST_GDTR_BASE(0x6816, "guest GDTR base"),
    GUEST_IDTR_BASE(0x6818, "guest IDTR base"),
    GUEST_DR7(0x681A, "guest DR7"),
    GUEST_RSP(0x681C, "guest RSP"),
    GUEST_RIP(0x681E, "guest RIP"),
    GUEST_RFLAGS(0x6820, "guest RFLAGS"),
    GUEST_PENDING_DEBUG(0x6822, "guest pending debug exceptions"),
    GUEST_SYSENTER_ESP(0x6824, "guest IA32_SYSENTER_ESP"),
    GUEST_SYSENTER_EIP(0x6826, "guest IA32_SYSENTER_EIP"),
    GUEST_S_CET(0x6828, "guest IA32_S_CET", VmcsGate.GUEST_CET),
    GUEST_SSP(0x682A, "guest SSP", VmcsGate.GUEST_CET),
    GUEST_SSP_TABLE(0x682C, "guest IA32_INTERRUPT_SSP_TABLE_ADDR", VmcsGate.GUEST_CET),
    // Natural-width host-state fields. B.4.4.
    HOST_CR0(0x6C00, "host CR0"),
    HOST_CR3(0x6C02, "host CR3"),
    HOST_CR4(0x6C04, "host CR4"),
    HOST_FS_BASE(0x6C06, "host FS base"),
    HOST_GS_BASE(0x6C08, "host GS base"),
    HOST_TR_BASE(0x6C0A, "host TR base"),
    HOST_GDTR_BASE(0x6C0C, "host GDTR base"),
    HOST_IDTR_BASE(0x6C0E, "host IDTR base"),
    HOST_SYSENTER_ESP(0x6C10, "host IA32_SYSENTER_ESP"),
    HOST_SYSENTER_EIP(0x6C12, "host IA32_SYSENTER_EIP"),
    HOST_RSP(0x6C14, "host RSP"),
    HOST_RIP(0x6C16, "host RIP"),
    HOST_S_CET(0x6C18, "host IA32_S_CET", VmcsGate.HOST_CET),
    HOST_SSP(0x6C1A, "host SSP", VmcsGate.HOST_CET),
    HOST_SSP_TABLE(0x6C1C, "host IA32_INTERRUPT_SSP_TABLE_ADDR", VmcsGate.HOST_CET);

    private static final int SLOT = 8;
    private static final Map<Integer, VmcsField> BY_ENCODING = byEncoding();

    private final int encoding;
    private final String text;
    private final VmcsGate gate;

    VmcsField(int encoding, String text) {
        this(encoding, text, VmcsGate.NONE);
    }

    VmcsField(int encoding, String text, VmcsGate gate) {
        this.encoding = encoding;
        this.text = text;
        this.gate = gate;
    }

    private static Map<Integer, VmcsField> byEncoding() {
        Map<Integer, VmcsField> fields = new HashMap<>();
        for (VmcsField field : values()) {
            fields.put(field.encoding, field);
        }
        return fields;
    }

    /** The field of that full encoding; empty for the high half of a 64-bit field too. */
    public static Optional<VmcsField> at(int encoding) {
        return Optional.ofNullable(BY_ENCODING.get(encoding));
    }

    /** The encoding for a full access, 32 bits. */
    public int encoding() {
        return encoding;
    }

    /** The manual's name, {@code guest CS selector}. */
    public String text() {
        return text;
    }

    /** The name as a quantity that evidence speaks of, {@code VMCS guest CS selector}. */
    public String label() {
        return "VMCS " + text;
    }

    /** What a processor must have to have the field. */
    public VmcsGate gate() {
        return gate;
    }

    /** Whether that processor has the field. */
    public boolean supported(CpuProfile profile) {
        return gate.open().test(profile);
    }

    /** The width as the encoding tells it. */
    public VmcsEncoding.Width width() {
        return VmcsEncoding.Width.values()[(int) VmcsEncoding.WIDTH.of(encoding)];
    }

    /** The type as the encoding tells it. */
    public VmcsEncoding.Type type() {
        return VmcsEncoding.Type.values()[(int) VmcsEncoding.TYPE.of(encoding)];
    }

    /** The width in bits: 16, 32 or 64. */
    public int bits() {
        return width().bits();
    }

    /** Whether VMWRITE may write it only where IA32_VMX_MISC[29] is 1. */
    public boolean readOnly() {
        return type() == VmcsEncoding.Type.EXIT_INFORMATION;
    }

    /** Offset of the field's first byte in the region. */
    public int offset() {
        return VmcsRegion.FIELDS + SLOT * ordinal();
    }

    /** The value, zero-extended to 64 bits, in the region at that physical address. */
    public long read(MemoryView memory, long region) {
        long at = region + offset();
        return switch (bits()) {
            case 16 -> memory.read16(at);
            case 32 -> memory.read32(at) & 0xFFFFFFFFL;
            default -> memory.read64(at);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The layouts of registers that have few fields or none of their own. */
public final class PlainLayouts {
    /** CR2: the linear address of the last page fault. */
    public static final RegisterLayout CR2 = whole("CR2", "Intel SDM Vol. 3A, 2.5");
    /** CR8: the task priority, 4 bits. */
    public static final RegisterLayout CR8 = RegisterLayout.of(
            "CR8",
            64,
            "Intel SDM Vol. 3A, 10.8.6",
            Access.RESERVED_ZERO,
            BitField.range("TPL", 3, 0, Access.READ_WRITE));
    /** XCR0: which extended states XSAVE keeps. */
    public static final RegisterLayout XCR0 = RegisterLayout.of(
            "XCR0",
            64,
            "Intel SDM Vol. 1, 13.3",
            Access.RESERVED_ZERO,
            BitField.bit("x87", 0, Access.RESERVED_ONE),
            BitField.bit("SSE", 1),
            BitField.bit("AVX", 2),
            BitField.bit("BNDREGS", 3),
            BitField.bit("BNDCSR", 4),
            BitField.bit("opmask", 5),
            BitField.bit("ZMM_Hi256", 6),
            BitField.bit("Hi16_ZMM", 7),
            BitField.bit("PKRU", 9));

    private static final RegisterLayout APIC_BASE = RegisterLayout.of(
            Msr.IA32_APIC_BASE.name(),
            64,
            "Intel SDM Vol. 3A, 11.4.4",
            Access.RESERVED_ZERO,
            BitField.bit("BSP", 8),
            BitField.bit("EXTD", 10),
            BitField.bit("EN", 11),
            BitField.range("APIC base", 51, 12, Access.READ_WRITE));
    private static final Map<Msr, RegisterLayout> MSRS = msrs();

    private PlainLayouts() {}

    private static RegisterLayout whole(String name, String source) {
        return RegisterLayout.of(
                name, 64, source, Access.RESERVED_ZERO, BitField.range("value", 63, 0, Access.READ_WRITE));
    }

    private static Map<Msr, RegisterLayout> msrs() {
        Map<Msr, RegisterLayout> layouts = new EnumMap<>(Msr.class);
        for (Msr msr : Msr.values()) {
            layouts.put(msr, whole(msr.name(), "Intel SDM Vol. 4, 2.1"));
        }
        layouts.put(Msr.IA32_FEATURE_CONTROL, FeatureControl.LAYOUT);
        layouts.put(Msr.IA32_EFER, Efer.LAYOUT);
        layouts.put(Msr.IA32_VMX_BASIC, VmxBasic.LAYOUT);
        layouts.put(Msr.IA32_VMX_MISC, VmxMisc.LAYOUT);
        layouts.put(Msr.IA32_VMX_EPT_VPID_CAP, EptVpidCapabilities.LAYOUT);
        layouts.put(Msr.IA32_VMX_CR0_FIXED0, like(Msr.IA32_VMX_CR0_FIXED0, Cr0.LAYOUT));
        layouts.put(Msr.IA32_VMX_CR0_FIXED1, like(Msr.IA32_VMX_CR0_FIXED1, Cr0.LAYOUT));
        layouts.put(Msr.IA32_VMX_CR4_FIXED0, like(Msr.IA32_VMX_CR4_FIXED0, Cr4.LAYOUT));
        layouts.put(Msr.IA32_VMX_CR4_FIXED1, like(Msr.IA32_VMX_CR4_FIXED1, Cr4.LAYOUT));
        layouts.put(Msr.IA32_APIC_BASE, APIC_BASE);
        return layouts;
    }

    /** The fixed-bit MSRs have a bit for each bit of the control register. */
    private static RegisterLayout like(Msr msr, RegisterLayout control) {
        return new RegisterLayout(msr.name(), 64, "Intel SDM Vol. 3D, A.7 and A.8", control.fields());
    }

    /** The layout of a model-specific register; one field of 64 bits where no table divides it. */
    public static RegisterLayout of(Msr msr) {
        return Objects.requireNonNull(MSRS.get(msr));
    }
}

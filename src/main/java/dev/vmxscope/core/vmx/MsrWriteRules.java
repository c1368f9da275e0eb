package dev.vmxscope.core.vmx;

import static dev.vmxscope.core.vmx.CommonRequirements.has;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.PlainLayouts;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.memory.Paging;
import java.util.ArrayList;
import java.util.List;

/** What WRMSR asks of a value. Intel SDM Vol. 2D, WRMSR; Vol. 4, table 2-2. */
final class MsrWriteRules {
    private static final String TABLE = "Intel SDM Vol. 4, 2.1";
    private static final int EXTENDED = 0x80000001;
    private static final long HIGH = 0xFFFFFFFF_00000000L;
    private static final long EXTD = 1 << 10;
    private static final long EN = 1 << 11;

    private static final Requirement WRITABLE = Requirement.of("msr-writable", TABLE, s -> {
                boolean fixed = MsrSpecs.fixed(s) || isFixed(msr(s));
                return Evidence.of(!fixed, MsrSpecs.name(s), s.edxEax(), MsrSpecs.value(s));
            })
            .when(s -> MsrSpecs.known(s) || MsrSpecs.fixed(s));

    private static final Requirement RESERVED_CLEAR = Requirement.of(
                    "msr-reserved-clear",
                    TABLE,
                    s -> Evidence.masked(PlainLayouts.of(msr(s)), s.edxEax(), reserved(s), 0)
                            .at(new Place.EdxEax()))
            .when(s -> MsrSpecs.known(s) && !MsrSpecs.is(s, Msr.IA32_FEATURE_CONTROL));

    private static final Requirement CANONICAL = Requirement.of("msr-canonical", "Intel SDM Vol. 2D, WRMSR", s -> {
                long value = s.edxEax();
                return Evidence.of(Paging.isCanonical(value), msr(s).name(), value, value << 16 >> 16)
                        .at(new Place.EdxEax());
            })
            .when(s -> MsrSpecs.known(s) && holdsAddress(msr(s)));

    private static final Requirement LME_KEPT = Requirement.of(
                    "efer-lme-kept-with-paging",
                    "Intel SDM Vol. 3A, 4.1.2",
                    s -> Evidence.bits(
                                    "new IA32_EFER",
                                    s.edxEax(),
                                    Efer.LME.mask(),
                                    s.cpu().control().efer(),
                                    Efer.LME)
                            .at(new Place.EdxEax()))
            .when(s -> MsrSpecs.is(s, Msr.IA32_EFER)
                    && Cr0.PG.isSet(s.cpu().control().cr0()));

    private static final Requirement PAT_TYPES = Requirement.of(
                    "pat-types-valid",
                    "Intel SDM Vol. 3A, 12.12.2",
                    s -> patTypes("IA32_PAT", s.edxEax()).at(new Place.EdxEax()))
            .when(s -> MsrSpecs.is(s, Msr.IA32_PAT));

    private static final Requirement APIC_MODE = Requirement.of(
                    "apic-mode-valid", "Intel SDM Vol. 3A, 11.12.5", MsrWriteRules::apicMode)
            .when(s -> MsrSpecs.is(s, Msr.IA32_APIC_BASE));

    private MsrWriteRules() {}

    /** All of them; they share #GP(0). */
    static List<Requirement> all() {
        List<Requirement> all = new ArrayList<>(List.of(WRITABLE, RESERVED_CLEAR, CANONICAL, LME_KEPT, PAT_TYPES));
        all.add(APIC_MODE);
        all.addAll(FeatureControlRules.ALL);
        return all;
    }

    private static boolean isFixed(Msr msr) {
        return msr.kind() == Msr.Kind.VMX || msr.kind() == Msr.Kind.PROFILE || msr == Msr.IA32_SMM_MONITOR_CTL;
    }

    private static Msr msr(Situation s) {
        return MsrSpecs.msr(s).orElseThrow();
    }

    private static boolean holdsAddress(Msr msr) {
        return switch (msr) {
            case IA32_SYSENTER_ESP,
                    IA32_SYSENTER_EIP,
                    IA32_LSTAR,
                    IA32_CSTAR,
                    IA32_FS_BASE,
                    IA32_GS_BASE,
                    IA32_KERNEL_GS_BASE -> true;
            default -> false;
        };
    }

    private static long reserved(Situation s) {
        CpuProfile profile = s.cpu().profile();
        return switch (msr(s)) {
            case IA32_EFER -> eferReserved(s.cpu());
            case IA32_APIC_BASE -> 0x2FF | (has(profile, 1, 'c', 21) ? 0 : EXTD) | -1L << profile.physicalAddressBits();
            case IA32_FMASK, IA32_TSC_AUX -> HIGH;
            case IA32_PRED_CMD -> ~1L;
            case IA32_SPEC_CTRL ->
                ~((has(profile, 7, 'd', 26) ? 1L : 0)
                        | (has(profile, 7, 'd', 27) ? 2L : 0)
                        | (has(profile, 7, 'd', 31) ? 4L : 0));
            case IA32_MTRR_DEF_TYPE -> ~0xCFFL;
            default -> 0;
        };
    }

    /** The bits of IA32_EFER that a processor does not have. */
    static long eferReserved(Processor cpu) {
        boolean longMode = MsrExistence.intel64(cpu).met();
        return ~((longMode ? Efer.SCE.mask() | Efer.LME.mask() | Efer.LMA.mask() : 0)
                | (has(cpu.profile(), EXTENDED, 'd', 20) ? Efer.NXE.mask() : 0));
    }

    /** Each byte of a page attribute table must be a type that exists. */
    static Evidence patTypes(String register, long value) {
        for (int at = 0; at < 8; at++) {
            int type = (int) (value >>> 8 * at & 0xFF);
            if (type > 7 || type == 2 || type == 3) {
                return Evidence.bits(register + ".PA" + at, value, 0xFFL << 8 * at, 0);
            }
        }
        return Evidence.bits(register, value, 0, 0);
    }

    /** EXTD without EN is no mode; x2APIC mode is entered from xAPIC mode and left to disabled only. */
    private static Evidence apicMode(Situation s) {
        long old = MsrValues.read(s.cpu(), s.tsc(), Msr.IA32_APIC_BASE) & (EN | EXTD);
        long offered = s.edxEax() & (EN | EXTD);
        boolean valid =
                offered != EXTD && !(old == (EN | EXTD) && offered == EN) && !(old == 0 && offered == (EN | EXTD));
        return new Evidence(
                valid, "IA32_APIC_BASE.EN|EXTD", List.of(), s.edxEax(), old, EN | EXTD, null, new Place.EdxEax());
    }
}

package dev.vmxscope.core.vmx;

import static dev.vmxscope.core.vmx.CommonRequirements.has;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Msr;
import java.util.List;
import java.util.function.Function;

/** The rules of WRMSR to IA32_FEATURE_CONTROL. Intel SDM Vol. 3C, section 24.7; Vol. 4, table 2-2. */
final class FeatureControlRules {
    private static final String SOURCE = "Intel SDM Vol. 3C, 24.7";
    private static final String TABLE = "Intel SDM Vol. 4, 2.1";
    private static final int LMCE_CAPABILITY = 27;

    static final List<Requirement> ALL = List.of(
            rule(
                    "feature-control-unlocked",
                    SOURCE,
                    s -> Evidence.clear(FeatureControl.LAYOUT, s.cpu().featureControl(), FeatureControl.LOCK)
                            .at(Place.Model.FEATURE_CONTROL)),
            rule(
                    "feature-control-reserved-clear",
                    TABLE,
                    s -> Evidence.masked(FeatureControl.LAYOUT, s.edxEax(), ~FeatureControl.LAYOUT.namedMask(), 0)
                            .at(new Place.EdxEax())),
            rule(
                    "feature-control-vmx-supported",
                    SOURCE,
                    s -> unsupported(s, vmxUnsupported(s.cpu().profile()))),
            rule(
                    "feature-control-smx-supported",
                    SOURCE,
                    s -> unsupported(s, smxUnsupported(s.cpu().profile()))),
            rule(
                    "feature-control-sgx-supported",
                    TABLE,
                    s -> unsupported(s, sgxUnsupported(s.cpu().profile()))),
            rule(
                    "feature-control-lmce-supported",
                    TABLE,
                    s -> unsupported(s, lmceUnsupported(s.cpu().profile()))));

    private FeatureControlRules() {}

    private static Requirement rule(String id, String source, Function<Situation, Evidence> check) {
        return Requirement.of(id, source, check).when(s -> MsrSpecs.is(s, Msr.IA32_FEATURE_CONTROL));
    }

    private static Evidence unsupported(Situation s, long mask) {
        return Evidence.masked(FeatureControl.LAYOUT, s.edxEax(), mask, 0).at(new Place.EdxEax());
    }

    private static long vmxUnsupported(CpuProfile profile) {
        return profile.hasVmx() ? 0 : FeatureControl.VMX_OUTSIDE_SMX.mask();
    }

    /** Bit 1 needs VMX and SMX, the bits of SENTER need SMX. */
    private static long smxUnsupported(CpuProfile profile) {
        long senter = FeatureControl.SENTER_LOCAL.mask() | FeatureControl.SENTER_GLOBAL.mask();
        long inside = profile.hasVmx() && profile.hasSmx() ? 0 : FeatureControl.VMX_INSIDE_SMX.mask();
        return inside | (profile.hasSmx() ? 0 : senter);
    }

    private static long sgxUnsupported(CpuProfile profile) {
        return (has(profile, 7, 'b', 2) ? 0 : FeatureControl.SGX_GLOBAL.mask())
                | (has(profile, 7, 'c', 30) ? 0 : FeatureControl.SGX_LAUNCH.mask());
    }

    private static long lmceUnsupported(CpuProfile profile) {
        long capabilities = profile.msr(Msr.IA32_MCG_CAP.index()).orElse(0);
        return (capabilities & 1L << LMCE_CAPABILITY) != 0 ? 0 : FeatureControl.LMCE.mask();
    }
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.PlainLayouts;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Register;
import java.util.List;

/** XGETBV and XSETBV. Intel SDM Vol. 2D; Vol. 1, section 13.3. */
final class ExtendedStateSpecs {
    private static final String SOURCE = "Intel SDM Vol. 2D, XSETBV; Vol. 1, 13.3";
    private static final int LEAF = 0xD;
    private static final long X87 = 1;
    private static final long SSE = 2;
    private static final long AVX = 4;
    private static final long MPX = 0x18;
    private static final long AVX512 = 0xE0;

    private static final Stage ENABLED = Stage.of(
            "CR4.OSXSAVE",
            Outcome.Fault.UD,
            Requirement.of(
                    "osxsave-set",
                    SOURCE,
                    s -> Evidence.set(Cr4.LAYOUT, s.cpu().control().cr4(), Cr4.OSXSAVE)));

    static final List<InstructionSpec> ALL = List.of(
            InstructionSpec.of(
                    Mnemonic.XGETBV,
                    List.of(ENABLED, Stage.of("register", Outcome.Fault.GP0, exists())),
                    (s, next) ->
                            Change.of(Destination.edxEax(next, s.cpu().control().xcr0()))),
            InstructionSpec.of(
                    Mnemonic.XSETBV,
                    List.of(
                            ENABLED,
                            CommonRequirements.privileged(),
                            CommonRequirements.exits(55),
                            Stage.of("register", Outcome.Fault.GP0, exists()),
                            Stage.of("value", Outcome.Fault.GP0, x87(), avx(), mpx(), avx512(), supported())),
                    (s, next) -> Change.of(next.withControl(s.cpu().control().withXcr0(s.edxEax())))
                            .telling(new RegisterWrite(
                                    PlainLayouts.XCR0, s.cpu().control().xcr0(), s.edxEax()))));

    private ExtendedStateSpecs() {}

    private static Requirement exists() {
        return Requirement.of("xcr-exists", SOURCE, s -> Evidence.bits("ECX", s.value(Register.ECX), -1, 0));
    }

    private static Evidence value(Situation s, long mask, long required) {
        return Evidence.masked(PlainLayouts.XCR0, s.edxEax(), mask, required).at(new Place.EdxEax());
    }

    private static Requirement x87() {
        return Requirement.of("xcr0-x87-set", SOURCE, s -> value(s, X87, X87));
    }

    private static Requirement avx() {
        return Requirement.of("xcr0-avx-needs-sse", SOURCE, s -> value(s, SSE, SSE))
                .when(s -> (s.edxEax() & AVX) != 0);
    }

    private static Requirement mpx() {
        return Requirement.of("xcr0-mpx-together", SOURCE, s -> value(s, MPX, MPX))
                .when(s -> (s.edxEax() & MPX) != 0);
    }

    private static Requirement avx512() {
        long all = AVX512 | AVX | SSE;
        return Requirement.of("xcr0-avx512-together", SOURCE, s -> value(s, all, all))
                .when(s -> (s.edxEax() & AVX512) != 0);
    }

    private static Requirement supported() {
        return Requirement.of("xcr0-supported", SOURCE, s -> {
            CpuProfile profile = s.cpu().profile();
            CpuidValues leaf = profile.leaf(LEAF, 0);
            long allowed = leaf.eax() & 0xFFFFFFFFL | (long) leaf.edx() << 32;
            return value(s, ~allowed, 0);
        });
    }
}

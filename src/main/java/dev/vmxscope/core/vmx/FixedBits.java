package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Msr;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The bits of CR0 and CR4 that VMX operation fixes. Intel SDM Vol. 3C, section 24.8, and Vol. 3D, appendices A.7 and
 * A.8: a bit that is 1 in FIXED0 must be 1, a bit that is 0 in FIXED1 must be 0.
 * {@code place} gives where the value is kept, null where a fix could not change it there.
 */
final class FixedBits {
    private FixedBits() {}

    /** Bits of CR0 fixed to 1. */
    static Requirement cr0Fixed0(ToLongFunction<Situation> value, Function<Situation, @Nullable Place> place) {
        return fixed0("cr0-fixed0", Cr0.LAYOUT, Msr.IA32_VMX_CR0_FIXED0, -1, value, place);
    }

    /** Bits of CR0 fixed to 0. */
    static Requirement cr0Fixed1(ToLongFunction<Situation> value, Function<Situation, @Nullable Place> place) {
        return fixed1("cr0-fixed1", Cr0.LAYOUT, Msr.IA32_VMX_CR0_FIXED1, value, place);
    }

    /** Bits of CR4 fixed to 1, but for VMXE, of which an own requirement speaks. */
    static Requirement cr4Fixed0(ToLongFunction<Situation> value, Function<Situation, @Nullable Place> place) {
        return fixed0("cr4-fixed0", Cr4.LAYOUT, Msr.IA32_VMX_CR4_FIXED0, ~Cr4.VMXE.mask(), value, place);
    }

    /** Bits of CR4 fixed to 0. */
    static Requirement cr4Fixed1(ToLongFunction<Situation> value, Function<Situation, @Nullable Place> place) {
        return fixed1("cr4-fixed1", Cr4.LAYOUT, Msr.IA32_VMX_CR4_FIXED1, value, place);
    }

    private static Requirement fixed0(
            String id,
            RegisterLayout layout,
            Msr msr,
            long counted,
            ToLongFunction<Situation> value,
            Function<Situation, @Nullable Place> place) {
        return Requirement.of(id, "Intel SDM Vol. 3C, 24.8", s -> {
            long mask = s.cpu().profile().msr(msr.index()).orElse(0) & counted;
            return Evidence.masked(layout, value.applyAsLong(s), mask, mask).at(place.apply(s));
        });
    }

    private static Requirement fixed1(
            String id,
            RegisterLayout layout,
            Msr msr,
            ToLongFunction<Situation> value,
            Function<Situation, @Nullable Place> place) {
        return Requirement.of(id, "Intel SDM Vol. 3C, 24.8", s -> {
            long allowed = s.cpu().profile().msr(msr.index()).orElse(-1);
            return Evidence.masked(layout, value.applyAsLong(s), ~allowed, 0).at(place.apply(s));
        });
    }
}

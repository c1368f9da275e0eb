package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.VmxBasic;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.vmcs.VmcsRegion;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What VMXON, VMCLEAR and VMPTRLD ask of the 64-bit operand, which holds the physical address of a region, and of the
 * region. Intel SDM Vol. 3C, section 31.3, the operation of each.
 */
final class RegionRequirements {
    private static final String SOURCE = "Intel SDM Vol. 3C, 31.3";
    private static final String POINTER = "operand";

    /** Bits 11:0 of the address must be 0. */
    static final Requirement ALIGNED = Requirement.partial(
            "region-aligned",
            SOURCE,
            s -> present(pointer(s))
                    .map(at -> Evidence.bits(POINTER, at, MemoryView.PAGE_SIZE - 1, 0)
                            .at(pointerPlace(s))));

    /** No bit beyond the physical-address width, or beyond 32 where IA32_VMX_BASIC[48] says so. */
    static final Requirement WIDTH = Requirement.partial(
            "region-width",
            SOURCE + "; Vol. 3D, A.1",
            s -> present(pointer(s))
                    .map(at -> Evidence.bits(POINTER, at, tooHigh(s), 0).at(pointerPlace(s))));

    /** Bits 30:0 of the region's first doubleword must be the revision identifier. */
    static final Requirement REVISION = Requirement.partial(
            "region-revision",
            SOURCE + "; Vol. 3D, A.1",
            s -> header(s)
                    .map(header -> Evidence.bits(
                                    "region[0]",
                                    header,
                                    VmcsRegion.REVISION.mask(),
                                    VmxBasic.REVISION.of(basic(s.cpu().profile())),
                                    VmcsRegion.REVISION)
                            .at(headerPlace(s))));

    /** Bit 31 of the region's first doubleword must be 0. */
    static final Requirement NOT_SHADOW = Requirement.partial(
            "region-not-shadow",
            SOURCE,
            s -> header(s)
                    .map(header -> Evidence.bits("region[0]", header, VmcsRegion.SHADOW.mask(), 0, VmcsRegion.SHADOW)
                            .at(headerPlace(s))));

    /** The region must not be the VMXON region. */
    static final Requirement NOT_VMXON_REGION = Requirement.partial(
            "not-vmxon-region",
            SOURCE,
            s -> present(pointer(s)).map(at -> {
                long vmxon = s.cpu().vmx().vmxonPointer();
                return Evidence.of(at != vmxon, POINTER, at, vmxon).at(pointerPlace(s));
            }));

    private RegionRequirements() {}

    private static Optional<Long> present(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    /** The operand's value, where it can be read. */
    static OptionalLong pointer(Situation s) {
        return s.access(0, 8, AccessKind.READ) instanceof Access.Reached reached
                ? OptionalLong.of(reached.read(s.memory(), 0, 8))
                : OptionalLong.empty();
    }

    /** Where the operand lies, if in one piece. */
    private static @Nullable Place pointerPlace(Situation s) {
        return s.access(0, 8, AccessKind.READ) instanceof Access.Reached reached && reached.split() == 8
                ? new Place.Memory(POINTER, reached.physical(), 8)
                : null;
    }

    private static Place headerPlace(Situation s) {
        return new Place.Memory("region[0]", pointer(s).orElse(0), 4);
    }

    static long basic(CpuProfile profile) {
        return profile.msr(Msr.IA32_VMX_BASIC.index()).orElse(0);
    }

    private static long tooHigh(Situation s) {
        return tooHigh(s.cpu().profile());
    }

    /** The bits that the physical address of a structure of VMX must not have. */
    static long tooHigh(CpuProfile profile) {
        int width = VmxBasic.WIDTH_32.isSet(basic(profile)) ? 32 : profile.physicalAddressBits();
        return width >= Long.SIZE ? 0 : -1L << width;
    }

    /** The first doubleword, where the operand is the address of a page. */
    private static Optional<Long> header(Situation s) {
        return present(pointer(s))
                .filter(at -> (at & (MemoryView.PAGE_SIZE - 1 | tooHigh(s))) == 0)
                .map(at -> s.memory().read32(at) & 0xFFFFFFFFL);
    }
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.PlainLayouts;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;

/** SWAPGS, RDFSBASE, RDGSBASE, WRFSBASE, WRGSBASE. Intel SDM Vol. 2B and 2D. */
final class SegmentBaseSpecs {
    private static final String SOURCE = "Intel SDM Vol. 2B, RDFSBASE; Vol. 2D, WRFSBASE";

    private static final Stage ENABLED = Stage.of(
            "mode and CR4.FSGSBASE",
            Outcome.Fault.UD,
            CommonRequirements.IN_64_BIT_MODE,
            Requirement.of(
                    "fsgsbase-set",
                    SOURCE,
                    s -> Evidence.set(Cr4.LAYOUT, s.cpu().control().cr4(), Cr4.FSGSBASE)));

    private static final Stage CANONICAL =
            Stage.of("base", Outcome.Fault.GP0, Requirement.of("base-canonical", SOURCE, s -> {
                long base = s.value(s.register(0));
                return Evidence.of(Paging.isCanonical(base), "base", base, base << 16 >> 16)
                        .at(new Place.General(s.register(0).number()));
            }));

    static final List<InstructionSpec> ALL = List.of(
            InstructionSpec.of(
                    Mnemonic.SWAPGS,
                    List.of(
                            Stage.of("mode", Outcome.Fault.UD, CommonRequirements.IN_64_BIT_MODE),
                            CommonRequirements.privileged()),
                    SegmentBaseSpecs::swap),
            read(Mnemonic.RDFSBASE, SegmentName.FS),
            read(Mnemonic.RDGSBASE, SegmentName.GS),
            write(Mnemonic.WRFSBASE, SegmentName.FS, Msr.IA32_FS_BASE),
            write(Mnemonic.WRGSBASE, SegmentName.GS, Msr.IA32_GS_BASE));

    private SegmentBaseSpecs() {}

    private static Processor withBase(Processor cpu, SegmentName name, long base) {
        Segment segment = cpu.segments().get(name).withBase(base);
        return cpu.withSegments(cpu.segments().with(name, segment));
    }

    private static Change swap(Situation s, Processor next) {
        long active = s.cpu().segments().get(SegmentName.GS).base();
        long kept = s.cpu().msrs().getOrZero(Msr.IA32_KERNEL_GS_BASE.index());
        return Change.of(withBase(next, SegmentName.GS, kept).withMsr(Msr.IA32_KERNEL_GS_BASE.index(), active))
                .telling(new RegisterWrite(PlainLayouts.of(Msr.IA32_GS_BASE), active, kept))
                .telling(new RegisterWrite(PlainLayouts.of(Msr.IA32_KERNEL_GS_BASE), kept, active));
    }

    private static InstructionSpec read(Mnemonic mnemonic, SegmentName name) {
        return InstructionSpec.of(
                mnemonic,
                List.of(ENABLED),
                (s, next) -> Change.of(Destination.register(
                        next, s.register(0), s.cpu().segments().get(name).base())));
    }

    private static InstructionSpec write(Mnemonic mnemonic, SegmentName name, Msr msr) {
        return InstructionSpec.of(mnemonic, List.of(ENABLED, CANONICAL), (s, next) -> {
            long base = s.value(s.register(0));
            long before = s.cpu().segments().get(name).base();
            return Change.of(withBase(next, name, base)).telling(new RegisterWrite(PlainLayouts.of(msr), before, base));
        });
    }
}

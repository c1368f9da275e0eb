package dev.vmxscope.core.probe;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.Segments;

/** The segments and flags that a step finds: those of where the probe stands, or of the place of the step. */
final class Stand {
    /** Interrupts off, the six arithmetic flags and AC on: AC lets ring 0 touch pages of ring 3 under CR4.SMAP. */
    private static final long FLAGS = Rflags.ONE.mask() | Rflags.ARITHMETIC | Rflags.AC.mask();

    private Segments home;

    Stand(StartMode mode) {
        this.home = mode.segments();
    }

    /** After a reset the probe stands in real mode, and CR3 points at its paging structures again. */
    Processor afterReset(Processor cpu) {
        home = Flat.real();
        return back(cpu.withControl(cpu.control().withCr3(Rig.CR3_32)));
    }

    /** RFLAGS before a step. */
    static long flags(Place place) {
        return place == Place.VIRTUAL_8086 ? Rflags.VM.set(FLAGS) : FLAGS;
    }

    /**
     * The processor at the start of a step.
     *
     * @param reach the address that a step in virtual-8086 mode wants to reach through DS
     */
    Processor at(Place place, Processor cpu, long reach) {
        Segments segments = switch (place) {
            case HERE -> here(cpu);
            case RING_3 ->
                Flat.ring3(cpu.longModeActive() && code(here(cpu)).longMode() ? Flat.USER_CODE_64 : Flat.USER_CODE_32);
            case COMPATIBILITY_0 -> Flat.ring0(Flat.CODE_32);
            case COMPATIBILITY_3 -> Flat.ring3(Flat.USER_CODE_32);
            case VIRTUAL_8086 -> Flat.virtual8086(Flat.selector86(reach));
        };
        return cpu.withSegments(based(segments, cpu)).withRflags(flags(place)).withMovSsShadow(false);
    }

    /** The processor after a step, back where the probe stands. */
    Processor back(Processor cpu) {
        return cpu.withSegments(based(here(cpu), cpu)).withRflags(FLAGS).withMovSsShadow(false);
    }

    /**
     * In IA-32e mode the bases of FS and GS are the MSRs IA32_FS_BASE and IA32_GS_BASE and stay from step to step. Intel
     * SDM Vol. 3A, section 3.4.4.
     */
    private static Segments based(Segments segments, Processor cpu) {
        if (!cpu.longModeActive()) {
            return segments;
        }
        return segments.with(SegmentName.FS, based(segments, cpu, SegmentName.FS))
                .with(SegmentName.GS, based(segments, cpu, SegmentName.GS));
    }

    private static Segment based(Segments segments, Processor cpu, SegmentName name) {
        return segments.get(name).withBase(cpu.segments().get(name).base());
    }

    /** Once a step in compatibility mode has left IA-32e mode, a 64-bit code segment is none any more. */
    private Segments here(Processor cpu) {
        return code(home).longMode() && !cpu.longModeActive() ? Flat.ring0(Flat.CODE_32) : home;
    }

    private static Segment code(Segments segments) {
        return segments.get(SegmentName.CS);
    }

    /** The processor with RIP at a linear address. */
    static Processor facing(long linear, Processor cpu) {
        return cpu.withRip(linear - code(cpu.segments()).base());
    }

    /** A selector that SS can be loaded with. */
    static int stackSelector(Processor cpu) {
        return cpu.segments().get(SegmentName.SS).selector();
    }
}

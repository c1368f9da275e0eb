package dev.vmxscope.core.probe;

import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.Segments;

/** The segment registers that steps run with. */
final class Flat {
    static final Segment CODE_64 = Segment.code64(0x10);
    static final Segment CODE_32 = Segment.code32(0x20);
    static final Segment USER_CODE_64 = Segment.code64(0x33);
    static final Segment USER_CODE_32 = Segment.code32(0x23);

    private static final Segment DATA = Segment.data(0x18);
    private static final Segment USER_DATA = Segment.data(0x2B);
    private static final int SEGMENT_LIMIT = 0xFFFF;

    private Flat() {}

    static Segments ring0(Segment code) {
        return with(code, DATA);
    }

    static Segments ring3(Segment code) {
        return with(code, USER_DATA);
    }

    /**
     * Segments of real mode with base 0 and a limit of 4 GiB, as they are after a visit to protected mode: a step names
     * a physical address, and so it reaches it. Code stands above the first MiB, as the first code after a reset does.
     */
    static Segments real() {
        return with(
                Segment.real(0).withBase(Rig.rawCode(0)), new Segment(0, 0, -1, Segment.DATA, 0, true, false, false));
    }

    /**
     * Segments of virtual-8086 mode: base 16 times the selector, limit FFFFH (Intel SDM Vol. 3B, section 21.2.1). Only
     * the base of the code segment is another, so that the code need not stand in the first MiB, which is for the steps.
     */
    static Segments virtual8086(int dataSelector) {
        Segment zero = eightySixSegment(0);
        return with(zero.withBase(Rig.rawCode(3)), zero).with(SegmentName.DS, eightySixSegment(dataSelector));
    }

    /** The highest selector whose segment begins at or below an address, or FFFFH. */
    static int selector86(long address) {
        return (int) Math.min(Math.max(address, 0) >>> 4, SEGMENT_LIMIT);
    }

    /** The offset of an address in the segment of its {@link #selector86}. */
    static long offset86(long address) {
        return address - ((long) selector86(address) << 4);
    }

    private static Segment eightySixSegment(int selector) {
        return new Segment(selector, (long) selector << 4, SEGMENT_LIMIT, Segment.DATA, 3, true, false, false);
    }

    private static Segments with(Segment code, Segment data) {
        return Segments.RESET
                .with(SegmentName.CS, code)
                .with(SegmentName.SS, data)
                .with(SegmentName.DS, data)
                .with(SegmentName.ES, data)
                .with(SegmentName.FS, data)
                .with(SegmentName.GS, data);
    }
}

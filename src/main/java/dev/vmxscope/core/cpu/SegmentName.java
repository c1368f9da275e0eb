package dev.vmxscope.core.cpu;

/** The segment registers in the order of their encoding, then LDTR and TR. */
public enum SegmentName {
    /** Extra. */
    ES,
    /** Code. */
    CS,
    /** Stack. */
    SS,
    /** Data. */
    DS,
    /** FS. */
    FS,
    /** GS: the processor control region of Windows. */
    GS,
    /** Local descriptor table. */
    LDTR,
    /** Task. */
    TR
}

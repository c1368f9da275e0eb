package dev.vmxscope.core.cpu;

/**
 * One logical processor at one moment.
 *
 * @param id its number, 0 upwards
 * @param profile the model
 * @param general RAX to R15
 * @param rip address of the next instruction, 64 bits
 * @param rflags see {@link Rflags}
 * @param control CR0 to CR8, EFER, XCR0
 * @param segments ES to TR
 * @param gdtr global descriptor table
 * @param idtr interrupt descriptor table
 * @param debug DR0 to DR7
 * @param vectors XMM0 to XMM15, MXCSR
 * @param msrs the MSRs that hold a value of their own, IA32_FEATURE_CONTROL (3AH) among them
 * @param vmx in or outside VMX operation
 * @param smx whether it is in SMX operation: SENTER was executed and no SEXIT since
 * @param a20Masked whether the A20M pin masks address bit 20
 * @param movSsShadow whether the last instruction was a MOV SS or POP SS, which blocks events for one instruction
 * @param initLatched whether an INIT signal waits because VMX root operation blocks it
 * @param activity active, halted or shut down
 */
public record Processor(
        int id,
        CpuProfile profile,
        GeneralRegisters general,
        long rip,
        long rflags,
        ControlRegisters control,
        Segments segments,
        TablePointer gdtr,
        TablePointer idtr,
        DebugRegisters debug,
        VectorRegisters vectors,
        MsrBank msrs,
        VmxState vmx,
        boolean smx,
        boolean a20Masked,
        boolean movSsShadow,
        boolean initLatched,
        Activity activity) {

    /** Whether the processor executes instructions. */
    public enum Activity {
        /** It executes instructions. */
        ACTIVE,
        /** HLT was executed. */
        HALTED,
        /** A triple fault shut it down. */
        SHUTDOWN
    }

    /** The processor after power-up: real mode, every MSR of its own 0 or absent. Intel SDM Vol. 3A, table 10-1. */
    public static Processor powerUp(int id, CpuProfile profile) {
        return new Processor(
                id,
                profile,
                GeneralRegisters.ZERO.with(
                        GeneralRegisters.RDX, profile.leaf(1, 0).eax()),
                0xFFF0,
                Rflags.ONE.mask(),
                ControlRegisters.RESET,
                Segments.RESET,
                new TablePointer(0, 0xFFFF),
                new TablePointer(0, 0xFFFF),
                DebugRegisters.RESET,
                VectorRegisters.ZERO,
                MsrBank.EMPTY,
                VmxState.OUTSIDE,
                false,
                false,
                false,
                false,
                Activity.ACTIVE);
    }

    /**
     * The processor after an INIT signal that is not blocked. As after reset, but CR0.CD and CR0.NW, XCR0, the XMM
     * registers with MXCSR and the MSRs (IA32_FEATURE_CONTROL and the time stamp's adjustment among them) keep their
     * values. Intel SDM Vol. 3A, table 10-1 with its notes; IA32_EFER, which the table leaves out, becomes 0, for there
     * is no IA-32e mode without CR0.PG.
     *
     * <p>What INIT does in SMX operation outside VMX operation depends on the authenticated code module and is left to
     * it by the manual; here SMX operation goes on.
     */
    public Processor init() {
        ControlRegisters reset = ControlRegisters.RESET;
        long kept = Cr0.CD.mask() | Cr0.NW.mask();
        Processor fresh = powerUp(id, profile);
        Copy copy = new Copy(this);
        copy.general = fresh.general;
        copy.rip = fresh.rip;
        copy.rflags = fresh.rflags;
        copy.control = reset.withCr0(reset.cr0() & ~kept | control.cr0() & kept).withXcr0(control.xcr0());
        copy.segments = fresh.segments;
        copy.gdtr = fresh.gdtr;
        copy.idtr = fresh.idtr;
        copy.debug = fresh.debug;
        copy.vmx = fresh.vmx;
        copy.movSsShadow = false;
        copy.initLatched = false;
        copy.activity = fresh.activity;
        return copy.processor();
    }

    /**
     * The processor after a reset with the power on: as after power-up, but a locked IA32_FEATURE_CONTROL keeps its
     * value. (Intel SDM Vol. 3C, section 24.7, says that the register is cleared when the processor is reset, Vol. 4,
     * table 2-2, that a locked value survives while PWRGOOD stays asserted; the table is followed.)
     */
    public Processor warmReset() {
        Processor fresh = powerUp(id, profile);
        return FeatureControl.LOCK.isSet(featureControl())
                ? fresh.withMsr(Msr.IA32_FEATURE_CONTROL.index(), featureControl())
                : fresh;
    }

    /** Current privilege level, 0 to 3: bits 1:0 of CS; 0 in real mode, 3 in virtual-8086 mode. */
    public int cpl() {
        if (!Cr0.PE.isSet(control.cr0())) {
            return 0;
        }
        return Rflags.VM.isSet(rflags) ? 3 : segments.get(SegmentName.CS).selector() & 3;
    }

    /** Whether CR0.PE is 0. */
    public boolean realMode() {
        return !Cr0.PE.isSet(control.cr0());
    }

    /** Whether RFLAGS.VM is 1. */
    public boolean virtual8086() {
        return !realMode() && Rflags.VM.isSet(rflags);
    }

    /** Whether IA32_EFER.LMA is 1. */
    public boolean longModeActive() {
        return Efer.LMA.isSet(control.efer());
    }

    /** Whether the processor runs 64-bit code. */
    public boolean in64BitMode() {
        return longModeActive() && segments.get(SegmentName.CS).longMode();
    }

    /** Whether the processor runs 16- or 32-bit code under IA-32e mode. */
    public boolean compatibilityMode() {
        return longModeActive() && !segments.get(SegmentName.CS).longMode();
    }

    /** IA32_FEATURE_CONTROL, 64 bits; 0 where it was never written. */
    public long featureControl() {
        return msrs.getOrZero(Msr.IA32_FEATURE_CONTROL.index());
    }

    /** The same with other general registers. */
    public Processor withGeneral(GeneralRegisters value) {
        Copy copy = new Copy(this);
        copy.general = value;
        return copy.processor();
    }

    /** The same with one general register replaced. */
    public Processor withGeneral(int number, long value) {
        return withGeneral(general.with(number, value));
    }

    /** The same at another instruction. */
    public Processor withRip(long value) {
        Copy copy = new Copy(this);
        copy.rip = value;
        return copy.processor();
    }

    /** The same with other flags. */
    public Processor withRflags(long value) {
        Copy copy = new Copy(this);
        copy.rflags = value;
        return copy.processor();
    }

    /** The same with other control registers. */
    public Processor withControl(ControlRegisters value) {
        Copy copy = new Copy(this);
        copy.control = value;
        return copy.processor();
    }

    /** The same with other segments. */
    public Processor withSegments(Segments value) {
        Copy copy = new Copy(this);
        copy.segments = value;
        return copy.processor();
    }

    /** The processor as kernel code on it would find it: at CPL 0, outside virtual-8086 mode. */
    public Processor inKernel() {
        Segment code = segments.get(SegmentName.CS);
        return withSegments(segments.with(SegmentName.CS, code.inKernel())).withRflags(Rflags.VM.clear(rflags));
    }

    /** The same with other descriptor tables. */
    public Processor withTables(TablePointer newGdtr, TablePointer newIdtr) {
        Copy copy = new Copy(this);
        copy.gdtr = newGdtr;
        copy.idtr = newIdtr;
        return copy.processor();
    }

    /** The same with other debug registers. */
    public Processor withDebug(DebugRegisters value) {
        Copy copy = new Copy(this);
        copy.debug = value;
        return copy.processor();
    }

    /** The same with other model-specific registers. */
    public Processor withMsrs(MsrBank value) {
        Copy copy = new Copy(this);
        copy.msrs = value;
        return copy.processor();
    }

    /** The same with one model-specific register set. */
    public Processor withMsr(int index, long value) {
        return withMsrs(msrs.with(index, value));
    }

    /** The same with another VMX state. */
    public Processor withVmx(VmxState value) {
        Copy copy = new Copy(this);
        copy.vmx = value;
        return copy.processor();
    }

    /** The same in or outside SMX operation. */
    public Processor withSmx(boolean value) {
        Copy copy = new Copy(this);
        copy.smx = value;
        return copy.processor();
    }

    /** The same with address bit 20 masked or not. */
    public Processor withA20Masked(boolean value) {
        Copy copy = new Copy(this);
        copy.a20Masked = value;
        return copy.processor();
    }

    /** The same under the shadow of a MOV SS or not. */
    public Processor withMovSsShadow(boolean value) {
        Copy copy = new Copy(this);
        copy.movSsShadow = value;
        return copy.processor();
    }

    /** The same with an INIT signal waiting or not. */
    public Processor withInitLatched(boolean value) {
        Copy copy = new Copy(this);
        copy.initLatched = value;
        return copy.processor();
    }

    /** The same with another activity. */
    public Processor withActivity(Activity value) {
        Copy copy = new Copy(this);
        copy.activity = value;
        return copy.processor();
    }

    /** A processor with its fields open, to change some of them. */
    private static final class Copy {
        private final int id;
        private final CpuProfile profile;
        private GeneralRegisters general;
        private long rip;
        private long rflags;
        private ControlRegisters control;
        private Segments segments;
        private TablePointer gdtr;
        private TablePointer idtr;
        private DebugRegisters debug;
        private final VectorRegisters vectors;
        private MsrBank msrs;
        private VmxState vmx;
        private boolean smx;
        private boolean a20Masked;
        private boolean movSsShadow;
        private boolean initLatched;
        private Activity activity;

        Copy(Processor of) {
            id = of.id;
            profile = of.profile;
            general = of.general;
            rip = of.rip;
            rflags = of.rflags;
            control = of.control;
            segments = of.segments;
            gdtr = of.gdtr;
            idtr = of.idtr;
            debug = of.debug;
            vectors = of.vectors;
            msrs = of.msrs;
            vmx = of.vmx;
            smx = of.smx;
            a20Masked = of.a20Masked;
            movSsShadow = of.movSsShadow;
            initLatched = of.initLatched;
            activity = of.activity;
        }

        Processor processor() {
            return new Processor(
                    id,
                    profile,
                    general,
                    rip,
                    rflags,
                    control,
                    segments,
                    gdtr,
                    idtr,
                    debug,
                    vectors,
                    msrs,
                    vmx,
                    smx,
                    a20Masked,
                    movSsShadow,
                    initLatched,
                    activity);
        }
    }
}

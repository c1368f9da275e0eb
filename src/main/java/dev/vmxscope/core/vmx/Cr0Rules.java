package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.event.RegisterWrite;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a new value of CR0, by MOV, CLTS or LMSW. Intel SDM Vol. 3A, sections 2.5 and 4.1; Vol. 3C, section
 * 24.8. {@code value} gives the value that the instruction offers.
 *
 * @param value of the new CR0 before hard-wired and ignored bits are applied
 * @param source where that value comes from, null if no register holds it as it is
 */
record Cr0Rules(ToLongFunction<Situation> value, Function<Situation, @Nullable Place> source) {
    private static final String SOURCE = "Intel SDM Vol. 3A, 2.5";
    private static final String PAGING = "Intel SDM Vol. 3A, 4.1.2";
    private static final String NEW = "new CR0";

    /** The stage that every way to write CR0 shares. */
    Stage stage() {
        return Stage.of(
                "new value of CR0",
                Outcome.Fault.GP0,
                Requirement.of(
                        "cr0-high-bits-clear",
                        SOURCE,
                        s -> Evidence.bits(NEW, value.applyAsLong(s), Cr0.HIGH.mask(), 0)
                                .at(source.apply(s))),
                Requirement.of(
                                "cr0-pg-needs-pe",
                                SOURCE,
                                s -> Evidence.bits(NEW, stored(s), Cr0.PE.mask(), Cr0.PE.mask(), Cr0.PE)
                                        .at(source.apply(s)))
                        .when(s -> Cr0.PG.isSet(stored(s))),
                Requirement.of(
                                "cr0-nw-needs-cd",
                                SOURCE,
                                s -> Evidence.bits(NEW, stored(s), Cr0.CD.mask(), Cr0.CD.mask(), Cr0.CD)
                                        .at(source.apply(s)))
                        .when(s -> Cr0.NW.isSet(stored(s))),
                Requirement.of(
                                "cr0-pg-needs-pae",
                                PAGING,
                                s -> Evidence.set(Cr4.LAYOUT, cr4(s), Cr4.PAE).at(Place.Control.CR4))
                        .when(this::entersLongMode),
                Requirement.of(
                                "cr0-pg-needs-32-bit-code",
                                PAGING,
                                s -> Evidence.bits(
                                        "CS.L",
                                        s.cpu().segments().get(SegmentName.CS).longMode() ? 1 : 0,
                                        1,
                                        0))
                        .when(this::entersLongMode),
                Requirement.of("cr0-pg-needs-32-bit-tss", "Intel SDM Vol. 3A, 10.8.5.4", Cr0Rules::tss)
                        .when(this::entersLongMode),
                Requirement.of(
                                "cr0-pg-kept-in-64-bit-mode",
                                PAGING,
                                s -> Evidence.bits(NEW, stored(s), Cr0.PG.mask(), Cr0.PG.mask(), Cr0.PG)
                                        .at(source.apply(s)))
                        .when(s -> s.cpu().in64BitMode()),
                Requirement.of(
                                "cr0-pg-kept-with-pcide",
                                "Intel SDM Vol. 3A, 4.10.1",
                                s -> Evidence.clear(Cr4.LAYOUT, cr4(s), Cr4.PCIDE)
                                        .at(Place.Control.CR4))
                        .when(s -> Cr0.PG.isSet(cr0(s)) && !Cr0.PG.isSet(stored(s))),
                Requirement.of(
                                "cr0-wp-kept-with-cet",
                                SOURCE,
                                s -> Evidence.clear(Cr4.LAYOUT, cr4(s), Cr4.CET).at(Place.Control.CR4))
                        .when(s -> Cr0.WP.isSet(cr0(s)) && !Cr0.WP.isSet(stored(s))),
                PaePaging.PDPTES_VALID.when(this::loadsPdptes),
                fixed0(),
                fixed1());
    }

    /** The stage of LMSW, which changes nothing that another rule speaks of. */
    Stage fixedBits() {
        return Stage.of("new value of CR0", Outcome.Fault.GP0, fixed0(), fixed1());
    }

    /** The stage of CLTS, which only clears a bit. */
    Stage fixedOnes() {
        return Stage.of("new value of CR0", Outcome.Fault.GP0, fixed0());
    }

    private Requirement fixed0() {
        return FixedBits.cr0Fixed0(this::stored, source).when(s -> s.cpu().vmx().inOperation());
    }

    private Requirement fixed1() {
        return FixedBits.cr0Fixed1(this::stored, source).when(s -> s.cpu().vmx().inOperation());
    }

    private static long cr0(Situation s) {
        return s.cpu().control().cr0();
    }

    private static long cr4(Situation s) {
        return s.cpu().control().cr4();
    }

    /** The offered value as CR0 keeps it: ET is 1, reserved bits below 32 are 0. */
    private long stored(Situation s) {
        return Cr0.ET.set(value.applyAsLong(s) & Cr0.LAYOUT.namedMask());
    }

    private boolean turnsPagingOn(Situation s) {
        return !Cr0.PG.isSet(cr0(s)) && Cr0.PG.isSet(stored(s));
    }

    private boolean entersLongMode(Situation s) {
        return turnsPagingOn(s) && Efer.LME.isSet(s.cpu().control().efer());
    }

    private boolean loadsPdptes(Situation s) {
        long changed = cr0(s) ^ stored(s);
        boolean loads = ((Cr0.PG.mask() | Cr0.CD.mask() | Cr0.NW.mask()) & changed) != 0;
        ControlRegisters control = s.cpu().control();
        return loads && PaePaging.inUse(stored(s), control.cr4(), control.efer());
    }

    private static Evidence tss(Situation s) {
        int type = s.cpu().segments().get(SegmentName.TR).type();
        // Types 1 and 3 are the available and the busy 16-bit TSS; the S bit is 0.
        boolean small = (type & 0x1D) == 1;
        return Evidence.of(!small, "TR type", type, type | 8);
    }

    /** Stores the value; LMA follows LME and PG. */
    Change apply(Situation s, Processor next) {
        ControlRegisters before = s.cpu().control();
        long cr0 = stored(s);
        boolean longMode = Efer.LME.isSet(before.efer()) && Cr0.PG.isSet(cr0);
        long efer = longMode ? Efer.LMA.set(before.efer()) : Efer.LMA.clear(before.efer());
        Change change = Change.of(next.withControl(before.withCr0(cr0).withEfer(efer)))
                .telling(new RegisterWrite(Cr0.LAYOUT, before.cr0(), cr0));
        if (efer != before.efer()) {
            change = change.telling(new RegisterWrite(Efer.LAYOUT, before.efer(), efer));
        }
        long translating = Cr0.PG.mask() | Cr0.WP.mask() | Cr0.PE.mask();
        return ((before.cr0() ^ cr0) & translating) != 0 ? change.flushing() : change;
    }
}

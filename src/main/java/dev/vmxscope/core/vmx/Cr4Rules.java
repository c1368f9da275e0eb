package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.RegisterWrite;

/**
 * The rules for a new value of CR4. That FRED needs IA-32e mode is no rule here: outside 64-bit mode the instruction
 * cannot name bit 32. Intel SDM Vol. 3A, sections 2.5, 4.1 and 4.10.1; Vol. 3C, sections 24.7 and 24.8.
 */
final class Cr4Rules {
    private static final String SOURCE = "Intel SDM Vol. 3A, 2.5";
    private static final String PAGING = "Intel SDM Vol. 3A, 4.1.2";
    private static final String PCID = "Intel SDM Vol. 3A, 4.10.1";
    private static final String NEW = "new CR4";

    static final Stage STAGE = Stage.of(
            "new value of CR4",
            Outcome.Fault.GP0,
            Requirement.of(
                            "cr4-vmxe-supported",
                            "Intel SDM Vol. 3C, 24.6",
                            s -> CommonRequirements.cpuidBit(s.cpu().profile(), 1, 'c', 5))
                    .when(s -> Cr4.VMXE.isSet(offered(s))),
            Requirement.of("cr4-reserved-clear", SOURCE, s -> {
                long mask = ~(Cr4Support.bits(s.cpu().profile()) | Cr4.VMXE.mask());
                return Evidence.masked(Cr4.LAYOUT, offered(s), mask, 0).at(source(s));
            }),
            Requirement.of(
                            "cr4-vmxe-kept",
                            "Intel SDM Vol. 3C, 24.7",
                            s -> Evidence.bits(NEW, offered(s), Cr4.VMXE.mask(), Cr4.VMXE.mask(), Cr4.VMXE)
                                    .at(source(s)))
                    .when(s -> s.cpu().vmx().inOperation()),
            Requirement.of(
                            "cr4-pae-kept",
                            PAGING,
                            s -> Evidence.bits(NEW, offered(s), Cr4.PAE.mask(), Cr4.PAE.mask(), Cr4.PAE)
                                    .at(source(s)))
                    .when(s -> s.cpu().longModeActive()),
            Requirement.of(
                            "cr4-pcide-needs-long-mode",
                            PCID,
                            s -> Evidence.set(Efer.LAYOUT, s.cpu().control().efer(), Efer.LMA))
                    .when(s -> Cr4.PCIDE.isSet(offered(s))),
            Requirement.of(
                            "cr4-pcide-needs-pcid-0",
                            PCID,
                            s -> Evidence.bits("CR3", s.cpu().control().cr3(), 0xFFF, 0))
                    .when(s -> Cr4.PCIDE.isSet(offered(s)) && !Cr4.PCIDE.isSet(cr4(s))),
            Requirement.of(
                            "cr4-la57-kept",
                            PAGING,
                            s -> Evidence.bits(NEW, offered(s), Cr4.LA57.mask(), cr4(s), Cr4.LA57)
                                    .at(source(s)))
                    .when(s -> s.cpu().longModeActive() && la57Known(s)),
            Requirement.of(
                            "cr4-cet-needs-wp",
                            SOURCE,
                            s -> Evidence.set(Cr0.LAYOUT, s.cpu().control().cr0(), Cr0.WP)
                                    .at(Place.Control.CR0))
                    .when(s ->
                            Cr4.CET.isSet(offered(s)) && Cr4Support.has(s.cpu().profile(), Cr4.CET)),
            PaePaging.PDPTES_VALID.when(Cr4Rules::loadsPdptes),
            FixedBits.cr4Fixed0(Cr4Rules::offered, Cr4Rules::source)
                    .when(s -> s.cpu().vmx().inOperation()),
            FixedBits.cr4Fixed1(Cr4Rules::offered, Cr4Rules::source)
                    .when(s -> s.cpu().vmx().inOperation()));

    private Cr4Rules() {}

    private static long offered(Situation s) {
        return s.value(s.register(1));
    }

    private static Place source(Situation s) {
        return new Place.General(s.register(1).number());
    }

    private static long cr4(Situation s) {
        return s.cpu().control().cr4();
    }

    /** Without support the bit is reserved, and that says enough. */
    private static boolean la57Known(Situation s) {
        CpuProfile profile = s.cpu().profile();
        return Cr4Support.has(profile, Cr4.LA57) || Cr4.LA57.isSet(cr4(s));
    }

    private static boolean loadsPdptes(Situation s) {
        long loading = Cr4.PSE.mask() | Cr4.PGE.mask() | Cr4.PAE.mask() | Cr4.SMEP.mask();
        ControlRegisters control = s.cpu().control();
        return ((offered(s) ^ cr4(s)) & loading) != 0 && PaePaging.inUse(control.cr0(), offered(s), control.efer());
    }

    static Change apply(Situation s, Processor next) {
        ControlRegisters before = s.cpu().control();
        long cr4 = offered(s);
        return Change.of(next.withControl(before.withCr4(cr4)))
                .telling(new RegisterWrite(Cr4.LAYOUT, before.cr4(), cr4))
                .flushing();
    }
}

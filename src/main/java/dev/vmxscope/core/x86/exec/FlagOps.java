package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Register;
import java.util.Map;

/** Instructions on single flags, and those that do nothing a program can see. Intel SDM Vol. 2. */
final class FlagOps {
    private static final long LOW =
            Rflags.CF.mask() | Rflags.PF.mask() | Rflags.AF.mask() | Rflags.ZF.mask() | Rflags.SF.mask();

    private FlagOps() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.CLC, at -> new Simple(at, core -> core.flags.cf = false));
        table.put(Mnemonic.STC, at -> new Simple(at, core -> core.flags.cf = true));
        table.put(Mnemonic.CMC, at -> new Simple(at, core -> core.flags.cf = !core.flags.cf));
        table.put(Mnemonic.CLD, at -> new Simple(at, core -> core.flags.rest &= ~Rflags.DF.mask()));
        table.put(Mnemonic.STD, at -> new Simple(at, core -> core.flags.rest |= Rflags.DF.mask()));
        Place ah = Place.register(Register.AH);
        table.put(Mnemonic.LAHF, at -> new Simple(at, core -> ah.set(core, core.rflags())));
        table.put(
                Mnemonic.SAHF, at -> new Simple(at, core -> core.flags.set(core.rflags() & ~LOW | ah.get(core) & LOW)));
        for (Mnemonic nothing : new Mnemonic[] {
            Mnemonic.NOP,
            Mnemonic.ENDBR32,
            Mnemonic.ENDBR64,
            Mnemonic.PREFETCH,
            Mnemonic.PREFETCHW,
            Mnemonic.PREFETCHNTA,
            Mnemonic.PREFETCHT0,
            Mnemonic.PREFETCHT1,
            Mnemonic.PREFETCHT2,
            Mnemonic.LFENCE,
            Mnemonic.MFENCE,
            Mnemonic.SFENCE,
            Mnemonic.CLFLUSH,
            Mnemonic.CLFLUSHOPT,
            Mnemonic.CLWB
        }) {
            table.put(nothing, at -> new Simple(at, core -> {}));
        }
    }
}

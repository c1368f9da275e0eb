package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Register;
import java.util.List;

/** CPUID. Intel SDM Vol. 2A, "CPUID": unprivileged, in every mode; some bits follow the processor's state. */
final class CpuidSpec {
    private static final int EXIT_REASON = 10;
    private static final int APIC = 1 << 9;
    private static final int OSXSAVE = 1 << 27;
    private static final int OSPKE = 1 << 4;
    private static final int SYSCALL = 1 << 11;
    private static final int LONG_MODE = 1 << 29;
    private static final long APIC_ENABLE = 1 << 11;

    static final InstructionSpec CPUID =
            InstructionSpec.of(Mnemonic.CPUID, List.of(CommonRequirements.exits(EXIT_REASON)), (s, next) -> {
                CpuidValues values = answer(s.cpu(), (int) s.value(Register.EAX), (int) s.value(Register.ECX));
                GeneralRegisters general = next.general()
                        .with(GeneralRegisters.RAX, values.eax() & 0xFFFFFFFFL)
                        .with(GeneralRegisters.RBX, values.ebx() & 0xFFFFFFFFL)
                        .with(GeneralRegisters.RCX, values.ecx() & 0xFFFFFFFFL)
                        .with(GeneralRegisters.RDX, values.edx() & 0xFFFFFFFFL);
                return Change.of(next.withGeneral(general));
            });

    private CpuidSpec() {}

    /** The profile's answer with the bits that follow this processor's state and number. */
    static CpuidValues answer(Processor cpu, int leaf, int subleaf) {
        CpuProfile profile = cpu.profile();
        CpuidValues stored = profile.answer(leaf, subleaf);
        return switch (profile.effectiveLeaf(leaf)) {
            case 1 -> leaf1(cpu, stored);
            case 7 -> subleaf == 0 ? leaf7(cpu, stored) : stored;
            case 0xB, 0x1F -> new CpuidValues(stored.eax(), stored.ebx(), stored.ecx(), stored.edx() + cpu.id());
            case 0x80000001 -> extended(cpu, stored);
            default -> stored;
        };
    }

    /** The profile describes processor 0; the others differ from it in their APIC number. */
    private static CpuidValues leaf1(Processor cpu, CpuidValues stored) {
        boolean apic = (MsrValues.read(cpu, 0, Msr.IA32_APIC_BASE) & APIC_ENABLE) != 0;
        return new CpuidValues(
                stored.eax(),
                stored.ebx() + (cpu.id() << 24),
                follow(stored.ecx(), OSXSAVE, Cr4.OSXSAVE.isSet(cpu.control().cr4())),
                apic ? stored.edx() : stored.edx() & ~APIC);
    }

    private static CpuidValues leaf7(Processor cpu, CpuidValues stored) {
        boolean pke = Cr4.PKE.isSet(cpu.control().cr4());
        return new CpuidValues(stored.eax(), stored.ebx(), follow(stored.ecx(), OSPKE, pke), stored.edx());
    }

    /** Intel reports SYSCALL in 64-bit mode only. */
    private static CpuidValues extended(Processor cpu, CpuidValues stored) {
        boolean syscall = (stored.edx() & LONG_MODE) != 0 && cpu.in64BitMode();
        return new CpuidValues(stored.eax(), stored.ebx(), stored.ecx(), follow(stored.edx(), SYSCALL, syscall));
    }

    private static int follow(int value, int bit, boolean on) {
        return on ? value | bit : value & ~bit;
    }
}

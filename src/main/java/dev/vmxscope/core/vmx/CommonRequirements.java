package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidRegister;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Requirements and stages that many instructions share. */
final class CommonRequirements {
    /** CPL must be 0. */
    static final Requirement CPL_0 =
            Requirement.of("cpl-0", "Intel SDM Vol. 3A, 5.9", s -> Evidence.bits("CPL", s.cpl(), 3, 0));

    /** CR0.PE must be 1. */
    static final Requirement PROTECTED_MODE = Requirement.of(
            "protected-mode",
            "Intel SDM Vol. 3A, 2.5",
            s -> Evidence.set(Cr0.LAYOUT, s.cpu().control().cr0(), Cr0.PE).at(Place.Control.CR0));

    /** RFLAGS.VM must be 0. In real mode the bit means nothing. */
    static final Requirement NOT_VIRTUAL_8086 = Requirement.of(
                    "not-virtual-8086",
                    "Intel SDM Vol. 3B, 21.2",
                    s -> Evidence.clear(Rflags.LAYOUT, s.cpu().rflags(), Rflags.VM))
            .when(s -> !s.cpu().realMode());

    /** Not IA32_EFER.LMA = 1 with CS.L = 0. */
    static final Requirement NOT_COMPATIBILITY_MODE = Requirement.of(
                    "not-compatibility-mode", "Intel SDM Vol. 3A, 2.2", s -> codeIs64Bit(s.cpu()))
            .when(s -> s.cpu().longModeActive());

    /** IA32_EFER.LMA = 1 and CS.L = 1. */
    static final Requirement IN_64_BIT_MODE = Requirement.of("64-bit-mode", "Intel SDM Vol. 3A, 2.2", s -> {
        long efer = s.cpu().control().efer();
        return Efer.LMA.isSet(efer) ? codeIs64Bit(s.cpu()) : Evidence.set(Efer.LAYOUT, efer, Efer.LMA);
    });

    /** Not in VMX non-root operation, where the instruction ends it. */
    static final Requirement NOT_NON_ROOT = Requirement.of(
            "not-non-root",
            "Intel SDM Vol. 3C, 26.1",
            s -> Evidence.of(
                            s.cpu().vmx().mode() != VmxState.Mode.NON_ROOT,
                            "VMX operation",
                            s.cpu().vmx().mode().ordinal(),
                            VmxState.Mode.ROOT.ordinal())
                    .at(Place.State.VMX_OPERATION));

    private CommonRequirements() {}

    private static Evidence codeIs64Bit(Processor cpu) {
        boolean longMode = cpu.segments().get(SegmentName.CS).longMode();
        return Evidence.bits("CS.L", longMode ? 1 : 0, 1, 1);
    }

    /** Stage: in non-root operation the instruction causes a VM exit of that reason. */
    static Stage exits(int reason) {
        return Stage.of("VMX non-root operation", new Outcome.VmExit(reason), NOT_NON_ROOT);
    }

    /** Stage: in non-root operation it depends on the current VMCS whether the instruction exits; no guest runs yet. */
    static Stage mayExit() {
        return Stage.of(
                "VMX non-root operation", new Outcome.NotEmulated(Message.of("missing.non-root")), NOT_NON_ROOT);
    }

    /** Stage: #GP(0) unless CPL is 0. */
    static Stage privileged() {
        return Stage.of("privilege", Outcome.Fault.GP0, CPL_0);
    }

    /** Stage: the emulator does not know what the instruction does from here. */
    static Stage notEmulated(Mnemonic mnemonic) {
        return Stage.of(
                "emulation",
                new Outcome.NotEmulated(Message.verbatim(mnemonic.name())),
                Requirement.of(
                        "instruction-emulated",
                        "a limit of this emulator",
                        s -> Evidence.of(false, mnemonic.name(), 0, 1)));
    }

    /** Stage: #UD unless a CPUID bit tells of the instruction. */
    static Stage supported(int leaf, char register, int bit) {
        return Stage.of(
                "support",
                Outcome.Fault.UD,
                Requirement.of(
                        "instruction-supported",
                        "Intel SDM Vol. 2A, CPUID",
                        s -> cpuidBit(s.cpu().profile(), leaf, register, bit)));
    }

    /** Whether a CPUID bit of subleaf 0 is 1; register is one of a, b, c, d. */
    static boolean has(CpuProfile profile, int leaf, char register, int bit) {
        return cpuidBit(profile, leaf, register, bit).met();
    }

    /** Evidence that a CPUID bit of subleaf 0 is 1. */
    static Evidence cpuidBit(CpuProfile profile, int leaf, char register, int bit) {
        CpuidValues values = profile.leaf(leaf, 0);
        int value = switch (register) {
            case 'a' -> values.eax();
            case 'b' -> values.ebx();
            case 'c' -> values.ecx();
            default -> values.edx();
        };
        String name = "CPUID." + Integer.toHexString(leaf).toUpperCase(Locale.ROOT) + "H:E"
                + Character.toUpperCase(register) + "X[" + bit + "]";
        CpuidRegister place = CpuidRegister.valueOf("E" + Character.toUpperCase(register) + "X");
        return Evidence.bits(name, value & 0xFFFFFFFFL, 1L << bit, 1L << bit)
                .at(new Place.Cpuid(new CpuidLeaf(leaf, 0), place));
    }

    /** Stage: a memory operand can be accessed; passes where the operand is a register. */
    static Stage operandAccess(int index, int bytes, AccessKind kind) {
        return operandAccess(index, s -> bytes, kind);
    }

    /** Stage: a memory operand can be accessed, its size in bytes depending on the situation. */
    static Stage operandAccess(int index, Function<Situation, Integer> bytes, AccessKind kind) {
        return access(s -> s.isMemory(index) ? Optional.of(s.access(index, bytes.apply(s), kind)) : Optional.empty());
    }

    /** Stage: an access succeeds; passes where there is none. */
    static Stage access(Function<Situation, Optional<Access>> access) {
        return Stage.of(
                "operand access",
                Outcome.Fault.GP0,
                accessRule("operand-canonical", "Intel SDM Vol. 3A, 3.3.7.1", access, Access.Rule.CANONICAL)
                        .when(s -> s.cpu().in64BitMode()),
                accessRule("operand-segment", "Intel SDM Vol. 3A, 5.3 and 5.5", access, Access.Rule.SEGMENT)
                        .when(s -> !s.cpu().in64BitMode()),
                accessRule("operand-mapped", "Intel SDM Vol. 3A, 4.6 and 4.7", access, Access.Rule.PAGING));
    }

    /** The access must not be refused by one rule; not known where an earlier rule refuses it. */
    private static Requirement accessRule(
            String id, String source, Function<Situation, Optional<Access>> access, Access.Rule rule) {
        return Requirement.partial(id, source, situation -> {
            Optional<Access> found = access.apply(situation);
            if (found.isPresent() && found.get() instanceof Access.Refused refused) {
                return refused.rule() == rule
                        ? Optional.of(refused.evidence())
                        : refused.rule().ordinal() < rule.ordinal()
                                ? Optional.empty()
                                : Optional.of(Evidence.of(true, "operand", 0, 0));
            }
            long linear = found.isPresent() && found.get() instanceof Access.Reached reached ? reached.linear() : 0;
            return Optional.of(Evidence.of(true, "operand", linear, linear));
        });
    }
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.EptVpidCapabilities;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.vmcs.SecondaryControls;
import dev.vmxscope.core.vmcs.VmxControls;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * INVEPT and INVVPID. Intel SDM Vol. 3C, section 31.3: the type is checked before the descriptor in memory is read. No
 * guest runs, so nothing is cached of any; the machine's own cached translations are forgotten, which the manual allows
 * at any time.
 */
final class InvalidationSpecs {
    private static final String EPT = "Intel SDM Vol. 3C, 31.3 INVEPT";
    private static final String VPID = "Intel SDM Vol. 3C, 31.3 INVVPID";
    private static final Outcome INVALID = new Outcome.VmFail(28);
    private static final int DESCRIPTOR_BYTES = 16;
    private static final int VPID_BITS = 16;
    private static final int ONE_CONTEXT = 1;
    private static final int ALL_CONTEXTS = 2;
    private static final int ONE_ADDRESS = 0;
    private static final int HIGHEST_TYPE = 3;

    private InvalidationSpecs() {}

    /** INVEPT; the stages given are those up to the privilege. */
    static InstructionSpec invept(List<Stage> prologue) {
        return InstructionSpec.vmx(
                Mnemonic.INVEPT,
                VmxSpecs.with(
                        prologue,
                        Stage.of("type", INVALID, type("invept-type", EPT, InvalidationSpecs::ofInvept)),
                        CommonRequirements.operandAccess(1, DESCRIPTOR_BYTES, AccessKind.READ),
                        Stage.of(
                                "descriptor",
                                INVALID,
                                pointer(EptPointer.MEMORY_TYPE, EptPointer::memoryType),
                                pointer(EptPointer.WALK_LENGTH, EptPointer::walkLength),
                                pointer(EptPointer.ACCESSED_DIRTY, EptPointer::accessedDirty),
                                pointer(EptPointer.RESERVED, EptPointer::reserved))),
                (s, next) -> Change.of(next)
                        .writing(s.readMarks(1, DESCRIPTOR_BYTES))
                        .flushing());
    }

    /** INVVPID; the stages given are those up to the privilege. */
    static InstructionSpec invvpid(List<Stage> prologue) {
        return InstructionSpec.vmx(
                Mnemonic.INVVPID,
                VmxSpecs.with(
                        prologue,
                        Stage.of("type", INVALID, type("invvpid-type", VPID, InvalidationSpecs::ofInvvpid)),
                        CommonRequirements.operandAccess(1, DESCRIPTOR_BYTES, AccessKind.READ),
                        Stage.of("descriptor", INVALID, reserved(), identifier(), address())),
                (s, next) -> Change.of(next)
                        .writing(s.readMarks(1, DESCRIPTOR_BYTES))
                        .flushing());
    }

    /** That the processor has EPT or VPIDs, and the instruction for it. */
    static Requirement supported(String id, BitField control, BitField capability) {
        return Requirement.of(id, "Intel SDM Vol. 3C, 31.3; Vol. 3D, A.10", s -> {
            CpuProfile profile = s.cpu().profile();
            if (!VmxControls.SECONDARY.allows(profile, control)) {
                return Evidence.bits(
                        Msr.IA32_VMX_PROCBASED_CTLS2.name(),
                        profile.msr(Msr.IA32_VMX_PROCBASED_CTLS2.index()).orElse(0),
                        control.mask() << 32,
                        control.mask() << 32);
            }
            return Evidence.set(EptVpidCapabilities.LAYOUT, capabilities(profile), capability);
        });
    }

    static Requirement eptSupported() {
        return supported("ept-supported", SecondaryControls.ENABLE_EPT, EptVpidCapabilities.INVEPT);
    }

    static Requirement vpidSupported() {
        return supported("vpid-supported", SecondaryControls.ENABLE_VPID, EptVpidCapabilities.INVVPID);
    }

    private static long capabilities(CpuProfile profile) {
        return profile.msr(Msr.IA32_VMX_EPT_VPID_CAP.index()).orElse(0);
    }

    private static long typeOf(Situation s) {
        return s.value(s.register(0));
    }

    private static Requirement type(String id, String source, Function<Situation, Boolean> exists) {
        return Requirement.of(id, source, s -> {
            boolean met = exists.apply(s);
            return Evidence.of(met, "type", typeOf(s), met ? typeOf(s) : ONE_CONTEXT)
                    .at(new Place.General(s.register(0).number()));
        });
    }

    private static boolean ofInvept(Situation s) {
        long capabilities = capabilities(s.cpu().profile());
        long type = typeOf(s);
        return type == ONE_CONTEXT && EptVpidCapabilities.INVEPT_SINGLE.isSet(capabilities)
                || type == ALL_CONTEXTS && EptVpidCapabilities.INVEPT_ALL.isSet(capabilities);
    }

    private static boolean ofInvvpid(Situation s) {
        long type = typeOf(s);
        long types = EptVpidCapabilities.INVVPID_TYPES.of(capabilities(s.cpu().profile()));
        return type >= 0 && type <= HIGHEST_TYPE && (types >>> type & 1) != 0;
    }

    private static Optional<Long> descriptor(Situation s, int offset) {
        return s.access(1, DESCRIPTOR_BYTES, AccessKind.READ) instanceof Access.Reached reached
                ? Optional.of(reached.read(s.memory(), offset, 8))
                : Optional.empty();
    }

    /** Where a quadword of the descriptor is kept, if the descriptor is in one piece. */
    private static @Nullable Place place(Situation s, int offset) {
        return s.access(1, DESCRIPTOR_BYTES, AccessKind.READ) instanceof Access.Reached reached
                        && reached.split() == DESCRIPTOR_BYTES
                ? new Place.Memory("descriptor", reached.physical() + offset, 8)
                : null;
    }

    private static Requirement pointer(String id, Function<EptPointer, Evidence> check) {
        return Requirement.partial(
                        id,
                        EPT,
                        s -> descriptor(s, 0)
                                .map(value -> check.apply(new EptPointer(s.cpu().profile(), "descriptor[63:0]", value))
                                        .at(place(s, 0))))
                .when(s -> typeOf(s) == ONE_CONTEXT);
    }

    private static Requirement reserved() {
        return Requirement.partial(
                "invvpid-descriptor",
                VPID,
                s -> descriptor(s, 0)
                        .map(low -> Evidence.bits("descriptor[63:0]", low, -1L << VPID_BITS, 0)
                                .at(place(s, 0))));
    }

    private static Requirement identifier() {
        return Requirement.partial(
                        "invvpid-vpid",
                        VPID,
                        s -> descriptor(s, 0)
                                .map(low -> new Evidence(
                                        Situation.cut(low, VPID_BITS) != 0,
                                        "descriptor[15:0]",
                                        List.of(),
                                        low,
                                        1,
                                        (1L << VPID_BITS) - 1,
                                        null,
                                        place(s, 0))))
                .when(s -> typeOf(s) != ALL_CONTEXTS);
    }

    private static Requirement address() {
        return Requirement.partial(
                        "invvpid-address",
                        VPID,
                        s -> descriptor(s, 8)
                                .map(linear -> Evidence.of(
                                                Paging.isCanonical(linear),
                                                "descriptor[127:64]",
                                                linear,
                                                linear << 16 >> 16)
                                        .at(place(s, 8))))
                .when(s -> typeOf(s) == ONE_ADDRESS);
    }
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** INVLPG, INVPCID, INVD, WBINVD. Intel SDM Vol. 2A and 2D. The emulator has no data caches. */
final class CacheSpecs {
    private static final String SOURCE = "Intel SDM Vol. 2A, INVPCID";
    private static final int DESCRIPTOR_BYTES = 16;
    private static final int PCID_BITS = 12;
    private static final int HIGHEST_TYPE = 3;

    static final List<InstructionSpec> ALL = List.of(
            InstructionSpec.of(
                    Mnemonic.INVLPG,
                    List.of(CommonRequirements.privileged(), CommonRequirements.mayExit()),
                    (s, next) -> Change.of(next).flushing()),
            InstructionSpec.of(
                    Mnemonic.INVD, List.of(CommonRequirements.privileged(), CommonRequirements.exits(13)), Effect.NONE),
            InstructionSpec.of(
                    Mnemonic.WBINVD,
                    List.of(CommonRequirements.privileged(), CommonRequirements.mayExit()),
                    Effect.NONE),
            InstructionSpec.of(
                    Mnemonic.INVPCID,
                    List.of(
                            CommonRequirements.supported(7, 'b', 10),
                            CommonRequirements.privileged(),
                            CommonRequirements.mayExit(),
                            Stage.of("type", Outcome.Fault.GP0, type()),
                            CommonRequirements.operandAccess(1, DESCRIPTOR_BYTES, AccessKind.READ),
                            Stage.of("descriptor", Outcome.Fault.GP0, descriptor(), address(), pcide())),
                    CacheSpecs::flush));

    private CacheSpecs() {}

    private static long typeOf(Situation s) {
        return s.value(s.register(0));
    }

    private static Change flush(Situation s, Processor next) {
        Access.Reached reached = (Access.Reached) s.access(1, DESCRIPTOR_BYTES, AccessKind.READ);
        return Change.of(next).writing(reached.marks()).flushing();
    }

    private static Requirement type() {
        return Requirement.of(
                "invpcid-type", SOURCE, s -> Evidence.bits("INVPCID type", typeOf(s), ~(long) HIGHEST_TYPE, 0));
    }

    private static Optional<Evidence> look(Situation s, int offset, Function<Long, Evidence> check) {
        return s.access(1, DESCRIPTOR_BYTES, AccessKind.READ) instanceof Access.Reached reached
                ? Optional.of(check.apply(reached.read(s.memory(), offset, 8)))
                : Optional.empty();
    }

    private static Requirement descriptor() {
        return Requirement.partial(
                "invpcid-descriptor",
                SOURCE,
                s -> look(s, 0, low -> Evidence.bits("descriptor[63:12]", low, -1L << PCID_BITS, 0)));
    }

    private static Requirement address() {
        return Requirement.partial(
                        "invpcid-address",
                        SOURCE,
                        s -> look(
                                s,
                                8,
                                linear -> Evidence.of(
                                        Paging.isCanonical(linear), "descriptor[127:64]", linear, linear << 16 >> 16)))
                .when(s -> typeOf(s) == 0);
    }

    private static Requirement pcide() {
        return Requirement.partial(
                        "invpcid-pcid",
                        SOURCE,
                        s -> look(s, 0, low -> Evidence.bits("descriptor[11:0]", low, (1 << PCID_BITS) - 1, 0)))
                .when(s -> typeOf(s) <= 1 && !Cr4.PCIDE.isSet(s.cpu().control().cr4()));
    }
}

package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.TablePointer;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** LGDT, LIDT, SGDT, SIDT. Intel SDM Vol. 2A and 2B. */
final class TableSpecs {
    private static final int LIMIT_BYTES = 2;
    private static final long BASE_24 = 0xFFFFFFL;

    private static final Stage BASE_CANONICAL = Stage.of(
            "table base",
            Outcome.Fault.GP0,
            Requirement.partial(
                            "table-base-canonical",
                            "Intel SDM Vol. 2A, LGDT/LIDT",
                            s -> loaded(s)
                                    .map(table -> Evidence.of(
                                            Paging.isCanonical(table.base()),
                                            "base",
                                            table.base(),
                                            table.base() << 16 >> 16)))
                    .when(s -> s.cpu().in64BitMode()));

    static final List<InstructionSpec> ALL = List.of(
            load(Mnemonic.LGDT, (s, table) -> s.withTables(table, s.idtr())),
            load(Mnemonic.LIDT, (s, table) -> s.withTables(s.gdtr(), table)),
            store(Mnemonic.SGDT, Processor::gdtr),
            store(Mnemonic.SIDT, Processor::idtr));

    private TableSpecs() {}

    private static int baseBytes(Situation s) {
        return s.instruction().mode() == Mode.BITS64 ? 8 : 4;
    }

    /** The limit and base that the operand holds; 16-bit operands take 24 bits of the base. */
    private static Optional<TablePointer> loaded(Situation s) {
        int bytes = LIMIT_BYTES + baseBytes(s);
        if (!(s.access(0, bytes, AccessKind.READ) instanceof Access.Reached reached)) {
            return Optional.empty();
        }
        int limit = (int) reached.read(s.memory(), 0, LIMIT_BYTES);
        long base = reached.read(s.memory(), LIMIT_BYTES, baseBytes(s));
        boolean narrow =
                s.instruction().mode() != Mode.BITS64 && s.instruction().operandBits() == 16;
        return Optional.of(new TablePointer(narrow ? base & BASE_24 : base, limit));
    }

    private interface Loader {
        Processor load(Processor cpu, TablePointer table);
    }

    private static InstructionSpec load(Mnemonic mnemonic, Loader loader) {
        return InstructionSpec.of(
                mnemonic,
                List.of(
                        CommonRequirements.privileged(),
                        CommonRequirements.mayExit(),
                        CommonRequirements.operandAccess(0, s -> LIMIT_BYTES + baseBytes(s), AccessKind.READ),
                        BASE_CANONICAL),
                (s, next) -> {
                    Access.Reached reached = (Access.Reached) s.access(0, LIMIT_BYTES + baseBytes(s), AccessKind.READ);
                    return Change.of(loader.load(next, loaded(s).orElseThrow())).writing(reached.marks());
                });
    }

    private static InstructionSpec store(Mnemonic mnemonic, Function<Processor, TablePointer> table) {
        return InstructionSpec.of(
                mnemonic,
                List.of(
                        Umip.stage(),
                        CommonRequirements.mayExit(),
                        CommonRequirements.operandAccess(0, s -> LIMIT_BYTES + baseBytes(s), AccessKind.WRITE)),
                (s, next) -> {
                    Access.Reached reached = (Access.Reached) s.access(0, LIMIT_BYTES + baseBytes(s), AccessKind.WRITE);
                    TablePointer pointer = table.apply(s.cpu());
                    return Change.of(next)
                            .writing(reached.marks())
                            .writing(reached.write(0, pointer.limit(), LIMIT_BYTES))
                            .writing(reached.write(LIMIT_BYTES, pointer.base(), baseBytes(s)));
                });
    }
}

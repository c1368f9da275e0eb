package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Mnemonic;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the operation of an instruction, from one table that each family of instructions adds to. */
final class Compiler {
    private static final Map<Mnemonic, Maker> TABLE = table();

    private Compiler() {}

    /** Makes an operation. */
    interface Maker {
        Op make(At at);
    }

    private static Map<Mnemonic, Maker> table() {
        Map<Mnemonic, Maker> table = new EnumMap<>(Mnemonic.class);
        Integers.define(table);
        Multiplications.define(table);
        Shifts.define(table);
        Bits.define(table);
        Moves.define(table);
        Exchanges.define(table);
        Branches.define(table);
        StackOps.define(table);
        Strings.define(table);
        FlagOps.define(table);
        SseMoves.define(table);
        SseIntegers.define(table);
        SseShuffles.define(table);
        SseFloats.define(table);
        SseConversions.define(table);
        SseState.define(table);
        return table;
    }

    /** Every instruction that it knows. */
    static Set<Mnemonic> known() {
        return Collections.unmodifiableSet(TABLE.keySet());
    }

    /** The operation, or null for an instruction that the interpreter does not know. */
    static @Nullable Op compile(At at) {
        Maker maker = TABLE.get(at.instruction().mnemonic());
        return maker == null ? new SystemOp(at) : maker.make(at);
    }
}

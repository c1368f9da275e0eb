package dev.vmxscope.core.x86.exec;

import org.jspecify.annotations.Nullable;

/** Makes the operation of an instruction. */
final class Compiler {
    private Compiler() {}

    /** The operation, or null for an instruction that the interpreter does not know. */
    static @Nullable Op compile(At at) {
        return null;
    }
}

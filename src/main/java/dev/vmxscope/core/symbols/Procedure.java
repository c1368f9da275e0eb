package dev.vmxscope.core.symbols;

import java.util.List;

/**
 * A function with debug information.
 *
 * @param name as in the source
 * @param range its code
 * @param debugStart offset in bytes at which the prologue is over, 0 when the compiler did not say
 * @param debugEnd offset in bytes at which the epilogue begins, 0 when the compiler did not say
 * @param type index for {@link Types}; of another table when {@code typeIsId}
 * @param typeIsId true when {@code type} is an index into the table of ids, which is not read
 * @param global true when other modules can call it by name
 * @param module the object file
 * @param frameSize bytes of the stack frame, 0 when unknown
 * @param locals parameters first as the compiler ordered them, blocks inside included
 */
public record Procedure(
        String name,
        CodeRange range,
        long debugStart,
        long debugEnd,
        int type,
        boolean typeIsId,
        boolean global,
        Module module,
        long frameSize,
        List<Local> locals) {
    /** Copies the list. */
    public Procedure {
        locals = List.copyOf(locals);
    }
}
